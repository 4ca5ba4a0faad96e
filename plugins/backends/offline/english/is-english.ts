const commonWords = new Set(
  `the a an and or of to in on for with by from is are was be as at that this it its we our you your they their have has will can not all more who which what how about into than through across so if but no up out new
  makes make help helps builds build work team platform software company people service services based using use`.split(/\s+/),
);
const foreignWords = new Set(
  `de het een en van voor met je wij onze jij zijn naar bij der die das und für mit wir unser ist ein eine auf den dem la le les des et pour nous votre notre une dans avec el los las para con una nuestro somos y o em com
  uma você nossa não är och att som vi på til og du i di il che per gli sono è jest oraz dla`.split(/\s+/),
);

/** A rough test that is only asked to keep other languages out: function words of English must outnumber those of its neighbours. */
export function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const latin = words.filter((word) => /^[a-zà-ÿ]+$/.test(word));
  if (latin.length < words.length * 0.9) return false;
  const english = words.filter((word) => commonWords.has(word)).length;
  const foreign = words.filter((word) => foreignWords.has(word) && !commonWords.has(word)).length;
  if (foreign > english) return false;
  return words.length < 8 || english / words.length >= 0.12;
}

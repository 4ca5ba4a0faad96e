export const answerLanguages = ['english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch', 'polish', 'swedish', 'japanese'] as const;
export type AnswerLanguage = (typeof answerLanguages)[number];

/**
 * The languages that folded text may be written in, by its small words. All of them when it has hardly any, since "Stop" and "Non" are said without; English always, since people mix it in.
 * It only leaves out what cannot be meant: letters and words are too few in an answer to name one language with certainty.
 */
export function likelyLanguages(folded: string): readonly AnswerLanguage[] {
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(folded)) return ['japanese', 'english'];
  const counts = new Map<AnswerLanguage, number>();
  for (const [word] of folded.slice(0, 4_000).matchAll(/[a-z']+/g)) for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most <= 2) return answerLanguages;
  return answerLanguages.filter((language) => language === 'english' || (counts.get(language) ?? 0) * 2 >= most);
}

const smallWords: Readonly<Partial<Record<AnswerLanguage, string>>> = {
  english: "the and you your i is are not to of we for this have my please thanks that with me our it be will at on do don't can what who i'm us if but from",
  german: 'ich sie und der die das nicht ist bitte wir mich uns ein eine einen fur mit von danke es haben kein keine den auf zu ihre ihren ihnen dem des mir wer was sind aus nie nein ja im am nehmen',
  french: "je vous et le la les de des nous pas est une un pour votre vos mon ma mes merci ne que du en bonjour ce au moi qui plus j n l d c m non oui suis sur svp on dans",
  spanish: 'el la los las de que no y por para mi mis me gracias usted su sus una un con en es del lo le hola estoy estamos se al si nos pero muy yo mas',
  italian: 'il la le di che non e per mi mio mia grazie una un con sono del della dalla lei vostra vostro ci siamo al alla si no ma piu in lo sua suo',
  portuguese: 'o a os as de que nao e por para meu minha me obrigado obrigada uma um com seu seus sua estou em do da no na voce se mas mais sim nos ao temos',
  dutch: 'ik de het een en niet van je jij u we wij op met voor geen bedankt mijn dit is graag mij me uw ons maar naar om te dat die aan nee ja heb deze',
  polish: 'nie prosze sie na do i w z jest mnie dziekuje czy to mi jestem pan pana pani moj moje moich za o tak ze dzien dobry ale juz nas ja jak u bardzo',
  swedish: 'jag och det att inte en ett ar pa for tack du vi mig har kan med av till fran vill dig min mitt den som om ja nej men er oss i detta',
};

const languagesOf: ReadonlyMap<string, readonly AnswerLanguage[]> = byWord();

function byWord(): ReadonlyMap<string, readonly AnswerLanguage[]> {
  const found = new Map<string, AnswerLanguage[]>();
  for (const language of answerLanguages) for (const word of (smallWords[language] ?? '').split(' ').filter((each) => each !== '')) found.set(word, [...(found.get(word) ?? []), language]);
  return found;
}

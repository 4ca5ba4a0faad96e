/** What a line is about, by the words in it. */
export type Topic = 'funding' | 'launch' | 'news' | 'hiring' | 'product' | 'people' | 'history' | 'other';

const topics: readonly (readonly [Topic, RegExp])[] = [
  ['funding', /\b(?:series [a-f]\b|seed (?:round|funding)|raised (?:over |more than |a )?[$€£]|funding (?:round|from)|[$€£]\s?\d[\d.,]*\s?(?:m|million|bn|billion)\b.{0,40}\b(?:funding|investment|round|raised|series)|venture[- ](?:backed|capital)|backed by)/i],
  ['launch', /\b(?:(?:recently|just|newly) (?:launched|released|introduced)|we (?:have )?launched|has launched|announc(?:es|ed|ing)|now available|general availability|new (?:product|feature|version) )/i],
  ['news', /\b(?:acquired|acquisition of|merged with|merger|joins forces|ranked #?\d|named (?:a|one|to|the|as)|(?:won|awarded|received) (?:the |an? )?.{0,30}award|recogni[sz]ed (?:as|by)|featured (?:in|on|by)|went public|publicly traded|IPO)\b/i],
  ['hiring', /\b(?:(?:we(?:'|’)?(?:re| are)|is|are) (?:always |currently |actively )?(?:hiring|recruiting|growing (?:our|the|its) team|looking for)|join (?:our|the|us)|(?:seeking|looking for) (?:an? )?(?:experienced|talented|motivated|passionate|skilled|senior))\b/i],
  ['people', /\b(?:remote(?:ly)?|remote-first|distributed (?:team|company)|work(?:ing)? from (?:home|anywhere)|offices?|headquarter\w*|time ?zones?|team members|employees|staff|colleagues|culture|flexible|work[- ]life|retreats?|meet-?ups?|co-?working|our team|hours|freelancers|contractors|slack|zoom|google (?:meet|hangouts)|hangouts|stand-?ups?|jira|trello|sprints?|agile|our processes|workflows to ensure)\b/i],
  ['history', /\b(?:founded|established|started) (?:in|by)\b|\bsince (?:19|20)\d\d\b/i],
  ['product', /\b(?:platform|software|products?|apps?|applications?|tools?|services?|solutions?|api|customers?|clients?|users?|businesses|companies|enterprises|developers|communit\w+|marketplace|helps?|enabl\w+|provid\w+|builds?|mak(?:e|es|ing)|develop\w*|deliver\w*|design\w*|creat\w+|power\w*|mission|data|cloud|network|agency|consultancy|startup|studio|system|technology|online|digital|mobile|web)\b/i],
];

/** "A remote company that builds …" is about what it builds. */
const saysWhatItMakes = /\b(?:that|which|who) (?:offers?|provides?|builds?|makes?|develops?|helps?|creates?|enables?|speciali[sz]es?|delivers?|connects?|designs?)\b/i;

export function topicOf(line: string): Topic {
  const topic = topics.find(([, pattern]) => pattern.test(line))?.[0] ?? 'other';
  return topic === 'people' && saysWhatItMakes.test(line) ? 'product' : topic;
}

// Résumés drop articles ("Redesigned checkout flow"); a sentence in the first person wants them back ("I redesigned the checkout flow").

import { article } from './article.ts';

const opensWithDeterminer =
  /^(?:a|an|the|this|that|these|those|my|our|their|its|his|her|your|all|any|each|every|both|either|some|no|many|much|more|most|few|several|various|multiple|numerous|countless|one|two|three|four|five|six|seven|eight|nine|ten|up|over|under|about|around|approximately|nearly|almost|between|at|how|what|where|why|whether|who|it|them|us|people|everyone|others|someone|anything|everything|such|another|other|additional|further|first|second|third|\W*\d.*|[$€£#~<>+].*)$/i;
const nounPhraseEnds =
  /^(?:of|for|to|in|on|with|from|by|at|across|using|via|into|onto|through|as|that|which|who|while|when|where|under|over|between|among|amongst|per|during|after|before|within|without|against|about|around|and|or|&|than|including|resulting|leading|so|because|along|alongside|towards?|up|down|out|off|until|since|beyond|serving|supporting|covering|handling|used|focused|based|is|are|was|were|be|written|built|both)$/i;
const groups = /^(?:team|group|staff|class|cohort|squad|network|portfolio|fleet|department|crew|panel|committee|series|set|range|variety|budget)$/i;
const massNouns = new Set(
  `accessibility accountability accuracy adherence administration adoption advertising advice analysis analytics attendance automation availability awareness bandwidth behavior behaviour branding business capacity care
cash churn clarity code coding collaboration commerce communication communications compliance confidence consistency content control copy cost coverage data debt delivery demand deployment design development documentation
downtime drag education efficiency effort email energy engagement engineering equipment evidence excellence execution experience expertise exposure fashion feedback finance food fraud functionality funding growth guidance hardware
health help housing hygiene inclusion income inference information infrastructure innovation input insight inventory investment involvement knowledge latency leadership learning literacy load logistics loyalty machinery
maintenance management marketing material math mathematics mentoring mentorship merchandise messaging modeling modelling money monitoring morale music observability onboarding optimization output overhead overtime ownership
participation paperwork partnership payroll people performance photography physics planning policy privacy procurement production productivity profitability programming progress purchasing quality readability recruitment
reliability reporting research resilience responsiveness retention revenue review risk safety sales satisfaction scalability search security SEO shipping software space staffing stability staff stock storage strategy success
supervision supply support sustainability technology testing throughput time tooling traffic training transparency transport transportation travel treatment trust turnaround turnover understanding uptime usability usage
utilization value visibility volume waste wellbeing work workload writing`.split(/\s+/),
);

/** Puts an article before the object of a verb when a single countable thing stands there without one. */
export function withArticle(object: string): string {
  const preposition = /^(?:with|on|to|in|for|within|across)\s/.exec(object)?.[0];
  if (preposition !== undefined) {
    const rest = withArticle(object.slice(preposition.length));
    return preposition + (/^with/.test(preposition) ? rest.replace(/^the (?=(?:\S+ )?team\b)/, 'a ') : rest);
  }
  const words = object.split(' ');
  if (/^\d+[ -](?:minute|hour|day|week|month|year|bed|person|page|part|step|point|seat)\b/.test(object) && isSingleThing(headOf(words), 3)) return `${article(object)} ${object}`;
  const first = words[0] ?? '';
  if (first === '' || opensWithDeterminer.test(first) || !/^[\p{L}\d]/u.test(first)) return object;
  if (nounPhraseEnds.test(first) || /ly$/.test(first)) return object;
  const phrase = nounPhrase(words);
  const head = headOf(words);
  if (phrase.length > 6 || !isSingleThing(head, phrase.length)) return object;
  const after = words.slice(phrase.length, phrase.length + 2).join(' ');
  if (groups.test(head) && /^of\b/.test(after)) return `a ${object}`;
  return `the ${object}`;
}

function nounPhrase(words: readonly string[]): readonly string[] {
  const phrase: string[] = [];
  for (const word of words) {
    if (nounPhraseEnds.test(word)) break;
    phrase.push(word);
    if (/[,;:.)]$/.test(word) || /ly$/.test(word)) break;
  }
  return phrase.length > 1 && /ly$/.test(phrase.at(-1) ?? '') ? phrase.slice(0, -1) : phrase;
}

function headOf(words: readonly string[]): string {
  return (nounPhrase(words).at(-1) ?? '').replace(/[,;:.)]+$/, '');
}

function isSingleThing(head: string, length: number): boolean {
  if (head.length < 3 && !/^[A-Z]{2}$/.test(head)) return false;
  if (/\d/.test(head) || /\//.test(head)) return false;
  if (/s$/.test(head) && !/(?:ss|us|is)$/.test(head)) return false;
  if (/^[A-Z][a-z]/.test(head) || /[a-z][A-Z]/.test(head)) return false;
  if (/^[A-Z]{2,}$/.test(head)) return length > 1;
  const lower = head.toLowerCase();
  if (massNouns.has(lower) || /(?:ness|ity|ware|ship|ism|ics|ing|ance|ence|ment|graphy)$/.test(lower)) return false;
  if (/^(?:children|women|men|people|staff|media|criteria|alumni|feet)$/.test(lower)) return false;
  return /^[a-z][a-z-]+$/.test(head);
}

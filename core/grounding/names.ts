// Finds proper names in a draft: companies, people, products, schools, places.
import { commonWords } from './common-words.ts';
import { foreignLanguage } from './foreign-stretches.ts';
import type { Foreign } from './voice.ts';
import type { PartText } from './inspection.ts';
import type { SourceText, Stretch } from './sources.ts';
import type { Token } from './tokens.ts';

export interface NameAt extends Stretch {
  /** Lower case, without possessives. */
  readonly words: readonly string[];
}

/** Names in order. `isWord` says whether some source writes this word in small letters. */
export function names(part: PartText, isWord: (lower: string) => boolean): readonly NameAt[] {
  const found: NameAt[] = [];
  const list = part.tokens;
  const inSkill = new Set<number>();
  for (const { from, to } of [...part.skills, ...part.quantities]) for (let index = from; index < to; index += 1) inSkill.add(index);
  const titleCase = (part.part === 'subjectA' || part.part === 'subjectB') && isTitleCase(list);
  const sentenceStarts = new Set(part.sentences.map(({ from }) => from));
  let sentence = part.sentences[0] ?? { from: 0, to: 0 };
  const letter = foreignLanguage(list, 0, list.length, null);
  let foreign: Foreign | null = null;
  for (let at = 0; at < list.length; at += 1) {
    if (sentenceStarts.has(at)) {
      sentence = part.sentenceAt(at);
      foreign = foreignLanguage(list, sentence.from, sentence.to, letter);
    }
    // Other languages' first words are unknown here, and German gives every noun a capital.
    if (foreign !== null && !isForeignName(list, at, foreign, opensSentence(list, at, sentenceStarts))) continue;
    if (inSkill.has(at) || !mayBeName(list, at, titleCase || opensSentence(list, at, sentenceStarts), isWord)) continue;
    let to = at + 1;
    while (to < list.length) {
      // "Series B": a letter that goes with the name.
      if (/^[A-HJ-Z]$/.test(list[to]?.text ?? '') && list[to]?.lines === 0 && !(list[to + 1]?.text === '.' && isCapital(list[to + 2]) && !sentenceStarts.has(to + 2))) {
        to += 1;
        continue;
      }
      const link = linkLength(list, to);
      const next = to + link;
      if (link > 1 && !isCapital(list[next])) break;
      if (sentenceStarts.has(next) || inSkill.has(next) || (list[next]?.lines ?? 2) > 1 || !mayBeName(list, next, titleCase, isWord)) break;
      to = next + 1;
    }
    found.push({ from: at, to, words: list.slice(at, to).filter(({ kind }) => kind !== 'mark').map(({ lower }) => bare(lower)) });
    at = to - 1;
  }
  return found;
}

/** A name without a possessive ending: "Stripe's" is Stripe. */
export function bare(lower: string): string {
  return lower.replace(/'s$|'$/, '');
}

/** Famous companies are names however they are written. Those that are also English words are left out. */
const famous = new Set(
  (
    'google facebook microsoft netflix airbnb spotify nvidia openai anthropic deepmind linkedin youtube whatsapp instagram twitter tiktok paypal ebay ibm intel cisco adobe salesforce dropbox shopify atlassian palantir ' +
    'uber lyft doordash instacart coinbase robinhood klarna revolut monzo wise adyen zalando deliveroo booking expedia samsung sony siemens bosch volkswagen toyota tesla spacex nasa boeing airbus accenture deloitte mckinsey kpmg pwc capgemini infosys wipro ' +
    'tencent alibaba baidu bytedance huawei walmart disney hulu pinterest snapchat reddit hubspot zendesk datadog cloudflare databricks hashicorp mongodb stanford harvard oxford caltech epfl'
  ).split(' '),
);

function mayBeName(list: readonly Token[], at: number, opens: boolean, isWord: (lower: string) => boolean): boolean {
  const token = list[at];
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'number')) return false;
  if (token.kind === 'number') return gluedName(list, at);
  const lower = bare(token.lower);
  if (famous.has(lower) && !isWord(lower) && !commonWords.has(lower)) return true;
  if (lower.length === 1 || /^i'/.test(token.lower) || freely.has(lower)) return false;
  if (at > 0 && !token.spaced && list[at - 1]?.kind === 'number') return gluedName(list, at - 1);
  if (!isCapital(token)) return /\p{Ll}\p{Lu}/u.test(token.text) || (/\d/.test(token.text) && !/^(?:mp3|mp4|h264|utf8|p2p|b2b|b2c)$/.test(lower));
  const known = commonWords.has(lower) || commonWords.has(token.lower) || isWord(lower);
  const shouting = token.text.length > 1 && token.text === token.text.toUpperCase() && /\p{Lu}{2}/u.test(token.text);
  // "WE" and "THE" in capitals are words; "ACME" is none.
  if (shouting) return !commonWords.has(lower);
  if (opens) return !known;
  // A capital in the middle makes even a plain word a name: "at Square". Whether a source has it is asked later.
  return true;
}

function isForeignName(list: readonly Token[], at: number, language: Foreign, opens: boolean): boolean {
  const { lower, text, kind } = list[at] as Token;
  if (kind === 'number') return true;
  if (famous.has(bare(lower)) || /\p{Ll}\p{Lu}|\p{Lu}{2}|\d/u.test(text)) return true;
  if (opens) return false;
  if (language !== 'german') return !/^(?:je|j'|ik|yo|u|uw|vous|usted)/.test(lower);
  return /^(?:bei|von)$/.test(list[at - 1]?.lower ?? '') && !/^(?:ihnen|ihr|ihrem|ihren|ihrer|der|dem|den|einem|einer|uns)$/.test(lower);
}

/** `37signals`, `3Blocks`: digits that belong to a name. A unit or an ordinal is none. */
function gluedName(list: readonly Token[], at: number): boolean {
  const next = list[at + 1];
  return next?.kind === 'word' && !next.spaced && next.text.length > 3 && !/^(?:year|month|week|minute|hour|second|percent|people|person|person's|times|fold|plus|years|months|days|mins|hours|users|billion|million|thousand)/.test(next.lower);
}

function isCapital(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && /^\p{Lu}/u.test(token.text);
}

function opensSentence(list: readonly Token[], at: number, starts: ReadonlySet<number>): boolean {
  for (let index = at; index >= 0 && index > at - 4; index -= 1) {
    if (starts.has(index)) return list.slice(index, at).every(({ kind, text }) => kind === 'mark' || /^\d+$/.test(text));
  }
  const before = list[at - 1];
  return before?.text === ':' || before?.text === '"' || (before?.kind === 'mark' && /^[•*–—]$/.test(before.text) && before.lines > 0);
}

function isTitleCase(list: readonly Token[]): boolean {
  const long = list.filter(({ kind, text }) => kind === 'word' && text.length > 3);
  return long.length > 2 && long.filter(isCapital).length >= long.length * 0.7;
}

/** Words or marks between two parts of one name: nothing, a hyphen, "&", "of the". Returns how many tokens they take. */
function linkLength(list: readonly Token[], at: number): number {
  const token = list[at];
  if (token === undefined) return 0;
  if (token.text === '&' || (token.text === '-' && !token.spaced && list[at + 1]?.spaced === false)) return 1;
  if (/^(?:of|de|del|della|di|van|von|der|du|for)$/.test(token.lower) && isCapital(list[at + 1])) return 1;
  return token.lower === 'of' && list[at + 1]?.lower === 'the' && isCapital(list[at + 2]) ? 2 : 0;
}

/** Whether the words of a name stand in a source, in one piece or in pieces that are names there. */
export function nameSupported(words: readonly string[], sources: readonly SourceText[], alone: (word: string) => boolean): boolean {
  const known = words.filter((word) => word !== '');
  if (known.length === 0) return true;
  for (let from = 0; from < known.length; ) {
    const length = longestRun(known, from, sources);
    const whole = length === known.length;
    const word = known[from] ?? '';
    if (whole || length > 1) from += length;
    else if (word.length > 1 && (alone(word) || legalForms.has(word) || (length === 1 && (commonWords.has(word) || sources.some((source) => standsAlone(word, source)))))) from += 1;
    else return false;
  }
  return true;
}

const legalForms = new Set(['inc', 'ltd', 'llc', 'gmbh', 'ag', 'corp', 'corporation', 'co', 'plc', 'bv', 'ab', 'sa', 'limited']);

function longestRun(words: readonly string[], from: number, sources: readonly SourceText[]): number {
  let best = 0;
  for (const source of sources) {
    for (const place of placesOf(words[from] ?? '', source)) {
      let length = 1;
      let at = place + 1;
      while (from + length < words.length) {
        while (source.tokens[at]?.kind === 'mark' && /^[-&.,]$/.test(source.tokens[at]?.text ?? '') && at < place + 12) at += 1;
        if (/^(?:of|the|de|and|for)$/.test(source.tokens[at]?.lower ?? '') && words[from + length] !== source.tokens[at]?.lower) at += 1;
        if (bare(source.tokens[at]?.lower ?? '') !== words[from + length]) break;
        length += 1;
        at += 1;
      }
      best = Math.max(best, length);
      if (best === words.length - from) return best;
    }
  }
  return best;
}

function placesOf(word: string, source: SourceText): readonly number[] {
  return [...(source.places.get(word) ?? []), ...(source.places.get(`${word}'s`) ?? [])].slice(0, 200);
}

/** A name of one word there: no capitalised neighbour makes it part of a longer one ("Google" in "Google Cloud"). */
export function standsAlone(word: string, source: SourceText): boolean {
  return placesOf(word, source).some((place) => {
    const list = source.tokens;
    const next = list[place + 1];
    const nextJoined = next !== undefined && next.lines === 0 && (isCapital(next) || next.text === '&');
    return !nextJoined;
  });
}

/** Words with a capital that name nobody: months and days, greetings and closings, common shortenings, titles (which have a rule of their own). */
const freely = new Set(
  (
    'i ok okay hi hello hey dear sir madam mr mrs ms mx dr regards best kind warm sincerely cheers thanks hiring team manager talent acquisition people recruiting recruiter ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'cv pdf api apis faq url urls hr it qa pr prs ui ux os kpi kpis okr okrs roi sla slas slo slos mvp r&d b2b b2c saas paas iaas ai ml id ids tv pc vs eta rfc rfcs cli sdk sdks ide ' +
    'utc gmt cet cest est edt pst pdt eod asap fyi ps p.s rsvp am pm tl;dr ' +
    'ceo cto cfo coo cio cpo cmo ciso vp svp evp ' +
    'english-speaking internet web zoom github linkedin'
  ).split(' '),
);

/** Languages and peoples: free words about others, but a claim when the sender says it of themselves. */
export const peoples = new Set(
  'english german french spanish italian portuguese dutch polish swedish danish norwegian finnish czech greek turkish russian ukrainian arabic hebrew hindi chinese mandarin japanese korean american british canadian australian indian european asian african swiss austrian belgian irish scottish welsh mexican brazilian latin'.split(' '),
);

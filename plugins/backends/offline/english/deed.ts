import { balanced } from './balanced.ts';
import { clip, endsOpen, wordCount } from './clip.ts';
import { baseOfThirdPerson, isBase, verbForm } from './verbs.ts';
import { withArticle } from './with-article.ts';

/** What somebody did, ready to stand in a sentence of theirs. */
export interface Deed {
  /**
   * `past`, `present` and `passive` follow "I" (led a team; lead a team; was promoted to …);
   * `infinitive` follows "my work was to" (lead a team), `gerund` follows "my work includes" (leading a team).
   */
  readonly form: 'past' | 'present' | 'infinitive' | 'gerund';
  readonly text: string;
  /** How it opens: `led`, for telling deeds apart. */
  readonly verb: string;
}

const mostWords = 27;
const leastWords = 5;

/**
 * Turns a line of a résumé ("Led a team of 5.") into words that can follow "I" ("led a team of 5").
 * Null for every line whose form is not known for certain: headings, fragments, noun phrases.
 */
export function deedOf(line: string, current: boolean): Deed | null {
  const whole = firstSentence(tidy(line));
  if (!isPlainProse(whole)) return null;
  const spoken = /^I\s+/.test(whole) ? whole.replace(/^I\s+/, '') : whole;
  const clipped = clip(spoken.split(/;\s/)[0] ?? spoken, mostWords, leastWords);
  if (clipped === null || wordCount(clipped) < leastWords) return null;
  const text = clipped.replace(/[\s.;:,]+$/, '');
  if (endsOpen(text) || !balanced(text)) return null;
  return convert(text, current);
}

function convert(line: string, current: boolean): Deed | null {
  const responsible = /^(?:responsible for|in charge of|accountable for)\s/i.exec(line);
  if (responsible !== null) {
    const rest = lowerFirst(line);
    return current ? { form: 'present', text: `am ${rest}`, verb: 'am' } : { form: 'past', text: `was ${rest}`, verb: 'was' };
  }
  const adverb = /^([A-Z][a-z]+ly)\s+(?=[a-z])/.exec(line);
  const lead = adverb === null ? '' : `${lowerFirst(adverb[1] ?? '')} `;
  const rest = adverb === null ? line : line.slice(adverb[0].length);
  const verb = /^[A-Za-z]+(?:-[A-Za-z]+)?/.exec(rest)?.[0];
  if (verb === undefined || /^[A-Z]{2,}$/.test(verb)) return null;
  const following = rest.slice(verb.length).trimStart();
  const form = verbForm(verb, following);
  if (form === undefined || following === '' || /^[:–—|/]/.test(following)) return null;
  switch (form.tense) {
    case 'passive':
      return { form: 'past', text: `was ${lead}${lowerFirst(rest)}`, verb: verb.toLowerCase() };
    case 'past':
      return pastDeed(lead, verb, following);
    case 'gerund':
      return { form: 'gerund', text: lowerFirst(rest), verb: verb.toLowerCase() };
    case 'present':
      return presentDeed(lead, verb, following, form, current);
  }
}

function pastDeed(lead: string, verb: string, following: string): Deed | null {
  const mended = mendObject(verb.toLowerCase(), following, (word) => verbForm(word, '')?.tense === 'past');
  return mended === null ? null : { form: 'past', text: `${lead}${mended}`, verb: verb.toLowerCase() };
}

function presentDeed(lead: string, verb: string, following: string, form: { readonly base: string; readonly nounLike: boolean }, current: boolean): Deed | null {
  const thirdPerson = verb.toLowerCase() !== form.base;
  if (form.nounLike && !opensObject(form.base, following)) return null;
  const rest = thirdPerson ? withoutThirdPerson(following) : following;
  if (rest === null) return null;
  const mended = mendObject(form.base, rest, isBase);
  if (mended === null) return null;
  return { form: current ? 'present' : 'infinitive', text: `${lead}${mended}`, verb: form.base };
}

/** Puts the missing article after a chain of verbs: "designed and built" + "payment service". */
function mendObject(verb: string, following: string, isVerb: (word: string) => boolean): string | null {
  const chain = /^((?:(?:,\s*)?[a-z-]+)?,?\s*(?:and|&)\s+)([a-z-]+)\s+/.exec(following);
  if (chain !== null && isVerb(chain[2] ?? '')) {
    const before = (chain[1] ?? '').replace('&', 'and');
    const joint = /^[,\s]/.test(before) ? '' : ' ';
    return `${verb}${joint}${before}${chain[2]} ${withArticle(following.slice(chain[0].length))}`;
  }
  const joint = /^,/.test(following) ? '' : ' ';
  return `${verb}${joint}${withArticle(following)}`;
}

/** "designs and builds" loses its -s in both places; null when a later verb would keep one. */
function withoutThirdPerson(following: string): string | null {
  const chained = following.replace(/^((?:and|&)\s+)([a-z]+s)\b/, (whole: string, joint: string, verb: string) => {
    const base = baseOfThirdPerson(verb);
    return base === undefined ? whole : `${joint}${base}`;
  });
  for (const later of chained.matchAll(/(?:,|\band)\s+([a-z]+s)\b/g)) {
    if (baseOfThirdPerson(later[1] ?? '') !== undefined) return null;
  }
  return chained;
}

/** Verbs that open titles and headings too: "Lead data engineer", "Design systems". */
const titleLike = new Set('lead head design research market program project master staff field state store test chair host model sample source'.split(' '));
const determiners =
  /^(?:a|an|the|our|their|all|any|each|every|both|multiple|various|several|numerous|new|existing|complex|large|small|more|over|up|out|with|closely|directly|alongside|two|three|four|five|six|seven|eight|nine|ten|\d\S*|[a-z]+ly)(?=[\s,]|$)/;

/** What can stand right behind a verb, and not behind a noun used as a heading. */
function opensObject(base: string, following: string): boolean {
  if (determiners.test(following)) return true;
  const chained = /^(?:and|&)\s+([a-z-]+)\s/.exec(following)?.[1];
  if (chained !== undefined && (isBase(chained) || baseOfThirdPerson(chained) !== undefined)) return true;
  return !titleLike.has(base) && /^[a-z-]+\s[a-z-]+[^s\W]s\b/.test(following) && !/^(?:of|for|on|in|to|from)\s/.test(following);
}

function isPlainProse(line: string): boolean {
  if (/https?:|www\.|@|[|•●▪◦*_#<>{}\\…]|\.\.\.|\bTODO\b|\bXX+\b/.test(line)) return false;
  if (/^[^:]{0,30}:\s/.test(line)) return false;
  if (/\b[A-Z]{4,}\s+[A-Z]{4,}\b/.test(line)) return false;
  return /^[A-Z][a-z]/.test(line) || /^I\s/.test(line);
}

function tidy(line: string): string {
  return line
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-–—•●▪◦*·]\s*/, '')
    .replace(/,?\s*etc\.?$/i, '')
    .replace(/\s+([.,;:])/g, '$1');
}

function firstSentence(text: string): string {
  const end = /(?<!\b(?:e\.g|i\.e|vs|Inc|Ltd|Co|Corp|St|Dr|Mr|Ms|Mrs|approx|incl|no|No|[A-Z]))[.!?]\s+(?=[A-Z"“])/.exec(text);
  return end === null ? text : text.slice(0, end.index + 1);
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

// Does a source prove this number? The digit alone proves nothing: value, unit and what is counted must agree.
import type { Quantity } from './quantities.ts';
import type { SourceText, Stretch } from './sources.ts';
import { stem, type Token } from './tokens.ts';

/** A number of the draft with the words around it. */
export interface StatedQuantity {
  readonly quantity: Quantity;
  /** Tokens of the draft. */
  readonly tokens: readonly Token[];
  /** The clause it stands in. */
  readonly clause: Stretch;
  /** Skills named in that clause which the number may be about. */
  readonly skills: readonly string[];
  /** Written in another language than the sources may be: nouns cannot be compared. */
  readonly foreign: boolean;
}

/** A stretch of the source that proves it, or null. */
export function quantitySupport(stated: StatedQuantity, source: SourceText): Stretch | null {
  const { quantity } = stated;
  const [low, high] = range(quantity);
  for (const candidate of between(source.quantities, low, high)) {
    const sentence = source.sentence(candidate.from);
    if (sameRate(stated, candidate, source)) return sentence;
    if (!sameMeasure(quantity, candidate, stated.tokens)) continue;
    if (isAboutTheSame(stated, candidate, sentence, source)) return sentence;
  }
  return null;
}

/** Which values of a source prove the one stated: "over 40" is proven by 43, "about 40" by 38, "40" by 40 alone. */
function range({ value, upTo, said, unit }: Quantity): readonly [number, number] {
  if (unit === 'calendar-year' || unit === 'ordinal' || unit === 'clock') return [value, value];
  const slack = value * 1e-9;
  if (upTo !== null) return [value, upTo];
  if (said === 'over' || said === 'at-least') return [value - slack, value * 2];
  if (said === 'about') return [value * 0.9, value * 1.1];
  if (said === 'under') return [value * 0.75, value + slack];
  // Months prove years, and the other way round.
  if (unit === 'year' || unit === 'month') return [value / 12 - slack, value * 12 + slack];
  if ((unit === 'times' && value === 0.5) || (unit === 'percent' && value === 50)) return [0.5, 50];
  const rounding = Number.isInteger(value) ? slack : 0.005;
  return [value - rounding, value + rounding];
}

function* between(ascending: readonly Quantity[], low: number, high: number): Generator<Quantity> {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ascending[middle] as Quantity).value < low) from = middle + 1;
    else to = middle;
  }
  for (let index = from; index < ascending.length && (ascending[index] as Quantity).value <= high; index += 1) yield ascending[index] as Quantity;
}

/** "200 releases a week" for "ships 200 times a week". */
function sameRate({ quantity, tokens }: StatedQuantity, candidate: Quantity, source: SourceText): boolean {
  if (quantity.unit !== null || candidate.unit !== 'times' || !agrees(quantity, candidate.value)) return false;
  const period = rateAfter(tokens, quantity.to);
  return period !== null && period === rateAfter(source.tokens, candidate.to);
}

function rateAfter(list: readonly Token[], from: number): string | null {
  for (let at = from; at < from + 4; at += 1) {
    const next = list[at + 1];
    if (/^(?:an?|per|each|every)$/.test(list[at]?.lower ?? '') && /^(?:hour|day|week|month|year)$/.test(next?.lower ?? '')) return next?.lower ?? null;
  }
  return null;
}

function sameMeasure(stated: Quantity, found: Quantity, tokens: readonly Token[]): boolean {
  if (stated.upTo !== null || found.upTo !== null) return stated.unit === found.unit && (stated.upTo !== null || false) && (found.upTo === null || found.value === stated.value);
  if (stated.unit === found.unit) return agrees(stated, found.value) && !(stated.said === 'over' && found.value === stated.value && found.said !== 'over' && found.said !== 'at-least');
  // "raised 2 million" for "$2M", and "team of 2019" for nothing.
  if (stated.unit === null && stated.noun.length === 0 && found.unit !== null && /^[A-Z]{3}$/.test(found.unit)) return agrees(stated, found.value);
  if (stated.unit === 'year' && found.unit === 'month') return agrees(stated, found.value / 12);
  if (stated.unit === 'month' && found.unit === 'year') return agrees(stated, found.value * 12);
  if (stated.unit === 'times' && found.unit === 'percent') return agrees(stated, found.value === 50 && stated.value === 0.5 ? 0.5 : Number.NaN);
  if (stated.unit === 'percent' && found.unit === 'times') return stated.value === 50 && found.value === 0.5;
  return stated.unit === 'calendar-year' && found.unit === null && found.value === stated.value && tokens.length > 0 && found.noun.length === 0;
}

function agrees({ value, said }: Quantity, found: number): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= Math.abs(other) * 1e-9;
  if (said === 'over' || said === 'at-least') return found >= value || near(found, value);
  if (said === 'about') return found >= value * 0.9 && found <= value * 1.1;
  if (said === 'under') return found <= value && found >= value * 0.75;
  return near(found, value) || (!Number.isInteger(value) && Math.abs(found - value) < 0.005);
}

const durations = new Set(['year', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond', 'microsecond']);

function isAboutTheSame(stated: StatedQuantity, candidate: Quantity, sentence: Stretch, source: SourceText): boolean {
  const { quantity } = stated;
  if (quantity.unit === 'calendar-year') return sameMonth(stated, candidate, source);
  if (stated.foreign && !((quantity.unit === 'year' || quantity.unit === 'month') && stated.skills.length > 0)) return true;
  if (quantity.unit === null || quantity.unit === 'ordinal') return sameNoun(stated, candidate, source);
  if ((quantity.unit === 'year' || quantity.unit === 'month') && stated.skills.length > 0) {
    const piece = durationsIn(sentence, source) > 1 ? pieceAround(candidate, sentence, source) : sentence;
    const named = source.skillsIn(piece);
    return stated.skills.every((skill) => named.has(skill));
  }
  const words = contentWords(stated);
  if (words.size === 0) return true;
  const there = withKin(source.stemsIn(sentence));
  if ([...words].some((word) => there.has(word))) return true;
  const named = source.skillsIn(sentence);
  return stated.skills.some((skill) => named.has(skill));
}

function sameMonth({ quantity, tokens }: StatedQuantity, candidate: Quantity, source: SourceText): boolean {
  const stated = month(tokens[quantity.from - 1]);
  return stated === null || month(source.tokens[candidate.from - 1]) === stated;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function month(token: Token | undefined): number | null {
  if (token === undefined || !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(token.lower)) return null;
  return months.indexOf(token.lower.slice(0, 3));
}

function sameNoun(stated: StatedQuantity, candidate: Quantity, source: SourceText): boolean {
  const { quantity, tokens } = stated;
  const name = tokens[quantity.from - 1];
  // "SOC 2", "Python 3": a number that goes with the name before it.
  if (name?.kind === 'word' && /^\p{Lu}/u.test(name.text) && name.lower !== 'i' && source.tokens[candidate.from - 1]?.lower === name.lower) return true;
  const around = withKin(new Set([...candidate.noun, ...wordsBefore(source.tokens, candidate.from, source.sentence(candidate.from).from)]));
  if (quantity.noun.length > 0) {
    // "a team of nine keeps it": what follows is no noun, the team is.
    const group = tokens[quantity.from - 1]?.lower === 'of' ? stem(tokens[quantity.from - 2]?.lower ?? '') : '';
    if (/^(?:team|group|crew)$/.test(group) && !/s$/.test(tokens[quantity.to]?.lower ?? '') && around.has(group)) return true;
    const head = quantity.noun.at(-1) ?? '';
    const own = withKin(new Set(quantity.noun));
    const theirs = candidate.noun.at(-1);
    // Engineers are people, though people are not all engineers.
    if (general.has(head) && [...around].some((word) => staff.has(word))) return true;
    return around.has(head) || (quantity.noun[0] !== undefined && around.has(quantity.noun[0]) && quantity.noun.length === 1) || (theirs !== undefined && own.has(theirs));
  }
  const before = wordsBefore(tokens, quantity.from, stated.clause.from);
  if (before.length > 0) return before.some((word) => around.has(word));
  const words = contentWords(stated);
  const there = source.stemsIn(source.sentence(candidate.from));
  return words.size === 0 || [...words].some((word) => there.has(word));
}

/** Content words right before a number: "team of 6", "Python 3", "headcount: 50". */
function wordsBefore(list: readonly Token[], at: number, from: number): readonly string[] {
  const words: string[] = [];
  for (let index = at - 1; index >= Math.max(from, at - 5) && words.length < 3; index -= 1) {
    const token = list[index] as Token;
    if (token.kind === 'word' && !emptyWords.has(stem(token.lower))) words.push(stem(token.lower));
  }
  return words;
}

/** What the clause of a number speaks of, without words that go with any number. */
function contentWords({ tokens, clause, quantity }: StatedQuantity): ReadonlySet<string> {
  const words = new Set<string>();
  const from = Math.max(clause.from, quantity.from - 25);
  const to = Math.min(clause.to, quantity.to + 25);
  for (let index = from; index < to; index += 1) {
    const token = tokens[index] as Token;
    if (token.kind !== 'word' || (index >= quantity.from && index < quantity.to)) continue;
    const word = stem(token.lower);
    if (word.length > 1 && !emptyWords.has(word)) words.add(word);
  }
  return words;
}

function durationsIn({ from, to }: Stretch, source: SourceText): number {
  return source.quantities.filter((one) => one.from >= from && one.to <= to && durations.has(one.unit ?? '')).length;
}

/** From comma to comma: in "Go (8 years), Kubernetes (5 years)" each number has its own. */
function pieceAround(candidate: Quantity, { from, to }: Stretch, source: SourceText): Stretch {
  const parts = (index: number): boolean => /^[,;|•·]$/.test(source.tokens[index]?.text ?? '') || (source.tokens[index]?.lines ?? 0) > 0;
  let start = candidate.from;
  while (start > from && !parts(start - 1)) start -= 1;
  let end = candidate.to;
  while (end < to && !parts(end)) end += 1;
  return { from: start, to: end };
}

const general = new Set(['people', 'person', 'folk', 'colleague', 'human', 'head'].map(stem));
const staff = new Set(['engineer', 'developer', 'designer', 'scientist', 'manager', 'analyst', 'colleague', 'people', 'person', 'employee', 'member'].map(stem));

const kin = ['people person employee staff member team headcount size colleague strong folk human', 'engineer developer programmer dev team report', 'customer client', 'request call', 'service microservice', 'app application', 'repo repository', 'fund raise round', 'cost spend bill', 'deploy deployment release'].map((line) => line.split(' ').map(stem));
const kinOf = new Map<string, Set<string>>();
for (const family of kin) for (const word of family) kinOf.set(word, new Set([...(kinOf.get(word) ?? []), ...family]));

function withKin(words: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(words);
  for (const word of words) for (const relative of kinOf.get(word) ?? []) all.add(relative);
  return all;
}

/** Stems that say nothing of what a number is about. */
const emptyWords = new Set(
  (
    "a an the and or but of to in on at by for from with without as that which who i i'v i'm i'd i'll me my mine we our us you your it its this these those they their them is are was were be been being am has have had having do do did does not no yes " +
    'will would can could should may might must than then so if when while where what how why all any some more most much many few over under about around nearly almost roughly approximately least just only also too very really still already now currently recently ' +
    'year month week day hour minute second time percent experience experienc profession professional hand work job role career build built building made make making led lead run ran running creat us use using used spent spend spending ' +
    'cut cutt reduc reduction increas increase improv improvement grow grew grown growth lower shrink shrank drop dropp fell rose sav scal doubl halv tripl speed reach went bring brought help took take get got gave ' +
    'there here out up down into across within per each every after before since until last past next first between through during plus under behind belt'
  )
    .split(' ')
    .flatMap((word) => [word, stem(word)]),
);

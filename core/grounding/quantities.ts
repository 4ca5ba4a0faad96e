// Finds what is counted or measured in a text, by value and unit: "8", "eight" and "VIII years", "2M" and "2 million", "30%" and "30 percent".
import { multiples, multitudes, ordinals, romanValue, scales, shortScales, tens, unitNames, units } from './number-words.ts';
import { stem, type Token } from './tokens.ts';

export interface Quantity {
  /** Token indexes of number and unit; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Of a multitude without a number ("thousands"): up to where it may go. */
  readonly upTo: number | null;
  /** `percent`, `USD`, `year`, `times`, `calendar-year`, `ordinal`, …; null for a plain count. */
  readonly unit: string | null;
  /** How it is said: more than it, at least it, about it, or just it. */
  readonly said: 'exactly' | 'over' | 'at-least' | 'about' | 'under';
  /** What is counted: stems of the words of the noun phrase after it, `of` included. */
  readonly noun: readonly string[];
}

/** Quantities in order; a token is part of at most one. Linear in the number of tokens. */
export function quantities(list: readonly Token[]): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < list.length; ) {
    const amount = amountAt(list, at);
    if (amount === null) {
      at += 1;
      continue;
    }
    const currency = currencyBefore(list, at);
    const from = currency === null ? at : at - 1;
    const unit = currency !== null && (amount.unit === null || amount.unit === 'calendar-year') ? currency : amount.unit;
    found.push({ from, to: amount.to, value: amount.value, upTo: amount.upTo ?? null, unit, said: qualifier(list, from, amount.to), noun: nounAfter(list, amount.to) });
    at = amount.to;
  }
  return withRanges(list, found);
}

/** In "3–5 years" and "10k to 2M users" the first number counts what the second does. */
function withRanges(list: readonly Token[], found: Quantity[]): readonly Quantity[] {
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const first = found[index] as Quantity;
    const second = found[index + 1] as Quantity;
    if (first.unit !== null || first.noun.length > 0 || second.from !== first.to + 1) continue;
    if (/^(?:-|–|—|to|or)$/.test(list[first.to]?.lower ?? '')) found[index] = { ...first, unit: second.unit, noun: second.noun };
  }
  // "from 40 minutes to 8" counts minutes twice.
  for (let index = 1; index < found.length; index += 1) {
    const first = found[index - 1] as Quantity;
    const second = found[index] as Quantity;
    if (second.unit === null && second.noun.length === 0 && first.unit !== 'calendar-year' && second.from === first.to + 1 && list[first.to]?.lower === 'to') found[index] = { ...second, unit: first.unit, noun: first.noun };
  }
  return found;
}

interface Amount {
  readonly to: number;
  readonly value: number;
  readonly unit: string | null;
  readonly upTo?: number;
}

function amountAt(list: readonly Token[], at: number): Amount | null {
  const token = list[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return digitsAt(list, at);
  if (token.kind !== 'word') return null;
  const { lower } = token;
  if (/^\d/.test(lower)) return null;
  if (lower === 'decade' && /^(?:past|last|full|whole)$/.test(list[at - 1]?.lower ?? '')) return { to: at + 1, value: 10, unit: 'year' };
  const multiple = multiples.get(lower);
  if (multiple !== undefined && !/^(?:check|checked|click|down|opt|edged|blind)/.test(list[at + 1]?.lower ?? '')) return { to: at + 1, value: multiple, unit: 'times' };
  const multitude = multitudes.get(lower);
  const second = list[at + 1]?.lower === 'of' ? multitudes.get(list[at + 2]?.lower ?? '') : undefined;
  if (multitude !== undefined && second !== undefined) return withUnit(list, { to: at + 3, value: multitude[0] * second[0], upTo: multitude[0] * second[0] * 10, unit: null });
  if (multitude !== undefined) return withUnit(list, { to: at + 1, value: multitude[0], upTo: multitude[1], unit: lower === 'decades' ? 'year' : null });
  return fractionAt(list, at) ?? wordsAt(list, at) ?? ordinalAt(list, at) ?? romanAt(list, at);
}

/** `1,200`, `99.95`, `2.5M`, `5 0` (spaced out), `8O` (with a letter for a zero). */
function digitsAt(list: readonly Token[], at: number): Amount | null {
  const first = list[at] as Token;
  const before = list[at - 1];
  // Part of a name such as `S3-compatible`: no; but the 3 of "v3" or "HTTP/3" belongs to a word right before it.
  if (before !== undefined && !first.spaced && before.text === '/' && list[at - 2]?.kind === 'number') return null;
  let digits = first.text;
  let to = at + 1;
  while (/^\d$/.test(digits.slice(-1)) && first.text.length === 1 && list[to]?.kind === 'number' && list[to]?.text.length === 1 && list[to]?.spaced === true) {
    digits += list[to]?.text ?? '';
    to += 1;
  }
  const joinedThousands = /^\d{1,3}$/.test(digits) && /^\d{3}$/.test(list[to]?.text ?? '') && list[to]?.spaced === true && !/^(?:19|20)\d\d$/.test(digits);
  if (joinedThousands) {
    digits += list[to]?.text ?? '';
    to += 1;
  }
  const glued = list[to];
  if (glued !== undefined && glued.kind === 'word' && !glued.spaced) {
    const { text } = glued;
    if (/^[OoIl]+$/.test(text)) return withUnit(list, { to: to + 1, value: readNumber(digits + text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1')), unit: null });
    if (/^(?:st|nd|rd|th)$/i.test(text)) return { to: to + 1, value: readNumber(digits), unit: 'ordinal' };
    if (/^(?:am|pm)$/i.test(text)) return { to: to + 1, value: readNumber(digits), unit: 'clock' };
    const scale = shortScales.get(text);
    if (scale !== undefined) return withUnit(list, { to: to + 1, value: readNumber(digits) * scale, unit: null });
    if (text === 's' && /^(?:19|20)?\d0$/.test(digits)) return { to: to + 1, value: readNumber(digits), unit: 'calendar-year' };
    const unit = unitNames.get(text.toLowerCase());
    if (unit !== undefined) return { to: to + 1, value: readNumber(digits), unit };
    return null; // a name that begins with digits: `37signals`, `3D`
  }
  if (list[to]?.text === ':' && list[to + 1]?.kind === 'number' && list[to]?.spaced === false) {
    const meridiem = /^(?:am|pm)$/i.test(list[to + 2]?.text ?? '') ? 1 : 0;
    return { to: to + 2 + meridiem, value: readNumber(digits) * 100 + readNumber(list[to + 1]?.text ?? '0'), unit: 'clock' };
  }
  if (/^(?:am|pm)$/i.test(list[to]?.text ?? '')) return { to: to + 1, value: readNumber(digits), unit: 'clock' };
  if (list[to]?.text === '/' && list[to + 1]?.kind === 'number' && list[to]?.spaced === false) {
    const over = readNumber(list[to + 1]?.text ?? '1');
    if (digits === '24' && over === 7) return null;
    return over > 0 ? { to: to + 2, value: (readNumber(digits) / over) * 100, unit: 'percent' } : null;
  }
  return withUnit(list, { to, value: readNumber(digits), unit: null });
}

/** `1.000,50` and `1,000.50`: the last mark parts the decimals unless exactly three digits follow a mark. */
function readNumber(digits: string): number {
  const marks = digits.match(/[.,]/g) ?? [];
  if (marks.length === 0) return Number(digits);
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const after = digits.length - last - 1;
  const grouping = after === 3 && !/^0[.,]/.test(digits) && (digits[last] === ',' || marks.length > 1 || digits.endsWith('.000'));
  if (grouping || marks.filter((mark) => mark === digits[last]).length > 1) return Number(digits.replace(/[.,]/g, ''));
  return Number(`${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`);
}

/** `two hundred and fifty`, `twenty-five`, `a dozen`, `1.5 million`. */
function wordsAt(list: readonly Token[], at: number): Amount | null {
  const opening = list[at]?.lower ?? '';
  if (opening !== 'a' && opening !== 'an' && !units.has(opening) && !tens.has(opening)) return null;
  let to = at;
  let sum = 0;
  let group = 0;
  let any = false;
  if (opening === 'a' || opening === 'an') {
    const next = list[at + 1]?.lower ?? '';
    if (next === 'dozen') return withUnit(list, { to: at + 2, value: 12, unit: null });
    if (next === 'decade') return { to: at + 2, value: 10, unit: 'year' };
    if (next === 'century') return { to: at + 2, value: 100, unit: 'year' };
    if (!scales.has(next)) return null;
    group = 1;
    to = at + 1;
  }
  for (; to < list.length; to += 1) {
    const word = list[to];
    if (word === undefined || word.kind !== 'word' || (to > at && word.lines > 1)) break;
    const { lower } = word;
    const unit = units.get(lower);
    const ten = tens.get(lower);
    const scale = scales.get(lower);
    if (unit !== undefined && (group === 0 || group % 100 === 0 || (group % 10 === 0 && group % 100 >= 20 && unit < 10))) group += unit;
    else if (ten !== undefined && group % 100 === 0) group += ten;
    else if (scale === 100 && group > 0 && group < 100) group *= 100;
    else if (scale !== undefined && scale > 100 && group > 0) {
      sum += group * scale;
      group = 0;
    } else if (lower === 'dozen' && group > 0) group *= 12;
    else if (lower === 'and' && any && group % 100 === 0 && (units.has(list[to + 1]?.lower ?? '') || tens.has(list[to + 1]?.lower ?? '')) && (sum > 0 || group >= 100)) continue;
    else break;
    any = true;
    if (list[to + 1]?.text === '-' && list[to + 1]?.spaced === false && ten !== undefined && units.has(list[to + 2]?.lower ?? '')) to += 1;
  }
  const value = sum + group;
  if (!any) return null;
  if (value === 1 && !countsAsOne(list, to)) return null;
  if (opening === 'zero' && list[to]?.text === '-') return null; // zero-downtime
  return withUnit(list, { to, value, unit: null });
}

/** "One" is a number only in front of a measure: "one year", "one million". */
function countsAsOne(list: readonly Token[], to: number): boolean {
  const next = list[list[to]?.text === '-' ? to + 1 : to]?.lower ?? '';
  return ['year', 'month', 'percent', 'USD', 'EUR', 'GBP', 'week'].includes(unitNames.get(next) ?? '');
}

/** `half`, `a third`, `two thirds`, `a quarter of`, as percent. */
function fractionAt(list: readonly Token[], at: number): Amount | null {
  const opening = list[at]?.lower ?? '';
  if (opening !== 'half' && opening !== 'a' && !units.has(opening)) return null;
  const words = [opening, list[at + 1]?.lower ?? '', list[at + 2]?.lower ?? ''];
  const before = list[at - 1]?.lower ?? '';
  if (words[0] === 'half') {
    if (words[1] === 'a' && scales.has(words[2] ?? '')) return withUnit(list, { to: at + 3, value: (scales.get(words[2] ?? '') ?? 0) / 2, unit: null });
    if (/^(?:an?|hour|day|hours|time|way|past|baked|hearted|dozen|term)$/.test(words[1] ?? '') || (list[at + 1]?.text === '-' && before !== 'by' && before !== 'in')) return null;
    return { to: at + 1, value: 50, unit: 'percent' };
  }
  const many = words[0] === 'a' || words[0] === 'one' ? 1 : (units.get(words[0] ?? '') ?? 0);
  const gap = list[at + 1]?.text === '-' ? 1 : 0;
  const part = list[at + 1 + gap]?.lower ?? '';
  const over = /^thirds?$/.test(part) ? 3 : /^quarters?$/.test(part) ? 4 : /^fifths?$/.test(part) ? 5 : /^tenths?$/.test(part) ? 10 : 0;
  if (many === 0 || over === 0 || many >= over) return null;
  const after = list[at + 2 + gap]?.lower ?? '';
  if (many === 1 && !(after === 'of' || before === 'by' || before === 'only')) return null;
  return { to: at + 2 + gap, value: (many / over) * 100, unit: 'percent' };
}

/** Roman numerals only in front of a measure or of people, so that `CI`, `Series C` and `Engineer II` are none. */
function romanAt(list: readonly Token[], at: number): Amount | null {
  const { text } = list[at] as Token;
  if ((text.length < 2 && text !== 'V' && text !== 'X') || text.length > 15) return null;
  const value = romanValue(text);
  if (value === null) return null;
  const amount = withUnit(list, { to: at + 1, value, unit: null });
  return amount.unit !== null || /^(?:people|engineers|developers|teams|projects|clients|customers)$/.test(list[at + 1]?.lower ?? '') ? amount : null;
}

/** The unit after a number (or the currency before it), a scale word in between: `$2 million`, `40-year`, `30 per cent`. */
function withUnit(list: readonly Token[], amount: Amount): Amount {
  let { to, value } = amount;
  if (list[to]?.text === '+') to += 1;
  if (list[to]?.text === '-' && list[to]?.spaced === false && list[to + 1]?.kind === 'word' && list[to + 1]?.spaced === false && (unitNames.has(list[to + 1]?.lower ?? '') || scales.has(list[to + 1]?.lower ?? ''))) to += 1;
  const scaleWord = list[to];
  const scale = scales.get(scaleWord?.lower ?? '') ?? (scaleWord?.spaced === true && /^(?:M|bn|mn|mio|mm)$/i.test(scaleWord.text) && scaleWord.text !== 'm' ? shortScales.get(scaleWord.text) : undefined);
  if (scale !== undefined && value > 0 && scale > 100 && amount.upTo === undefined) {
    value *= scale;
    to += 1;
    if (list[to]?.text === '+') to += 1;
  }
  const rest = amount.upTo === undefined ? {} : { upTo: amount.upTo };
  const token = list[to];
  if (amount.unit !== null) return { ...amount, to, value };
  if (token?.lower === 'per' && /^cents?$/.test(list[to + 1]?.lower ?? '')) return { to: to + 2, value, unit: 'percent', ...rest };
  const unit = token === undefined ? undefined : unitNames.get(token.lower);
  // A single letter is a unit only right behind the digits: "5 s" could be anything, "5s" could not.
  if (unit !== undefined && token !== undefined && (token.text.length > 1 || !/\p{L}/u.test(token.text) || !token.spaced || /^[xsh]$/.test(token.lower)) && !(token.lower === 'us' || token.lower === 'pc')) {
    return { to: to + 1, value, unit, ...rest };
  }
  const isYear = value >= 1900 && value <= 2099 && to === amount.to && /^(?:19|20)\d\d$/.test(list[to - 1]?.text ?? '');
  return { to, value, unit: isYear ? 'calendar-year' : null, ...rest };
}

/** A currency sign before the number belongs to it. */
function currencyBefore(list: readonly Token[], at: number): string | null {
  const before = list[at - 1];
  const unit = before === undefined ? undefined : unitNames.get(before.lower);
  return unit !== undefined && currencies.has(unit) && (before?.kind === 'mark' || /^[A-Z]{3}$/.test(before?.text ?? '')) ? unit : null;
}

const currencies = new Set(['USD', 'EUR', 'GBP', 'JPY', 'INR', 'CHF']);

function qualifier(list: readonly Token[], from: number, to: number): Quantity['said'] {
  const one = list[from - 1]?.lower ?? '';
  const two = `${list[from - 2]?.lower ?? ''} ${one}`;
  if (list.slice(from, to).some(({ text }) => text === '+') || list[to]?.text === '+' || /^(?:at least|or more|minimum of|no less|no fewer|less than|fewer than)$/.test(two)) {
    return /^(?:less than|fewer than)$/.test(two) && !/^no$/.test(list[from - 3]?.lower ?? '') ? 'under' : 'at-least';
  }
  if (/^(?:over|exceeding|beyond|above|>)$/.test(one) || two === 'more than' || two === 'upwards of') return 'over';
  if (/^(?:about|around|roughly|approximately|almost|nearly|some|circa|~|approx|close)$/.test(one) || two === 'close to') return 'about';
  if (/^(?:under|below|<)$/.test(one)) return 'under';
  return 'exactly';
}

/** The head of what is counted: up to five words, ended by marks and by words that begin something new. */
function nounAfter(list: readonly Token[], to: number): readonly string[] {
  const noun: string[] = [];
  for (let at = to; at < list.length && at < to + 6; at += 1) {
    const token = list[at] as Token;
    if (token.text === '-' || token.text === '+') continue;
    if (token.kind !== 'word' || token.lines > 1) break;
    if (/^(?:of|the|our|different|various|separate)$/.test(token.lower)) continue;
    if (ends.has(token.lower)) break;
    noun.push(stem(token.lower));
    // A plural ends the phrase: what follows "engineers" is a verb.
    if (/[^s]s$/.test(token.text) && !/^\p{Lu}/u.test(token.text)) break;
  }
  return noun;
}

const ends = new Set(
  'must should may might shall and or but to in on at with for from by that which who while when where as is are was were be been has have had will would can could i we you they it my your their using across into over under per than so if after before since because through via within about a an this these those running run building work working worked serving led leading using used'.split(' '),
);

/** Ordinals in words count only where they claim a place among people: "the third engineer". */
function ordinalAt(list: readonly Token[], at: number): Amount | null {
  const value = ordinals.get(list[at]?.lower ?? '');
  if (value === undefined) return null;
  const noun = [list[at + 1]?.lower, list[at + 2]?.lower].some((word) => /^(?:engineer|hire|employee|developer|designer|programmer|member)$/.test(word ?? ''));
  return noun ? { to: at + 1, value, unit: 'ordinal' } : null;
}

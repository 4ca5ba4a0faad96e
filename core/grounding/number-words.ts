// Numbers as people write them in words.

export const units: ReadonlyMap<string, number> = new Map([
  ...counted('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 0),
  // German, French, Spanish and Dutch, as far as they are no English words.
  ...counted('zwei drei vier fünf sechs sieben acht neun zehn', 2),
  ...counted('deux trois quatre cinq', 2),
  ...counted('huit neuf dix onze douze', 8),
  ...counted('tres cuatro cinco seis siete ocho nueve diez', 3),
  ...([['zwölf', 12], ['fünfzehn', 15], ['zwanzig', 20], ['quinze', 15], ['vingt', 20], ['doce', 12], ['quince', 15], ['veinte', 20], ['twaalf', 12], ['vijftien', 15], ['twintig', 20]] satisfies [string, number][]),
  ...counted('twee drie vier vijf zes zeven acht negen tien', 2),
]);

function counted(words: string, from: number): [string, number][] {
  return words.split(' ').map((word, index) => [word, from + index]);
}

export const tens: ReadonlyMap<string, number> = new Map('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 2) * 10]));

export const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** Letters and shortenings right after digits: `2M`, `40k`, `1.5bn`, `10 mn`. */
export const shortScales: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['m', 1e6],
  ['mm', 1e6],
  ['MM', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['B', 1e9],
  ['b', 1e9],
  ['bn', 1e9],
  ['Bn', 1e9],
  ['BN', 1e9],
  ['T', 1e12],
]);

/** A multitude without a number: supported by the same word, or by a number in its range. */
export const multitudes: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['dozens', [20, 200]],
  ['scores', [20, 400]],
  ['hundreds', [100, 10_000]],
  ['thousands', [1_000, 1_000_000]],
  ['millions', [1e6, 1e9]],
  ['billions', [1e9, 1e12]],
  ['trillions', [1e12, 1e15]],
  ['decades', [20, 100]],
]);

/** Verbs and adverbs that say how many times: `doubled`, `threefold`, `halved`. */
export const multiples: ReadonlyMap<string, number> = new Map([
  ...['double', 'doubled', 'doubles', 'doubling', 'twofold'].map((word): [string, number] => [word, 2]),
  ...['triple', 'tripled', 'triples', 'tripling', 'treble', 'trebled', 'threefold', 'thrice'].map((word): [string, number] => [word, 3]),
  ...['quadruple', 'quadrupled', 'quadrupling', 'fourfold'].map((word): [string, number] => [word, 4]),
  ...['quintupled', 'fivefold'].map((word): [string, number] => [word, 5]),
  ['sixfold', 6],
  ['eightfold', 8],
  ['tenfold', 10],
  ['hundredfold', 100],
  ...['halve', 'halved', 'halves', 'halving'].map((word): [string, number] => [word, 0.5]),
]);

/** A place in a row. */
export const ordinals: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(' ').map((word, index) => [word, index + 1]),
);

/** `VIII` is 8; null when the letters are no Roman numeral as it is usually written. */
export function romanValue(letters: string): number | null {
  if (!/^(?=[IVXLCDM]{1,15}$)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(letters)) return null;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  let sum = 0;
  for (let index = 0; index < letters.length; index += 1) {
    const value = values[letters[index] ?? ''] ?? 0;
    sum += value < (values[letters[index + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

/** Units that follow a number, by every way of writing them; times are kept apart from one another, because "8 months" proves no "8 years". */
export const unitNames: ReadonlyMap<string, string> = new Map(
  (
    [
      ['percent', '% prozent percent pct pc percentage percents'],
      ['permille', '‰'],
      ['year', 'year years yr yrs y yoe jahr jahre jahren ans année années año años jaar jaren anni anos'],
      ['month', 'monat monate monaten mois meses maand maanden month months mo mos mth mths'],
      ['week', 'woche wochen semaines semanas weken week weeks wk wks'],
      ['day', 'day days'],
      ['hour', 'stunde stunden heures horas uur hour hours hr hrs h'],
      ['minute', 'minuten minutos minute minutes min mins'],
      ['second', 'second seconds sec secs s'],
      ['millisecond', 'millisecond milliseconds ms'],
      ['microsecond', 'microsecond microseconds µs us'],
      ['byte', 'byte bytes'],
      ['KB', 'kb kib kilobyte kilobytes'],
      ['MB', 'mb mib megabyte megabytes'],
      ['GB', 'gb gib gigabyte gigabytes'],
      ['TB', 'tb tib terabyte terabytes'],
      ['PB', 'pb pib petabyte petabytes'],
      ['USD', '$ usd dollar dollars us$'],
      ['EUR', '€ eur euro euros'],
      ['GBP', '£ gbp pound pounds'],
      ['JPY', '¥ jpy yen'],
      ['INR', '₹ inr rupee rupees'],
      ['CHF', 'chf francs'],
      ['times', 'x times fold'],
      ['rps', 'rps qps tps'],
    ] as const
  ).flatMap(([unit, names]) => names.split(' ').map((name): [string, string] => [name, unit])),
);

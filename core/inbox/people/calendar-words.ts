// Names of months and days in many languages: the platform knows them (Unicode CLDR), so no list of ours has to.
import { foldText } from './fold-text.ts';

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'sk', 'hu', 'ro', 'tr', 'ru', 'uk', 'bg', 'el', 'hr', 'sr-Latn', 'sl', 'lt', 'lv', 'et', 'ca', 'eu', 'gl', 'id', 'vi', 'he', 'ar'] as const;

/** Months 1 to 12 by their names, long and short, nominative and genitive; folded, without dots. */
export const monthNames: () => ReadonlyMap<string, number> = once(() => {
  const names = new Map<string, number>();
  for (const [name, month] of spelledByHand) names.set(name, month);
  eachForm(12, (language, index, form) => {
    const date = new Date(Date.UTC(2024, index, 15));
    const put = (name: string) => (name.length >= 3 && !/\d/.test(name) && !names.has(name) ? names.set(name, index + 1) : names);
    put(bare(new Intl.DateTimeFormat(language, { month: form, timeZone: 'UTC' }).format(date)));
    const parts = new Intl.DateTimeFormat(language, { month: form, day: 'numeric', timeZone: 'UTC' }).formatToParts(date);
    put(bare(parts.find(({ type }) => type === 'month')?.value ?? ''));
  });
  return names;
});

/** Days of the week by their names, Sunday 0 to Saturday 6; folded, without dots. Short ones have two letters in some languages. */
export const weekdayNames: () => ReadonlyMap<string, number> = once(() => {
  const names = new Map<string, number>();
  for (const [name, day] of daysByHand) names.set(name, day);
  // Each form of the big languages first: "mar" is a Tuesday in French before it is anything elsewhere.
  eachForm(7, (language, index, form) => {
    const name = bare(new Intl.DateTimeFormat(language, { weekday: form, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 8, 1 + index))));
    if (name.length >= 2 && !names.has(name)) names.set(name, index);
  });
  return names;
});

/** Abbreviations and spellings that people use and CLDR does not. */
const spelledByHand: readonly (readonly [string, number])[] = [
  ['sept', 9], ['juni', 6], ['juli', 7], ['june', 6], ['july', 7], ['maerz', 3], ['marz', 3], ['mrz', 3], ['janner', 1], ['feber', 2], ['setiembre', 9], ['jan', 1], ['feb', 2], ['mar', 3], ['apr', 4], ['may', 5],
  ['mai', 5], ['jun', 6], ['jul', 7], ['aug', 8], ['sep', 9], ['okt', 10], ['oct', 10], ['ott', 10], ['nov', 11], ['dec', 12], ['dez', 12], ['dic', 12], ['avr', 4], ['aout', 8], ['gen', 1], ['ago', 8],
];
const daysByHand: readonly (readonly [string, number])[] = [['tues', 2], ['thur', 4], ['thurs', 4], ['wedn', 3], ['mon', 1], ['sun', 0], ['sat', 6], ['sonnabend', 6], ['segunda', 1], ['terca', 2], ['quarta', 3], ['quinta', 4], ['sexta', 5], ['月曜', 1], ['火曜', 2], ['水曜', 3], ['木曜', 4], ['金曜', 5]];

function eachForm(count: number, take: (language: string, index: number, form: 'long' | 'short') => void): void {
  for (const form of ['long', 'short'] as const) for (const language of languages) for (let index = 0; index < count; index += 1) take(language, index, form);
}

function bare(name: string): string {
  return foldText(name).replaceAll('.', '').trim();
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

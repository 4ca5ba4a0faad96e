/** The words of the editor's language, and its way to write numbers and times. */
export interface Words {
  /** `{0}` in the message is the first of the values. */
  t(message: string, ...values: readonly (string | number)[]): string;
  /** Milliseconds since 1970, or ISO 8601. */
  time(at: number | string): string;
  number(value: number): string;
}

/** `language` is the editor's: `de`, `pt-br`. */
export function wordsIn(language: string, t: Words['t'], timeZone?: string): Words {
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone === undefined ? {} : { timeZone }) });
  const numbers = new Intl.NumberFormat(language);
  return { t, time: (at) => times.format(new Date(at)), number: (value) => numbers.format(value) };
}

import type { l10n } from 'vscode';

/** The words of the editor's language, and its way to write numbers and times. */
export interface Words {
  /** `{0}` in the message is the first of the values. */
  readonly t: (message: string, ...values: readonly (string | number)[]) => string;
  /** A text that the core has made: a reason, a problem. */
  core(text: string): string;
  /** Milliseconds since 1970, or ISO 8601. */
  time(at: number | string): string;
  number(value: number): string;
  /** `0.123` is `12 %`. */
  percent(share: number): string;
  /** Of millionths of a US dollar. */
  dollars(micros: number): string;
}

/** `language` is the editor's: `de`, `pt-br`; `core` says what the core has made in it. */
export function wordsIn(language: string, t: typeof l10n.t, core: (text: string) => string, timeZone?: string): Words {
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone === undefined ? {} : { timeZone }) });
  const numbers = new Intl.NumberFormat(language);
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD' });
  // Most calls of a model cost less than a cent.
  const parts = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD', minimumFractionDigits: 4 });
  return {
    t: (message, ...values) => t(message, ...values),
    core,
    time: (at) => times.format(new Date(at)),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    dollars: (micros) => (micros === 0 || micros >= 1_000_000 ? cents : parts).format(micros / 1_000_000),
  };
}

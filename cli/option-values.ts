import { createError } from '../core/errors.ts';

/** Reads a whole number of at least 1; anything else throws `option_invalid`. */
export function positiveInteger(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < 1) throw createError('option_invalid', { option, value: text, wanted: 'a whole number of at least 1' });
    return value;
  };
}

/** Reads one of these words. */
export function readList(option: string, words: readonly string[]): (text: string) => string {
  return (text) => {
    if (!words.includes(text)) throw createError('option_invalid', { option, value: text, wanted: words.join(' or ') });
    return text;
  };
}

/** The number of a lead, draft or merge, given as an argument. */
export function readId(what: string, text: string | undefined): number {
  return positiveInteger(what)(text ?? '');
}

export function textOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberOption(options: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = options[name];
  return typeof value === 'number' ? value : undefined;
}

export function textListOption(options: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.map(String) : [];
}

import type { OutreachError } from '../../core/errors.ts';

/** By code: what happened and what to do, with the details of the error as `{file}`. */
export type ErrorTexts = Readonly<Record<string, { readonly message: string; readonly help: string }>>;

/** Undefined for an error that is not translated, or that does not have what its translation puts in: then its own words are better. */
export function translatedError(texts: ErrorTexts, { code, details }: Pick<OutreachError, 'code' | 'details'>): { readonly message: string; readonly help: string } | undefined {
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  if (text === undefined) return undefined;
  const message = filled(text.message, details);
  const help = filled(text.help, details);
  return message === undefined || help === undefined ? undefined : { message, help };
}

function filled(text: string, details: Readonly<Record<string, unknown>>): string | undefined {
  let isWhole = true;
  const said = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const detail = Array.isArray(details[name]) ? details[name].join(' ') : details[name];
    isWhole &&= typeof detail === 'string' || typeof detail === 'number';
    return String(detail);
  });
  return isWhole ? said : undefined;
}

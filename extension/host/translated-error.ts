import type { OutreachError } from '../../core/errors.ts';

/** By code: what happened and what to do, with the details of the error as `{file}`; `{user, select, none {} other { als {user}}}` chooses by one (ICU MessageFormat), where nothing is `none`. */
export type ErrorTexts = Readonly<Record<string, { readonly message: string; readonly help: string }>>;

type Details = Readonly<Record<string, unknown>>;
type Say = (text: string) => string;

const choice = /\{(\w+), select,((?: [\w.-]+ \{(?:[^{}]|\{\w+\})*\})+)\}/g;
const option = / ([\w.-]+) \{((?:[^{}]|\{\w+\})*)\}/g;

/**
 * Undefined for an error that is not translated, or that does not have what its translation puts in: then its own words are better.
 * `say` says a detail in the language, which may be words of the core.
 */
export function translatedError(texts: ErrorTexts, { code, details }: Pick<OutreachError, 'code' | 'details'>, say: Say): { readonly message: string; readonly help: string } | undefined {
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  if (text === undefined) return undefined;
  const message = filled(text.message, details, say);
  const help = filled(text.help, details, say);
  return message === undefined || help === undefined ? undefined : { message, help };
}

function filled(text: string, details: Details, say: Say): string | undefined {
  let isWhole = true;
  const said = chosen(text, details).replace(/\{(\w+)\}/g, (_, name: string) => {
    const shown = detailWords(details[name], say);
    isWhole &&= shown !== undefined;
    return shown ?? '';
  });
  return isWhole ? said.trim() : undefined;
}

/** With one of each choice. */
export function chosen(text: string, details: Details): string {
  return text.replace(choice, (_, name: string, options: string) => {
    const texts = new Map([...options.matchAll(option)].map(([, key = '', words = '']) => [key, words]));
    return texts.get(keyOf(details[name])) ?? texts.get('other') ?? '';
  });
}

/** The choices in a text: by which detail, and its keys. */
export function choicesIn(text: string): readonly { readonly name: string; readonly keys: readonly string[] }[] {
  return [...text.matchAll(choice)].map(([, name = '', options = '']) => ({ name, keys: [...options.matchAll(option)].map(([, key = '']) => key) }));
}

function keyOf(detail: unknown): string {
  return detail === undefined || detail === null || detail === '' || (Array.isArray(detail) && detail.length === 0) ? 'none' : String(detail);
}

/** Sentences stand one after the other, and anything else between commas. */
function detailWords(detail: unknown, say: Say): string | undefined {
  if (Array.isArray(detail)) {
    const words = detail.map((each) => say(String(each)));
    return words.join(words.some((each) => each.endsWith('.')) ? ' ' : ', ');
  }
  return typeof detail === 'string' || typeof detail === 'number' ? say(String(detail)) : undefined;
}

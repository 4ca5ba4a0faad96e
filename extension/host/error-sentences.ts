// What went wrong is kept as text where a step failed or a message is held. So what errors say is found by its sentences as well, as if they stood in the catalogue of sentences.
import { type ErrorCode, errorTable } from '../../core/errors.ts';
import { choicesIn, chosen, type ErrorTexts } from './translated-error.ts';
import type { SentenceCatalogue } from './translated-sentence.ts';

type Details = ReadonlyMap<string, unknown>;

/** What is put in stands in them by the name of the detail, in both languages. */
export function errorSentences(texts: ErrorTexts): SentenceCatalogue {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([code, text]) =>
      waysOf(`${text.message} ${text.help}`).flatMap((details) => {
        const english = errorTable[code as ErrorCode].text(withNames(details) as never);
        return (['message', 'help'] as const).flatMap((part) => (isSentence(english[part]) ? [[english[part], withFixed(chosen(text[part], Object.fromEntries(details)), details).trim()]] : []));
      }),
    ),
  );
}

/** One for each way in which the choices of a text can turn out. */
function waysOf(text: string): readonly Details[] {
  return choicesIn(text).reduce<readonly Details[]>((ways, { name, keys }) => ways.flatMap((way) => (way.has(name) ? [way] : keys.map((key) => new Map(way).set(name, detailFor(name, key, keys))))), [new Map()]);
}

/** What nothing is, where it is not an empty text or list. */
const nothing: Details = new Map<string, unknown>([['status', null], ['line', null], ['differences', []]]);

function detailFor(name: string, key: string, keys: readonly string[]): unknown {
  if (key === 'none') return nothing.has(name) ? nothing.get(name) : '';
  if (key === 'other') return keys.includes('true') ? false : named(name);
  if (key === 'true') return true;
  return /^\d+$/.test(key) ? Number(key) : key;
}

/** What a way is about stands in its English words, and so in the others. */
function withFixed(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => (/^(?:string|number)$/.test(typeof details.get(name)) ? String(details.get(name)) : hole));
}

/** A detail that nothing hangs on is its own name. */
function withNames(details: Details): object {
  return new Proxy({}, { get: (_, name) => (details.has(String(name)) ? details.get(String(name)) : named(String(name))) });
}

/** A text that can be joined and gone through as a list can. */
function named(name: string): object {
  return Object.assign(Object(`{${name}}`) as object, { join: () => `{${name}}`, map: () => [] });
}

/** `{message}` alone would be found in every text. */
function isSentence(english: string): boolean {
  return /\p{L}/u.test(english.replaceAll(/\{\w+\}/g, ''));
}

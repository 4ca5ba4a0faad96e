// What the English words of an error put in, and what a translation of them may.
import { type ErrorCode, errorTable } from '../../core/errors.ts';

/** `{file} is damaged: {reason}` → file, reason; of `{user, select, none {} other { als {user}}}`: user. */
export function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=\}|, select,)/g)].map(([, name = '']) => name))];
}

/** All details that the texts of an error look at, whatever the others are. */
export function detailsOf(code: ErrorCode): readonly string[] {
  return [...errorTable[code].text.toString().matchAll(/\bd\.(\w+)/g)].map(([, name = '']) => name);
}

/** Those that its message says as they are. */
export function detailsShownBy(code: ErrorCode): readonly string[] {
  const word = (name: string): object => Object.assign(Object(`{${name}}`) as object, { join: () => `{${name}}`, map: () => [] });
  const { text } = errorTable[code] as { readonly text: (details: never) => { readonly message: string } };
  return namesIn(text(new Proxy({}, { get: (_, name) => word(String(name)) }) as never).message);
}

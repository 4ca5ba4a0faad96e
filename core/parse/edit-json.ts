import { applyEdits, modify } from 'jsonc-parser';

/** The same JSON text with one value changed: everything else stays as it was written. The text must be valid JSON. */
export function editJson(text: string, path: readonly string[], value: unknown): string {
  const source = text.trim() === '' ? '{}' : text;
  const formattingOptions = { tabSize: 2, insertSpaces: true, eol: '\n' };
  return applyEdits(source, modify(source, [...path], value, { formattingOptions }));
}

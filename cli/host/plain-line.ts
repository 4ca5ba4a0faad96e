import { stripVTControlCharacters } from 'node:util';

/** One line that cannot move the cursor, colour the terminal, or turn the direction of writing: what pages and files say is printed, and may be hostile. */
export function plainLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

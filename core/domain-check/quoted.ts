import { visibleCharacters } from '../text/visible-characters.ts';

/** Letters of a record that are shown. */
const longestQuote = 160;

/** What a stranger's record says, in quotes, as one short line that cannot move a cursor or turn the direction of writing. */
export function quoted(text: string): string {
  const line = visibleCharacters(text.slice(0, 4 * longestQuote)).replace(/\s+/g, ' ').trim();
  return `"${line.length > longestQuote || text.length > 4 * longestQuote ? `${line.slice(0, longestQuote)}…` : line}"`;
}

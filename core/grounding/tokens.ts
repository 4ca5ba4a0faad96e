// Words, numbers and marks of a text: what the rules look at.

export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'link' | 'mark';
  /** Whether a blank or a line end stands before it. */
  readonly spaced: boolean;
  /** How many line ends stand before it. */
  readonly lines: number;
}

/** Tokens of a normalised text in order; blanks are told by `spaced` and `lines`. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  let spaced = true;
  let lines = 0;
  const pattern = mayHoldAddress.test(text) ? withAddresses : withoutAddresses;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, blank, link, number, word] = match;
    if (blank !== undefined) {
      spaced = true;
      lines += countLines(blank);
      continue;
    }
    const kind = link !== undefined ? 'link' : number !== undefined ? 'number' : word !== undefined ? 'word' : 'mark';
    const shown = kind === 'link' ? whole.replace(/[.,;:!?)\]>"']+$/, '') : whole;
    found.push({ text: shown, lower: shown.toLowerCase(), start: match.index, end: match.index + shown.length, kind, spaced, lines });
    // A full stop behind an address is the sentence's.
    if (kind === 'link') pattern.lastIndex = match.index + shown.length;
    spaced = false;
    lines = 0;
  }
  return found;
}

const wordsAndNumbers = String.raw`(\d+(?:[.,]\d+)*)|(\p{L}[\p{L}\p{N}\p{M}_]*(?:['&.]\p{L}[\p{L}\p{N}\p{M}_]*)*(?:\+\+|#)?)|[^\s]`;
const domains = '[.](?:com|org|net|io|dev|ai|app|me|eu|de|uk|fr|ch|nl|xyz|info|biz|ru|cn|link|click|top|site|online|shop)\\b';
const addresses = String.raw`(?:https?:\/\/|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?:[a-z0-9-]{1,63}\.){0,3}[a-z0-9-]{1,63}${domains}(?:\/[^\s)\]>"']{0,500})?`;
const withAddresses = new RegExp(`(\\s+)|(${addresses})|${wordsAndNumbers}`, 'giu');
/** Three times as fast, for the many texts that hold no address. */
const withoutAddresses = new RegExp(`(\\s+)|((?!))|${wordsAndNumbers}`, 'gu');
const mayHoldAddress = new RegExp(`@|:\\/\\/|www\\.|${domains}`, 'i');

function countLines(blank: string): number {
  let count = 0;
  for (let at = blank.indexOf('\n'); at !== -1; at = blank.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** A word without plural, possessive and verb endings, good enough to see that "services" and "service" are one. */
export function stem(word: string): string {
  let bare = word.toLowerCase().replace(/'s?$/, '');
  if (bare.length > 5 && bare.endsWith('ing')) bare = bare.slice(0, -3);
  else if (bare.length > 4 && bare.endsWith('ies')) bare = `${bare.slice(0, -3)}y`;
  else if (bare.length > 4 && /(?:ss|sh|ch|x)es$/.test(bare)) bare = bare.slice(0, -2);
  else if (bare.length > 3 && bare.endsWith('s') && !bare.endsWith('ss')) bare = bare.slice(0, -1);
  else if (bare.length > 4 && bare.endsWith('ed')) bare = bare.slice(0, -2);
  return bare.length > 4 && bare.endsWith('e') ? bare.slice(0, -1) : bare;
}

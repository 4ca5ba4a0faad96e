// Two texts that look alike to a person must be alike to the gate: full-width digits, letters of another alphabet that look Latin,
// characters nobody sees. Offsets lead back to the text as it was written, because problems are shown in place.

export interface Normalised {
  readonly text: string;
  /** Offsets in the original for offsets in `text`. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
}

/** NFKC, nothing unseen, ASCII digits, one kind of blank, hyphen, apostrophe and quotation mark, look-alikes in Latin, words cut at a line's end joined. Linear in the text's length. */
export function normalise(raw: string): Normalised {
  if (plain.test(raw)) return { text: raw, original: (start, end) => ({ start, end }) };
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let length = 0;
  const put = (shown: string, start: number, end: number): void => {
    pieces.push(shown);
    for (let index = 0; index < shown.length; index += 1) {
      starts.push(start);
      ends.push(end);
    }
    length += shown.length;
  };
  for (const match of raw.matchAll(piece)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[1] !== undefined) put(match[1], start, end);
    else if (match[2] === undefined) put(seen(match[0]), start, end);
  }
  return {
    text: pieces.join(''),
    original(start, end) {
      if (start >= length) return { start: raw.length, end: raw.length };
      return { start: starts[start] ?? 0, end: end > start ? (ends[end - 1] ?? raw.length) : (starts[start] ?? 0) };
    },
  };
}

/** Printable ASCII with nothing to join or to drop. */
const plain = /^(?:[\t\n\x20-\x5f\x61-\x7e](?<!\p{L}-\n))*$/u;

/** A letter that a hyphen at the line's end parts from the next (the letter is kept), what nobody sees, or a character with its marks. */
const piece = /(?<=\p{L})-\r?\n(?=\p{Ll})()|([\p{Cf}\p{Default_Ignorable_Code_Point}\r\u0335-\u0338\u20d2\u20d3\u20e5]+)|[^\p{M}][\p{M}]{0,8}|\p{M}/gsu;

function seen(character: string): string {
  if (character.length === 1 && character >= ' ' && character <= '~' && character !== '`') return character;
  const shown = character.replace(/[\u0335-\u0338\u20d2\u20d3\u20e5]/g, '').normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}]/gu, '');
  let result = '';
  for (const letter of shown) result += lookAlikes.get(letter) ?? (/\p{Nd}/u.test(letter) ? asciiDigit(letter) : /\p{Zs}/u.test(letter) ? ' ' : letter);
  return result;
}

/** Every block of decimal digits begins at a code point that ends in 0 or 6. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const low = code & 0xf;
  const zero = /\p{Nd}/u.test(String.fromCodePoint(code - low)) ? 0 : 6;
  return String(low - zero);
}

const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...pairs('аеорсухіјѕԁһԛԝѵӏ', 'aeopcyxijsdhqwvl'),
  ...pairs('АВЕКМНОРСТУХІЈЅԌԚԜ', 'ABEKMHOPCTYXIJSGQW'),
  ...pairs('οανρτυκιγ', 'oavptukiy'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('օոսհցɡɑıⅼ', 'onuhggail'),
  ...pairs('‐‑⁃−﹣', '-----'),
  ...pairs('―─', '——'),
  ...pairs('’‘ʼ′`´＇', "'''''''"),
  ...pairs('“”„‟«»″', '"""""""'),
  ...pairs('⁄∕', '//'),
  ...pairs('\u2028\u2029\u0085', '\n\n\n'),
  ['×', 'x'],
  ['٪', '%'],
]);

function pairs(from: string, to: string): [string, string][] {
  const target = [...to];
  return [...from].map((letter, index) => [letter, target[index] ?? letter]);
}

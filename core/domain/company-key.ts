/** Words at the end of a company's name that say only how it is registered. */
const legalForms = new Set(
  (
    'inc incorporated llc llp ltd limited plc corp corporation co company gmbh mbh ag kg kgaa ohg ug ev eg sa sas sasu sarl srl sl slu sau spa sagl ' +
    'bv nv vof ab as asa aps oy oyj uab sia kft zrt nyrt sro doo dd ooo oao zao pty pte pvt private pbc bhd sdn kk gk ltda eireli lda ' +
    'spzoo jsc pjsc tov se sce eurl scs snc'
  ).split(' '),
);

/** Letters that Unicode does not take apart into a base letter and a mark. */
const wholeLetters: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' };

/** One key for a company's name in its variants: `The Acmé, Inc.` and `ACME` are both `acme`. Legal forms, accents, punctuation, case and a leading "The" do not count. */
export function companyKey(company: string): string {
  const words = plainWords(company);
  if (words.length > 1 && words[0] === 'the') words.shift();
  if (words.length > 3 && words.slice(-3).join(' ') === 'sp z oo') words.length -= 3;
  // "Foo GmbH & Co. KG" ends in four of them, the "and" included; "Limited" alone is a name.
  for (let last = words.at(-1); words.length > 1 && last !== undefined && (legalForms.has(last) || last === 'and'); last = words.at(-1)) words.pop();
  return words.join(' ');
}

/** The words of a name in lower case, without accents and punctuation. Dots and apostrophes join (`S.A.` is `sa`), everything else parts. */
export function plainWords(text: string): string[] {
  const lower = text.toLowerCase();
  // Most names are plain words: long tables are read through here.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(lower)) return lower.split(' ');
  const isAscii = /^[\x20-\x7e]*$/.test(lower);
  return (isAscii ? lower : fold(lower))
    .replace(/[.'’`]/g, '')
    .replace(/&|\+/g, ' and ')
    .split(isAscii ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function fold(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßøłđðþæœı]/g, (letter) => wholeLetters[letter] ?? letter);
}

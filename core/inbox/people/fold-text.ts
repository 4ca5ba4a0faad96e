/** How words are compared: lower case, without accents on Latin and Greek letters, straight apostrophes, one blank at a time; Japanese and Korean as they are. */
export function foldText(text: string): string {
  // Most lines are ASCII, and have nothing to take apart.
  const plain = /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : withoutAccents(text);
  return plain
    .replaceAll(/[\u2018\u2019\u201b\u2032`´]/g, "'")
    .replaceAll(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/(?<=[a-zα-ω])[\u0300-\u036f]+/giu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[łøæœßđı]/g, (letter) => spelledOut[letter] ?? letter);
}

/** Letters that are not a letter and an accent. */
const spelledOut: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ı: 'i' };

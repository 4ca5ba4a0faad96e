/** How words are compared: lower case, without accents, straight apostrophes, one blank at a time; Japanese and Korean as they are. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[łøæœßđı]/g, (letter) => spelledOut[letter] ?? letter)
    .replaceAll(/[\u2018\u2019\u201b\u2032`´]/g, "'")
    .replaceAll(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Letters that are not a letter and an accent. */
const spelledOut: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ı: 'i' };

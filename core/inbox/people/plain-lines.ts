/** The lines of a text that came from outside, whatever its line ends: no marks of direction, no zero-width characters, no unusual blanks. */
export function plainLines(text: string): readonly string[] {
  return text
    .replaceAll(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u0000]/g, '')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd());
}

/** A name of a place for comparing: lower case, without accents, dots and hyphens. */
export function placeKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('&', ' and ')
    .replace(/[.'’ʼ]/g, '')
    .replace(/[\s-]+/g, ' ')
    .trim();
}

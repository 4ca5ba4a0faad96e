/** True when brackets and double quotation marks open and close in pairs. */
export function balanced(text: string): boolean {
  const pairs: readonly (readonly [string, string])[] = [
    ['(', ')'],
    ['[', ']'],
    ['“', '”'],
  ];
  return pairs.every(([open, close]) => count(text, open) === count(text, close)) && count(text, '"') % 2 === 0;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

const shifts: readonly (readonly [RegExp, string])[] = [
  [/\bwe['’]re\b/gi, 'you are'],
  [/\bwe['’]ve\b/gi, 'you have'],
  [/\bwe['’]ll\b/gi, 'you will'],
  [/\bourselves\b/gi, 'yourselves'],
  [/\bours\b/gi, 'yours'],
  [/\bour\b/gi, 'your'],
  [/\bwe\b/gi, 'you'],
  [/\bus\b/g, 'you'],
];

/** What a company says of itself, said to it: "build tools for our customers" stays, but for "your customers". Null when it speaks to a reader too. */
export function toSecondPerson(text: string): string | null {
  if (/\b(?:you|your|yours|yourself|I|my|me)\b/i.test(text)) return null;
  return shifts.reduce((said, [from, to]) => said.replace(from, to), text);
}

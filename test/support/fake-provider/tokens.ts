/** A word's first six letters with the blank before them, three digits, a sign, a run of blanks: about four characters of English for each token. */
const token = /<\|\w+\|>| ?\p{Script=Latin}{1,6}|\p{L}\p{M}*|\p{N}{1,3}| ?[^\s\p{L}\p{N}]|\s+/gu;

/** The tokens of a text; joined, they are the text. */
export function tokensOf(text: string): readonly string[] {
  return text.match(token) ?? [];
}

/** How many tokens the fake models read in a text. */
export function countTokens(text: string): number {
  return tokensOf(text).length;
}

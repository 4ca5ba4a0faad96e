/** What must be mended, one sentence each. */
export type Critique = readonly string[];

/** How alike two critiques must be to count as the same one said again: the share of words that they have in common. */
const alike = 0.85;

/**
 * True when the same critique comes twice in a row, or two take turns (A, B, A, B). Compared as bags of words over whole critiques: two that share
 * a sentence, or of which one contains the other, are not the same.
 */
export function isCircular(critiques: readonly Critique[]): boolean {
  const said = critiques.map(wordsOf);
  const same = (one: number, other: number) => similarity(said.at(one), said.at(other)) >= alike;
  return same(-1, -2) || (same(-1, -3) && same(-2, -4));
}

type Words = ReadonlyMap<string, number>;

function wordsOf(critique: Critique): Words {
  const words = new Map<string, number>();
  for (const word of critique.join(' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** Dice's coefficient of two bags of words; 0 when either is missing or empty. */
function similarity(one: Words | undefined, other: Words | undefined): number {
  if (one === undefined || other === undefined) return 0;
  const size = sum(one) + sum(other);
  let shared = 0;
  for (const [word, count] of one) shared += Math.min(count, other.get(word) ?? 0);
  return sum(one) === 0 || sum(other) === 0 ? 0 : (2 * shared) / size;
}

function sum(words: Words): number {
  let all = 0;
  for (const count of words.values()) all += count;
  return all;
}

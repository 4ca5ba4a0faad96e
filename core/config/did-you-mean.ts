/** The candidate that was probably meant, or undefined when none is near. Case does not count. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase().slice(0, 100), candidate.toLowerCase());
    if (distance < bestDistance && distance < candidate.length) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** ` (did you mean sender.name?)`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[], path: readonly string[] = []): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? '' : ` (did you mean ${[...path, meant].join('.')}?)`;
}

/** How many letters to insert, drop, replace or swap with their neighbour (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replace = previous[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let least = Math.min(replace, previous[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, older[j - 2]! + 1);
      row.push(least);
    }
    [older, previous] = [previous, row];
  }
  return previous[to.length]!;
}

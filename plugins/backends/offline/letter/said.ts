import type { Evidence, Stated } from '../../../../core/index.ts';

/** Words of a letter that state a fact, and the words that prove them. */
export interface Proof {
  readonly text: string;
  readonly source: Evidence;
}

/** Something a letter says, with the proofs of what it states. */
export interface Said {
  readonly text: string;
  readonly proofs: readonly Proof[];
}

export function say(text: string, ...proofs: readonly (readonly Proof[])[]): Said {
  return { text, proofs: proofs.flat() };
}

/** What was said, one sentence after the other. */
export function together(...parts: readonly (Said | null)[]): Said {
  const said = parts.filter((part) => part !== null && part.text !== '') as readonly Said[];
  return { text: said.map(({ text }) => text).join(' '), proofs: said.flatMap(({ proofs }) => proofs) };
}

export function stated({ text, evidence }: Stated, saidAs = text): readonly Proof[] {
  return prove(saidAs, evidence);
}

/**
 * A proof of `text`. A quote that was wrapped over several lines proves it line by line, since a quote stands on one line:
 * each line proves the words of it that the text has.
 */
export function prove(text: string, evidence: Evidence): readonly Proof[] {
  const lines = evidence.quote
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const only = lines[0];
  // One letter proves nothing ("C", "R"); such words are checked against the whole source.
  if (countLetters(evidence.quote) < 2) return [];
  if (lines.length === 1 && only !== undefined) return [{ text, source: { ...evidence, quote: only } }];
  return lines.flatMap((line) => {
    const run = longestRun(line, text);
    return run === null ? [] : [{ text: run, source: { ...evidence, quote: run } }];
  });
}

/** The longest run of whole words of the line that stands in the text, at least two words or the whole line. */
function longestRun(line: string, text: string): string | null {
  const starts = [...line.matchAll(/\S+/g)].map((match) => match.index);
  let best = '';
  for (const start of starts) {
    for (const end of [...starts.map((next) => next - 1), line.length]) {
      const run = line.slice(start, end).trim();
      if (run.length > best.length && text.includes(run)) best = run;
    }
  }
  return best === line || best.includes(' ') ? best : null;
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

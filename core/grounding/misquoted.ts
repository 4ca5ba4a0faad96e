import type { DraftProblem } from '../domain/draft.ts';
import type { Inspection } from './inspection.ts';
import { anyHelp, problemAt } from './problem.ts';

/** Shorter ones are names and words in passing: a short “no”. */
const shortestQuotation = 5;

/** Words in quotation marks must stand in a source like that; what “…” leaves out is left out. */
export function misquotations({ parts, resume, company }: Inspection): readonly DraftProblem[] {
  const sources = [...resume, ...company].map(({ flat }) => flat);
  return parts.flatMap((part) => {
    const marks = part.tokens.flatMap((token, at) => (token.text === '"' ? [at] : []));
    const found: DraftProblem[] = [];
    for (let index = 0; index + 1 < marks.length && index < 200; index += 2) {
      const from = (marks[index] as number) + 1;
      const to = marks[index + 1] as number;
      const words = part.shown.text.slice(part.tokens[from]?.start, part.tokens[to - 1]?.end);
      if (to - from < shortestQuotation || words.length > 2_000) continue;
      const pieces = words.split(/\s*(?:\[?(?:\.{3}|…)\]?)\s*/).map((piece) => piece.replace(/\s+/g, ' ').replace(/^[,;\s]+|[,;.!?\s]+$/g, '').toLowerCase());
      if (pieces.every((piece) => piece === '' || sources.some((source) => source.includes(piece)))) continue;
      found.push(problemAt(part, { from, to }, 'misquoted', (said) => `No source says "${said}" in these words.`, anyHelp));
    }
    return found;
  });
}

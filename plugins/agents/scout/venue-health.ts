// Is what a venue gave worth passing on?
import type { Candidate, CandidateField, Expectation } from '../../../core/index.ts';

/** What is expected of a venue that says nothing itself: whom it is about, and something to go by. */
export const usualExpectations: readonly Expectation[] = ['company', ['role', 'text']];

/** More than this share of empty expected fields and nothing of the venue is passed on. */
export const mostEmpty = 0.2;

/** Why nothing of this venue should be passed on, or null. An entry that the venue had to skip counts as one with every field empty. */
export function venueProblem(candidates: readonly Candidate[], skipped: number, expects: readonly Expectation[]): string | null {
  if (candidates.length === 0) return skipped === 0 ? 'It gave no leads.' : `It gave no leads: ${skipped} of ${skipped} entries could not be used.`;
  const entries = candidates.length + skipped;
  const empty = expects.map((expectation) => ({
    expectation,
    count: skipped + candidates.filter((candidate) => !isFilled(candidate, expectation)).length,
  }));
  const share = empty.reduce((sum, { count }) => sum + count, 0) / (entries * expects.length);
  if (!(share > mostEmpty)) return null;
  const worst = empty
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .map(({ expectation, count }) => `no ${[expectation].flat().join(' or ')} in ${count} of ${entries}`);
  return `${Math.round(share * 100)} % of its fields are empty (${worst.join(', ')}); at most ${mostEmpty * 100} % may be.`;
}

function isFilled(candidate: Candidate, expectation: Expectation): boolean {
  return [expectation].flat().some((field: CandidateField) => {
    if (field === 'text') return candidate.documents.some(({ text }) => text.trim() !== '');
    return (candidate[field] ?? '').trim() !== '';
  });
}

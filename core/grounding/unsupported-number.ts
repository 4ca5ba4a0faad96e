import type { DraftProblem } from '../domain/draft.ts';
import type { Fact } from './facts.ts';
import { factProblem } from './problem.ts';

/** Numbers, however they are written, that no source has with the same unit and about the same thing. */
export function unsupportedNumbers(facts: readonly Fact[]): readonly DraftProblem[] {
  return facts.filter(({ kind, inResume, inCompany }) => kind === 'number' && !inResume && !inCompany).map((fact) => factProblem(fact, 'unsupported-number'));
}

import type { DraftProblem } from '../domain/draft.ts';
import type { Fact } from './facts.ts';
import { factProblem } from './problem.ts';

/** Skills that no source names, under none of their names. */
export function unsupportedSkills(facts: readonly Fact[]): readonly DraftProblem[] {
  return facts.filter(({ kind, inResume, inCompany }) => kind === 'skill' && !inResume && !inCompany).map((fact) => factProblem(fact, 'unsupported-skill'));
}

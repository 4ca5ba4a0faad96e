import type { DraftProblem } from '../domain/draft.ts';
import type { Fact } from './facts.ts';
import { factProblem } from './problem.ts';

/** Companies, people, products, schools, places and addresses that no source names. */
export function unsupportedNames(facts: readonly Fact[]): readonly DraftProblem[] {
  return facts.filter(({ kind, inResume, inCompany }) => (kind === 'name' || kind === 'link') && !inResume && !inCompany).map((fact) => factProblem(fact, 'unsupported-name'));
}

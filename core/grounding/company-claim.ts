import type { DraftProblem } from '../domain/draft.ts';
import type { Fact } from './facts.ts';
import { factProblem } from './problem.ts';

/** What is said about the company and only the résumé says: "you run Kafka", because the sender once did. */
export function companyClaims(facts: readonly Fact[]): readonly DraftProblem[] {
  return facts.filter(({ needs, inResume, inCompany }) => needs === 'company' && inResume && !inCompany).map((fact) => factProblem(fact, 'company-claim'));
}

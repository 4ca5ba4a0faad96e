// What the sender says of themselves must be in their résumé, or in their own answers: a posting that asks for it proves nothing.
import type { DraftProblem } from '../domain/draft.ts';
import { credentialProblems } from './credentials.ts';
import { employerProblems } from './employers.ts';
import type { Fact } from './facts.ts';
import type { Inspection } from './inspection.ts';
import { factProblem } from './problem.ts';
import { takenUpProblems } from './taken-up.ts';

export function selfClaims(inspection: Inspection, facts: readonly Fact[]): readonly DraftProblem[] {
  return [
    ...facts.filter(({ needs, inResume, inCompany }) => needs === 'resume' && !inResume && inCompany).map((fact) => factProblem(fact, 'self-claim')),
    ...takenUpProblems(inspection, facts),
    ...employerProblems(inspection),
    ...credentialProblems(inspection),
  ];
}

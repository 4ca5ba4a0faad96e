import type { DraftProblem } from '../domain/draft.ts';
import type { Fact } from './facts.ts';
import type { Inspection } from './inspection.ts';
import { factProblem, problemAt, resumeHelp } from './problem.ts';

/** "You run Kubernetes, and I have used it for years": what "it" stands for is claimed as well. */
export function takenUpProblems({ parts }: Inspection, facts: readonly Fact[]): readonly DraftProblem[] {
  return parts.flatMap((part) =>
    part.stretches.flatMap((stretch) => {
      const { takesUp } = stretch;
      if (takesUp === null) return [];
      const claimed = facts.filter(({ part: other, kind, at, inResume }) => other === part && (kind === 'skill' || kind === 'number') && at.from >= takesUp.from && at.from < takesUp.to && !inResume);
      if (claimed.length === 0) return [];
      const { by } = takesUp;
      if (by === null) return claimed.map((fact) => factProblem({ ...fact, needs: 'resume' }, 'self-claim'));
      const words = claimed.map(({ at }) => part.shown.text.slice(part.tokens[at.from]?.start, part.tokens[at.to - 1]?.end)).join(', ');
      return [problemAt(part, by, 'self-claim', (said) => `"${said}" says it of ${words}, which is not in your résumé.`, resumeHelp)];
    }),
  );
}

import type { DraftProblem } from '../domain/draft.ts';
import type { Fact } from './facts.ts';
import { firstAfter } from './first-after.ts';
import type { Inspection } from './inspection.ts';
import { factProblem, problemAt, resumeHelp } from './problem.ts';

/** "You run Kubernetes, and I have used it for years": what "it" stands for is claimed as well. */
export function takenUpProblems({ parts }: Inspection, facts: readonly Fact[]): readonly DraftProblem[] {
  return parts.flatMap((part) => {
    const unproven = facts.filter(({ part: other, kind, inResume }) => other === part && (kind === 'skill' || kind === 'number') && !inResume).sort((one, other) => one.at.from - other.at.from);
    const starts = unproven.map(({ at }) => at.from);
    return part.stretches.flatMap((stretch) => {
      const { takesUp } = stretch;
      if (takesUp === null) return [];
      const claimed = unproven.slice(firstAfter(starts, Math.max(takesUp.from, takesUp.to - reach) - 1), firstAfter(starts, takesUp.to - 1));
      if (claimed.length === 0) return [];
      const { by } = takesUp;
      if (by === null) return claimed.map((fact) => factProblem({ ...fact, needs: 'resume' }, 'self-claim'));
      const words = claimed.map(({ at }) => part.shown.text.slice(part.tokens[at.from]?.start, part.tokens[at.to - 1]?.end)).join(', ');
      return [problemAt(part, by, 'self-claim', (said) => `"${said}" says it of ${words}, which is not in your résumé.`, resumeHelp)];
    });
  });
}

/** How many tokens back a pronoun may stand for something. */
const reach = 60;

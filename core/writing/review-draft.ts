import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DraftProblem } from '../domain/draft.ts';
import { checkGrounding } from '../grounding/check-grounding.ts';
import type { GroundingInput } from '../grounding/inspection.ts';
import { checkStyle } from './style.ts';

/** Everything that keeps a draft from being approved: no address, words without proof, bad style. Empty when it may go out. Between its parts others have their turn. */
export async function reviewDraft(input: GroundingInput): Promise<readonly DraftProblem[]> {
  await nextTurn();
  const unproven = checkGrounding(input);
  await nextTurn();
  return [...addressProblems(input), ...unproven, ...checkStyle(input)];
}

function addressProblems({ lead }: GroundingInput): readonly DraftProblem[] {
  if (lead.email !== null && lead.email.trim() !== '') return [];
  return [
    {
      rule: 'no-address',
      message: `No mail address is known for ${lead.person ?? 'anyone'} at ${lead.company}, so this draft cannot be sent.`,
      help: `Add one with "outreach data address ${lead.id} ADDRESS".`,
      part: 'body',
      start: 0,
      end: 0,
      quote: '',
    },
  ];
}

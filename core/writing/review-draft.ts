import type { DraftProblem } from '../domain/draft.ts';
import { checkGrounding } from '../grounding/check-grounding.ts';
import type { GroundingInput } from '../grounding/inspection.ts';
import { inTurns } from '../in-turns.ts';
import { checkStyle } from './style.ts';

/** Everything that keeps a draft from being approved: no address, words without proof, bad style. Empty when it may go out. Others have their turn meanwhile. */
export async function reviewDraft(input: GroundingInput): Promise<readonly DraftProblem[]> {
  return [...addressProblems(input), ...(await inTurns(checkGrounding(input))), ...(await inTurns(checkStyle(input)))];
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

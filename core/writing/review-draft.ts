import { addressHold } from '../address-check/address-hold.ts';
import type { DraftProblem } from '../domain/draft.ts';
import { checkGrounding } from '../grounding/check-grounding.ts';
import type { GroundingInput } from '../grounding/inspection.ts';
import { inTurns } from '../in-turns.ts';
import { checkStyle } from './style.ts';

/** Everything that keeps a draft from being approved: no address, words without proof, bad style. Empty when it may go out. Others have their turn meanwhile. */
export async function reviewDraft(input: GroundingInput): Promise<readonly DraftProblem[]> {
  return [...addressProblems(input), ...(await inTurns(checkGrounding(input))), ...(await inTurns(checkStyle(input)))];
}

/** By what is known of the address: nobody is asked here. */
function addressProblems({ lead }: GroundingInput): readonly DraftProblem[] {
  const problem = (message: string, give: string): DraftProblem => ({ rule: 'no-address', message, help: `${give} with "outreach data address ${lead.id} ADDRESS".`, part: 'body', start: 0, end: 0, quote: '' });
  const known = lead.email?.trim() ?? '';
  if (known === '') return [problem(`No mail address is known for ${lead.person ?? 'anyone'} at ${lead.company}, so this draft cannot be sent.`, 'Add one')];
  const hold = lead.provenance?.verified === undefined ? undefined : addressHold(lead.provenance.verified);
  return hold === undefined ? [] : [problem(`Nothing can be sent to ${known}: ${hold}`, 'Give another')];
}

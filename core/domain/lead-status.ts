import type { LeadStatus } from './lead.ts';
import { leadStatuses } from './lead.ts';

/**
 * What a lead's status may become: one step forward; from drafted straight to replied, because an answer proves a sending that was never confirmed;
 * and from drafted back to matched, when its draft was rejected. Nothing else. The database holds the same table as a trigger.
 */
export const leadStatusMoves: Readonly<Record<LeadStatus, readonly LeadStatus[]>> = {
  discovered: ['researching'],
  researching: ['matched'],
  matched: ['drafted'],
  drafted: ['sent', 'replied', 'matched'],
  sent: ['replied'],
  replied: [],
};

export function mayBecome(from: LeadStatus, to: LeadStatus): boolean {
  return leadStatusMoves[from].includes(to);
}

/** True when the lead stands there already, or further on. */
export function hasReached(status: LeadStatus, goal: LeadStatus): boolean {
  return leadStatuses.indexOf(status) >= leadStatuses.indexOf(goal);
}

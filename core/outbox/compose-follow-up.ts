import type { Email } from '../domain/email.ts';
import type { Lead } from '../domain/lead.ts';
import type { Sender } from '../domain/sender.ts';
import type { ApprovedFollowUp } from '../store/follow-ups.ts';
import { chosenSubject } from './chosen-subject.ts';
import { composeMessage } from './compose-message.ts';
import { messageIdFor } from './message-id.ts';

export interface FollowUpSource {
  readonly email: Email;
  readonly lead: Lead;
  readonly sender: Sender;
  /** What stands in them until they are sent, with the date of that moment. */
  readonly date: Date;
}

/** The follow-ups of an email as they will go out, each in the thread of the ones before it. Throws as `composeMessage` does. */
export async function composeFollowUps({ email, lead, sender, date }: FollowUpSource): Promise<readonly ApprovedFollowUp[]> {
  const composed: ApprovedFollowUp[] = [];
  for (const { day, body } of email.followUps.filter((followUp) => followUp.body.trim() !== '').toSorted((left, right) => left.day - right.day)) {
    const messageId = messageIdFor({ sender, seed: `${email.messageId}/day-${day}` });
    const references = [email.messageId, ...composed.map((earlier) => earlier.messageId)];
    const followUp = { messageId, subjectA: subjectOfStep(email, `day-${day}`), subjectB: '', body };
    const { bytes, hash } = await composeMessage({ email: followUp, lead, sender, date, settings: { references } });
    composed.push({ day, messageId, approvedHash: hash, bytes });
  }
  return composed;
}

/** The subject that a message of an email carries: follow-ups answer the first one. */
export function subjectOfStep(email: Pick<Email, 'messageId' | 'subjectA' | 'subjectB'>, step: string): string {
  const subject = chosenSubject(email);
  return step === 'first' || /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}

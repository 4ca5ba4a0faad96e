import { keptDomainHold } from '../campaign/domain-gate.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';

export interface WhyNotSent {
  readonly emailId: number;
  /** Of the draft, or of its message once it was approved. */
  readonly state: string;
  /** The rule that holds it. */
  readonly rule: string;
  readonly reason: string;
  /** What clears it; null when nothing holds it. */
  readonly clears: string | null;
}

/** One trace for one message: what holds it, and what would let it go. */
export async function whyNotSent(parts: Pick<EngineParts, 'store' | 'settings' | 'kernel'>, emailId: number): Promise<WhyNotSent> {
  const { store, settings } = parts;
  const email = await store.emails.get(emailId);
  const answer = (state: string, rule: string, reason: string, clears: string | null): WhyNotSent => ({ emailId, state, rule, reason, clears });
  if (email.status === 'rejected') return answer('rejected', 'rejected', 'You rejected this draft.', `Write another: "outreach mail regenerate ${emailId}"`);
  const [problem] = email.blockedBy;
  if (email.status === 'drafted' && problem !== undefined) return answer('drafted', problem.rule, email.blockedBy.map(({ message }) => message).join(' '), problem.help);
  if (email.status === 'drafted') return answer('drafted', 'approval', 'It waits for your approval.', `"outreach mail approve ${emailId}"`);

  const [message] = await store.outbox.ofEmail(emailId);
  if (message === undefined) return answer(email.status, 'outbox', 'It is approved, and has no message in the outbox.', 'Run "outreach db check": this should not be.');
  const untrusted = message.state === 'queued' ? await keptDomainHold(parts, message.sender) : undefined;
  if (untrusted !== undefined) return answer('queued', 'domain', `Receivers would not trust mail from ${message.sender}: ${untrusted}`, 'Add the records that "outreach mail domain" shows, then "outreach mail send".');
  switch (message.state) {
    case 'sent':
      return answer('sent', 'none', `It was sent: ${message.reference ?? ''}`, null);
    case 'queued':
      return answer('queued', message.reason === null ? 'not-sent-yet' : 'retry', message.reason ?? `It waits to be sent by ${settings.transport}.`, '"outreach mail send"');
    case 'sending':
      return answer('sending', 'sending', 'It is being sent at this moment.', 'Look again in a minute.');
    case 'unknown':
      return answer('unknown', 'never-twice', `Nobody knows whether it arrived: ${message.reason ?? ''}`, 'It is not sent again by itself. Look whether it arrived before you write again.');
    default:
      return answer(message.state, message.state, message.reason ?? '', `Mend it and approve again: "outreach mail approve ${emailId}"`);
  }
}

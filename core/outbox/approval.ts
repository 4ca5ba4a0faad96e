import type { Email } from '../domain/email.ts';
import type { Lead } from '../domain/lead.ts';
import type { Sender } from '../domain/sender.ts';
import { createError } from '../errors.ts';
import { footer } from '../writing/footer.ts';
import { messageHash } from './message-hash.ts';
import type { Attachment } from './message.ts';

export interface ApprovalSource {
  readonly email: Email;
  readonly lead: Lead;
  readonly sender: Sender;
  readonly attachments?: readonly Attachment[];
}

/** The email, approved as it stands, bound to its bytes. Throws `draft_blocked` while something keeps it from approval, and as `readMessage` does when it could not be sent. */
export function approve({ email, lead, sender, attachments = [] }: ApprovalSource): Email {
  if (email.blockedBy.length > 0) throw createError('draft_blocked', { id: email.id, problems: email.blockedBy.map(({ message }) => message).join(' ') });
  return { ...email, status: 'approved', footer: footer({ sender }), approvedHash: messageHash({ email, lead, sender, attachments }) };
}

/** True when this email, to this lead, from this sender, is to the last character what was approved. */
export function isApproved({ email, lead, sender, attachments = [] }: ApprovalSource): boolean {
  if (email.approvedHash === null || email.status !== 'approved') return false;
  return email.approvedHash === messageHash({ email, lead, sender, attachments });
}

import { createHash } from 'node:crypto';
import type { Email } from '../domain/email.ts';

export type SubjectVariant = 'A' | 'B';

/** Which of the two subjects this message carries: half of all messages each, fixed by the Message-ID so that it never changes between approval and sending. */
export function chosenVariant(email: Pick<Email, 'messageId' | 'subjectA' | 'subjectB'>): SubjectVariant {
  if (email.subjectB.trim() === '') return 'A';
  return (createHash('sha256').update(email.messageId).digest()[0] ?? 0) % 2 === 0 ? 'A' : 'B';
}

export function chosenSubject(email: Pick<Email, 'messageId' | 'subjectA' | 'subjectB'>): string {
  return chosenVariant(email) === 'A' ? email.subjectA : email.subjectB;
}

import type { Intent } from '../../domain/mail-reading.ts';
import type { ParsedMail } from '../parsed-mail.ts';
import { answerText } from './answer-text.ts';
import { readIntent } from './intent.ts';

/** What a person wrote and wants. */
export interface Reply {
  /** Without quotes and signature; LF line ends; empty when nothing but these was sent. */
  readonly text: string;
  readonly intent: Intent;
}

/** Reads the answer of a person. A model may refine the intent, but never overrule an opt-out. */
export function readReply(mail: Pick<ParsedMail, 'text' | 'subject'>): Reply {
  const text = answerText(mail.text);
  return { text, intent: readIntent(text, mail.subject) };
}

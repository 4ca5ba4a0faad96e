import type { Intent } from '../../domain/mail-reading.ts';
import type { ParsedMail } from '../parsed-mail.ts';
import { answerText } from './answer-text.ts';
import { hearIntent } from './intent.ts';
import { partiesOf, substituteIn } from './substitute.ts';

/** What a person wrote and wants. */
export interface Reply {
  /** Without quotes and signature; LF line ends; empty when nothing but these was sent. */
  readonly text: string;
  readonly intent: Intent;
  /** Where else they say to turn, as an address or a name; null when they name nobody. */
  readonly substitute: string | null;
}

/** Reads the answer of a person. A model may refine the intent, but never overrule an opt-out. */
export function readReply(mail: Pick<ParsedMail, 'text' | 'subject' | 'from' | 'to' | 'headers'>): Reply {
  const text = answerText(mail.text);
  const { intent, refers } = hearIntent(text, mail.subject);
  return { text, intent, substitute: refers ? substituteIn(text, partiesOf(mail), false) : null };
}

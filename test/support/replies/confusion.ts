import { intents } from '../../../core/domain/mail-reading.ts';
import { readAutoReply } from '../../../core/inbox/people/auto-reply.ts';
import { readReply } from '../../../core/inbox/people/reply.ts';
import { type LabelledReply, labelledReplies, writtenAt } from './labelled-replies.ts';

export const labels = [...intents, 'auto-reply'] as const;
export type Label = (typeof labels)[number];

/** How one labelled answer was read. */
export interface Judged {
  readonly reply: LabelledReply;
  readonly read: Label;
  /** True when whom they name instead is right, too, and of automatic answers the day of return and the departure. */
  readonly factsRight: boolean;
}

export function judge(part: 'seen' | 'held-out'): readonly Judged[] {
  return labelledReplies(part).map((reply) => {
    const absence = readAutoReply(reply.mail, Date.parse(writtenAt));
    if (absence === undefined) {
      const { intent, substitute } = readReply(reply.mail);
      return { reply, read: intent, factsRight: substitute === reply.substitute };
    }
    return { reply, read: 'auto-reply', factsRight: absence.returnsOn === reply.returnsOn && absence.substitute === reply.substitute && absence.hasLeft === reply.hasLeft };
  });
}

/** What must never happen: a wish not to be written to overlooked, a refusal taken for interest. */
export function harms(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ reply, read }) => (reply.label === 'opt-out' && read !== 'opt-out') || (['no', 'opt-out'].includes(reply.label) && read === 'interested'));
}

/** Rows are what people meant, columns what was read. */
export function confusionTable(judged: readonly Judged[]): string {
  const width = Math.max(...labels.map((label) => label.length)) + 2;
  const cell = (value: string | number) => String(value).padStart(width);
  const rows = labels.map((meant) => meant.padEnd(width) + labels.map((read) => cell(judged.filter((each) => each.reply.label === meant && each.read === read).length || '·')).join(''));
  return [' '.repeat(width) + labels.map(cell).join(''), ...rows].join('\n');
}

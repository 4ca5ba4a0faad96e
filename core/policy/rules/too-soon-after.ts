import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';
import type { MessageStep } from '../snapshot.ts';
import { shownTime } from '../wall-clock.ts';

const dayMs = 86_400_000;
/** Days between a follow-up and the message before it: after a sleep, two that are both due do not go together. */
const daysAfter: Readonly<Record<MessageStep, number>> = { first: 0, 'day-3': 3, 'day-7': 4 };

/** A follow-up follows something that was sent, with the days between them that it was planned with, however late that was. */
export const tooSoonAfter: PolicyRule = {
  rule: 'too-soon-after',
  looksAt: 'message',
  until({ now }, { step, thread: { previousSentAt } }) {
    if (step === 'first') return notHeld;
    if (previousSentAt === null) return untilChanged;
    const until = previousSentAt + daysAfter[step] * dayMs;
    return until > now ? until : notHeld;
  },
  says({ senderZone }, { step, thread: { previousSentAt } }, until) {
    if (previousSentAt === null) return { message: 'It follows a message that was not sent.', clears: 'The sending of the first message.' };
    return { message: `It goes ${daysAfter[step]} days after the message before it.`, clears: `${shownTime(senderZone, until)}.` };
  },
};

import { notHeld, type PolicyRule } from '../rule.ts';
import { shownTime } from '../wall-clock.ts';

/** Not before the time that it was meant for. */
export const notDue: PolicyRule = {
  rule: 'not-due',
  looksAt: 'message',
  until: ({ now }, { dueAt }) => (dueAt > now ? dueAt : notHeld),
  says: ({ senderZone }, _message, until) => ({ message: 'It is not due yet.', clears: `${shownTime(senderZone, until)}.` }),
};

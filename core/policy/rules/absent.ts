import { notHeld, type PolicyRule } from '../rule.ts';
import { shownTime } from '../wall-clock.ts';

/** Somebody who is away is written to after they are back. */
export const absent: PolicyRule = {
  rule: 'absent',
  looksAt: 'message',
  until: ({ now }, { thread: { absentUntil } }) => (absentUntil !== null && absentUntil > now ? absentUntil : notHeld),
  says: (_snapshot, { place }, until) => ({ message: 'This person is away.', clears: `Their return: ${shownTime(place.zone, until)}.` }),
};

import { closedAt, nextOpening, openFrom } from '../sending-window.ts';
import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';
import type { PolicySnapshot, QueuedMessage } from '../snapshot.ts';
import { shownTime } from '../wall-clock.ts';

/**
 * What was to go while nobody watched (the machine slept, the program was closed), and missed its window and the one after it, does not go in the middle of a day by surprise: it goes when the next
 * window opens. What missed only its own goes in the one after it, which may be open. A message that could have gone before the sleep, and was waiting its turn, goes on waiting and is not put off:
 * so nothing is put off twice, however seldom the program is open.
 */
export const missedWindow: PolicyRule = {
  rule: 'missed-window',
  looksAt: 'message',
  until: (snapshot, message) => (snapshot.asleep === null ? notHeld : missedAt(snapshot, snapshot.asleep, message.place)(message)),
  atPlaces: (snapshot) => {
    const { asleep } = snapshot;
    return asleep === null ? null : (place) => missedAt(snapshot, asleep, place);
  },
  says({ senderZone }, { place, dueAt }, until) {
    return {
      message: `It was due ${shownTime(senderZone, dueAt)}, while this machine slept or Outreach was closed, and missed its window.`,
      clears: until === untilChanged ? 'A window that opens: see sending.window.' : `The next window: ${shownTime(place.zone, until)}.`,
    };
  },
};

function missedAt(snapshot: PolicySnapshot, asleep: NonNullable<PolicySnapshot['asleep']>, place: QueuedMessage['place']): (message: QueuedMessage) => number {
  const { now } = snapshot;
  const opens = openFrom(snapshot, place, asleep.to);
  const couldGo = openFrom(snapshot, place, asleep.from) === asleep.from;
  // What was due from then on could not go before the sleep: the window was closed.
  const from = couldGo ? asleep.from + 1 : closedAt(snapshot, place, asleep.from, 1);
  // What was due before this missed its window and the next; nothing that was due after waking missed anything.
  const before = Math.min(asleep.to, closedAt(snapshot, place, asleep.to, 2));
  const goes = opens === asleep.to ? nextOpening(snapshot, place, asleep.to) : opens;
  return ({ dueAt }) => (dueAt >= from && dueAt < before && goes > now ? goes : notHeld);
}

import { closedAt, nextOpening, openFrom } from '../sending-window.ts';
import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';
import type { PolicySnapshot, QueuedMessage } from '../snapshot.ts';
import { shownTime } from '../wall-clock.ts';

/**
 * What became due while nobody watched (the machine slept, the program was closed), and missed its window and the one after it, does not go in the middle of a day by surprise: it goes when the
 * next window opens. What missed only its own goes in the one after it, which may be open. A message that was waiting its turn before the sleep goes on waiting, and is not put off.
 */
export const missedWindow: PolicyRule = {
  rule: 'missed-window',
  looksAt: 'message',
  until(snapshot, message) {
    const { asleep, now } = snapshot;
    if (asleep === null || message.dueAt <= asleep.from || message.dueAt > asleep.to) return notHeld;
    const missed = missedIn(snapshot, message, asleep);
    return message.dueAt < missed.before && missed.goes > now ? missed.goes : notHeld;
  },
  says({ senderZone }, { place, dueAt }, until) {
    return {
      message: `It was due ${shownTime(senderZone, dueAt)}, while this machine slept or Outreach was closed, and missed its window.`,
      clears: until === untilChanged ? 'A window that opens: see sending.window.' : `The next window: ${shownTime(place.zone, until)}.`,
    };
  },
};

interface Missed {
  /** What was due before this missed its window and the next. */
  readonly before: number;
  /** When it goes instead. */
  readonly goes: number;
}

interface KnownPlaces {
  readonly holidays: PolicySnapshot['holidays'];
  readonly settings: PolicySnapshot['settings'];
  readonly places: Map<string, Missed>;
}

/** Counted once for each place and waking, not for each message. */
const known = new WeakMap<object, KnownPlaces>();

function missedIn(snapshot: PolicySnapshot, { place }: QueuedMessage, asleep: { readonly to: number }): Missed {
  const { holidays, settings } = snapshot;
  let waking = known.get(asleep);
  if (waking === undefined || waking.holidays !== holidays || waking.settings !== settings) known.set(asleep, (waking = { holidays, settings, places: new Map() }));
  const key = `${place.zone} ${place.country ?? ''} ${place.region ?? ''}`;
  let missed = waking.places.get(key);
  if (missed === undefined) {
    const opens = openFrom(snapshot, place, asleep.to);
    missed = { before: closedAt(snapshot, place, asleep.to, 2), goes: opens === asleep.to ? nextOpening(snapshot, place, asleep.to) : opens };
    waking.places.set(key, missed);
  }
  return missed;
}

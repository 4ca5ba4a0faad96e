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
  until(snapshot, message) {
    const { asleep, now } = snapshot;
    if (asleep === null || message.dueAt >= asleep.to) return notHeld;
    const missed = missedIn(snapshot, message, asleep);
    return message.dueAt >= missed.from && message.dueAt < missed.before && missed.goes > now ? missed.goes : notHeld;
  },
  says({ senderZone }, { place, dueAt }, until) {
    return {
      message: `It was due ${shownTime(senderZone, dueAt)}, while this machine slept or Outreach was closed, and missed its window.`,
      clears: until === untilChanged ? 'A window that opens: see sending.window.' : `The next window: ${shownTime(place.zone, until)}.`,
    };
  },
};

interface Missed {
  /** What was due from then on could not go before the sleep: the window was closed. */
  readonly from: number;
  /** What was due before this missed its window and the next. */
  readonly before: number;
  /** When it goes instead. */
  readonly goes: number;
}

interface KnownPlace {
  readonly country: string | null;
  readonly region: string | null;
  readonly missed: Missed;
}

interface Waking {
  readonly holidays: PolicySnapshot['holidays'];
  readonly settings: PolicySnapshot['settings'];
  /** By zone. */
  readonly places: Map<string, KnownPlace[]>;
}

/** Counted once for each place and waking, not for each message. */
const wakings = new WeakMap<object, Waking>();

function missedIn(snapshot: PolicySnapshot, { place }: QueuedMessage, asleep: NonNullable<PolicySnapshot['asleep']>): Missed {
  const { holidays, settings } = snapshot;
  let waking = wakings.get(asleep);
  if (waking === undefined || waking.holidays !== holidays || waking.settings !== settings) wakings.set(asleep, (waking = { holidays, settings, places: new Map() }));
  const { zone, country, region } = place;
  let places = waking.places.get(zone);
  if (places === undefined) waking.places.set(zone, (places = []));
  for (const known of places) if (known.country === country && known.region === region) return known.missed;
  const opens = openFrom(snapshot, place, asleep.to);
  const couldGo = openFrom(snapshot, place, asleep.from) === asleep.from;
  const missed = { from: couldGo ? asleep.from + 1 : closedAt(snapshot, place, asleep.from, 1), before: closedAt(snapshot, place, asleep.to, 2), goes: opens === asleep.to ? nextOpening(snapshot, place, asleep.to) : opens };
  places.push({ country, region, missed });
  return missed;
}

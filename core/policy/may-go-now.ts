// What may go now, of a queue that can be long: what hangs on the account, the domain or the place is decided once for each of them.
import { afterSending } from './after-sending.ts';
import { notHeld, type PolicyRule, untilChanged } from './rule.ts';
import { policyRules } from './rules.ts';
import type { PolicySnapshot, QueuedMessage } from './snapshot.ts';

export interface MayGoNow {
  /** Ids of what may go, in the order in which it should. After each, the rest was looked at anew: all of them may go. */
  readonly go: readonly number[];
  /** Everything else. */
  readonly held: readonly HeldMessage[];
  /** No held message can go before this time (ms UTC); null when no time alone lets one go. */
  readonly nextLookAt: number | null;
}

export interface HeldMessage {
  readonly id: number;
  /** One of the rules that hold it; `whyNot` names all. */
  readonly rule: string;
  /** Until when that rule holds; null when no time clears it. */
  readonly clearsAt: number | null;
}

/** Which of these messages may go at `snapshot.now`. They are taken by the time they are due, then by approval, then by id. */
export function mayGoNow(snapshot: PolicySnapshot, messages: readonly QueuedMessage[]): MayGoNow {
  let state = snapshot;
  const go: number[] = [];
  const held: HeldMessage[] = [];
  let next = untilChanged;
  const byAccount = new Map<string, Hold>();
  const byDomain = new Map<string, Hold>();
  const byPlace = new Map<string, PlaceHold[]>();

  for (const message of inOrder(messages)) {
    const hold = holdOf(message);
    if (hold === free) {
      go.push(message.id);
      state = afterSending(state, message);
      byAccount.delete(message.account);
      byDomain.delete(message.recipientDomain);
    } else {
      if (hold.until < next) next = hold.until;
      held.push({ id: message.id, rule: hold.rule, clearsAt: hold.until === untilChanged ? null : hold.until });
    }
  }
  return { go, held, nextLookAt: next === untilChanged ? null : next };

  function holdOf(message: QueuedMessage): Hold {
    let hold = byAccount.get(message.account);
    if (hold === undefined) byAccount.set(message.account, (hold = firstHold(aboutAccount, state, message)));
    if (hold !== free) return hold;
    hold = placeHold(message);
    if (hold !== free) return hold;
    hold = firstHold(aboutMessage, state, message);
    if (hold !== free) return hold;
    hold = byDomain.get(message.recipientDomain);
    if (hold === undefined) byDomain.set(message.recipientDomain, (hold = firstHold(aboutDomain, state, message)));
    return hold;
  }

  /** By zone first, then by what holidays hang on: no key is put together for each message. */
  function placeHold(message: QueuedMessage): Hold {
    const { zone, country, region } = message.place;
    let places = byPlace.get(zone);
    if (places === undefined) byPlace.set(zone, (places = []));
    for (const place of places) if (place.country === country && place.region === region) return place.hold;
    const hold = firstHold(aboutPlace, state, message);
    places.push({ country, region, hold });
    return hold;
  }
}

interface Hold {
  readonly rule: string;
  readonly until: number;
}

interface PlaceHold {
  readonly country: string | null;
  readonly region: string | null;
  readonly hold: Hold;
}

const free: Hold = { rule: '', until: notHeld };

const aboutAccount = policyRules.filter(({ looksAt }) => looksAt === 'account');
const aboutDomain = policyRules.filter(({ looksAt }) => looksAt === 'domain');
const aboutPlace = policyRules.filter(({ looksAt }) => looksAt === 'place');
const aboutMessage = policyRules.filter(({ looksAt }) => looksAt === 'message');

function firstHold(rules: readonly PolicyRule[], snapshot: PolicySnapshot, message: QueuedMessage): Hold {
  for (const rule of rules) {
    const until = rule.until(snapshot, message);
    if (until !== notHeld) return { rule: rule.rule, until };
  }
  return free;
}

/** The queue comes from the store in this order; only another one is sorted. */
function inOrder(messages: readonly QueuedMessage[]): readonly QueuedMessage[] {
  for (let at = 1; at < messages.length; at += 1) {
    const [one, other] = [messages[at - 1], messages[at]];
    if (one !== undefined && other !== undefined && before(one, other) > 0) return [...messages].sort(before);
  }
  return messages;
}

function before(one: QueuedMessage, other: QueuedMessage): number {
  return one.dueAt - other.dueAt || one.approvedAt - other.approvedAt || one.id - other.id;
}

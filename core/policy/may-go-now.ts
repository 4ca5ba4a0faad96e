// What may go now, of a queue that can be long: what hangs on the account, the domain or the place is decided once for each of them.
import { beginSending } from './after-sending.ts';
import { notHeld, type PolicyRule, untilChanged } from './rule.ts';
import { policyRules } from './rules.ts';
import type { PolicySnapshot, QueuedMessage } from './snapshot.ts';

export interface MayGoNow {
  /** Ids of what may go, in the order in which it should. After each, the rest was looked at anew: all of them may go. */
  readonly go: readonly number[];
  /** Everything else, by the rule that holds it. */
  readonly held: readonly HeldMessages[];
  /** The snapshot as it is when these have gone. */
  readonly after: PolicySnapshot;
  /** No held message can go before this time (ms UTC); null when no time alone lets one go. */
  readonly nextLookAt: number | null;
}

export interface HeldMessages {
  /** One of the rules that hold these; `whyNot` names all that hold one of them. */
  readonly rule: string;
  readonly ids: readonly number[];
  /** When the rule lets the first of them go, ms UTC; null when no time does. */
  readonly clearsAt: number | null;
}

/** Which of these messages may go at `snapshot.now`. They are taken by the time they are due, then by approval, then by id. */
export function mayGoNow(snapshot: PolicySnapshot, messages: readonly QueuedMessage[]): MayGoNow {
  // The store gives them in this order; only another one is sorted. Looking first would be to walk twice over all that memory.
  return goInOrder(snapshot, messages) ?? goInOrder(snapshot, [...messages].sort(before)) ?? { go: [], held: [], after: snapshot, nextLookAt: null };
}

/** Null when the messages are out of order. */
function goInOrder(snapshot: PolicySnapshot, messages: readonly QueuedMessage[]): MayGoNow | null {
  let last: QueuedMessage | undefined;
  const round = beginSending(snapshot);
  const { state } = round;
  const go: number[] = [];
  const groups = new Map<PolicyRule, Group>();
  const byAccount = new Map<string, Group | null>();
  const byDomain = new Map<string, Group | null>();
  const byPlace = new Map<string, KnownPlace[]>();
  const written = new Set<number>();
  const atPlaces = policyRules.flatMap((rule) => {
    const at = rule.atPlaces?.(snapshot) ?? null;
    return at === null ? [] : [{ rule, at }];
  });

  for (const message of messages) {
    if (last !== undefined && before(last, message) > 0) return null;
    last = message;
    const group = heldByAccount(message) ?? heldAtItsPlace(message) ?? heldBy(aboutMessage, inItsThread(message)) ?? heldByPlace(message) ?? heldByDomain(message);
    if (group !== null) {
      group.ids.push(message.id);
      continue;
    }
    go.push(message.id);
    round.sent(message);
    written.add(message.leadId);
    byAccount.delete(message.account);
    byDomain.delete(message.recipientDomain);
  }

  const held = [...groups.values()];
  return { go, after: state, held: held.map(({ rule, ids, until }) => ({ rule, ids, clearsAt: timeOrNull(until) })), nextLookAt: timeOrNull(held.reduce((earliest, { until }) => Math.min(earliest, until), untilChanged)) };

  /** A follow-up of somebody who is being written to in this look follows that message, and not the one that the store knows of. */
  function inItsThread(message: QueuedMessage): QueuedMessage {
    return message.step === 'first' || !written.has(message.leadId) ? message : { ...message, thread: { ...message.thread, previousSentAt: state.now } };
  }

  function heldByAccount(message: QueuedMessage): Group | null {
    const known = byAccount.get(message.account);
    if (known !== undefined) return known;
    const group = heldBy(aboutAccount, message);
    byAccount.set(message.account, group);
    return group;
  }

  function heldByDomain(message: QueuedMessage): Group | null {
    // Most of a long queue are for domains of which nothing is known.
    if (state.domains.get(message.recipientDomain) === undefined) return null;
    const known = byDomain.get(message.recipientDomain);
    if (known !== undefined) return known;
    const group = heldBy(aboutDomain, message);
    byDomain.set(message.recipientDomain, group);
    return group;
  }

  /** By a rule about the message that knows its place. */
  function heldAtItsPlace(message: QueuedMessage): Group | null {
    if (atPlaces.length === 0) return null;
    for (const { rule, until } of placeOf(message).aboutMessage) {
      const held = until(message);
      if (held !== notHeld) return groupOf(rule, held);
    }
    return null;
  }

  function heldByPlace(message: QueuedMessage): Group | null {
    const place = placeOf(message);
    if (place.group === undefined) place.group = heldBy(aboutPlace, message);
    return place.group;
  }

  /** By zone first, then by what holidays hang on: no key is put together for each message. */
  function placeOf({ place }: QueuedMessage): KnownPlace {
    const { zone, country, region } = place;
    let places = byPlace.get(zone);
    if (places === undefined) byPlace.set(zone, (places = []));
    for (const each of places) if (each.country === country && each.region === region) return each;
    const known: KnownPlace = { country, region, aboutMessage: atPlaces.map(({ rule, at }) => ({ rule, until: at(place) })), group: undefined };
    places.push(known);
    return known;
  }

  function heldBy(rules: readonly PolicyRule[], message: QueuedMessage): Group | null {
    for (const rule of rules) {
      const until = rule.until(state, message);
      if (until !== notHeld) return groupOf(rule, until);
    }
    return null;
  }

  function groupOf(rule: PolicyRule, until: number): Group {
    let group = groups.get(rule);
    if (group === undefined) groups.set(rule, (group = { rule: rule.rule, ids: [], until }));
    if (until < group.until) group.until = until;
    return group;
  }
}

/** What one rule holds, and until when it holds the first of them. */
interface Group {
  readonly rule: string;
  readonly ids: number[];
  until: number;
}

interface KnownPlace {
  readonly country: string | null;
  readonly region: string | null;
  readonly aboutMessage: readonly { readonly rule: PolicyRule; until(message: QueuedMessage): number }[];
  /** What holds all that goes there; undefined while nobody has asked. */
  group: Group | null | undefined;
}

const aboutAccount = policyRules.filter(({ looksAt }) => looksAt === 'account');
const aboutDomain = policyRules.filter(({ looksAt }) => looksAt === 'domain');
const aboutPlace = policyRules.filter(({ looksAt }) => looksAt === 'place');
const aboutMessage = policyRules.filter(({ looksAt, atPlaces }) => looksAt === 'message' && atPlaces === undefined);

function timeOrNull(until: number): number | null {
  return until === untilChanged ? null : until;
}

function before(one: QueuedMessage, other: QueuedMessage): number {
  return one.dueAt - other.dueAt || one.approvedAt - other.approvedAt || one.id - other.id;
}

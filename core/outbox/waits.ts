// When each approved message may go, for whoever looks at the queue. It only reads: nothing is asked of anybody, and nothing is put aside.
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { mayGoNow } from '../policy/may-go-now.ts';
import type { RecipientPlace } from '../policy/time-zone.ts';
import { whyNot } from '../policy/why-not.ts';
import type { WaitingMessage } from '../store/queue.ts';
import { accountNamed } from './accounts.ts';
import { policySnapshot, queuedMessages } from './policy-snapshot.ts';
import { standingHold } from './standing-hold.ts';

export interface Wait {
  /** Of the message in the outbox. */
  readonly id: number;
  readonly emailId: number;
  readonly step: WaitingMessage['step'];
  /** The rule that clears last; null when nothing holds it: it goes with the next sending. */
  readonly rule: string | null;
  readonly reason: string | null;
  /** When the rule clears by itself (milliseconds since 1970, UTC); null when no time does it. */
  readonly clearsAt: number | null;
  /** Where its reader is taken to be; null where that does not matter. */
  readonly place: RecipientPlace | null;
}

/** The messages that wait, in the order in which they are due: at most the first thousand. */
export async function waitsInQueue(parts: EngineParts): Promise<readonly Wait[]> {
  const { store, clock } = parts;
  const waiting = await store.queue.waiting();
  const holdOf = rememberedBy(({ account, sender, step, dueAt }: WaitingMessage) => `${account}\n${sender}\n${step === 'first' || dueAt > clock.now()}`, (message) => standingHold(parts, message));
  const waits = new Map<number, Wait>();
  const byRules: WaitingMessage[] = [];
  for (const message of waiting) {
    const { id, emailId, step, dueAt } = message;
    const hold = await holdOf(message);
    if (hold !== undefined) waits.set(id, { id, emailId, step, rule: hold.rule, reason: hold.reason, clearsAt: null, place: null });
    else if (!isLocal(parts, message)) byRules.push(message);
    else if (dueAt > clock.now()) waits.set(id, { id, emailId, step, rule: 'not-due', reason: 'It is not due yet.', clearsAt: dueAt, place: null });
    else waits.set(id, { id, emailId, step, rule: null, reason: null, clearsAt: null, place: null });
  }
  if (byRules.length > 0) for (const wait of await byTime(parts, byRules)) waits.set(wait.id, wait);
  return waiting.flatMap(({ id }) => waits.get(id) ?? []);
}

async function byTime(parts: EngineParts, messages: readonly WaitingMessage[]): Promise<readonly Wait[]> {
  const queued = await queuedMessages(parts, messages);
  const snapshot = await policySnapshot(parts, queued);
  // `after`: what goes before it uses up caps.
  const { go: ids, after } = mayGoNow(snapshot, queued);
  const go = new Set(ids);
  const emails = new Map(messages.map(({ id, emailId }) => [id, emailId]));
  return queued.map((message) => {
    const { id, step, place } = message;
    const binding = go.has(id) ? undefined : whyNot(after, message).find((rule) => rule.binding);
    return { id, emailId: emails.get(id) ?? 0, step, rule: binding?.rule ?? null, reason: binding?.message ?? null, clearsAt: binding?.clearsAt ?? null, place };
  });
}

function isLocal({ settings, kernel }: EngineParts, { account }: WaitingMessage): boolean {
  const transport = accountNamed(settings, account)?.transport;
  return transport !== undefined && kernel.transports.get(transport).isLocal === true;
}

function rememberedBy<Key, Value>(keyOf: (asked: Key) => string, answer: (asked: Key) => Promise<Value>): (asked: Key) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (asked) => {
    const key = keyOf(asked);
    const value = known.get(key) ?? answer(asked);
    known.set(key, value);
    return value;
  };
}

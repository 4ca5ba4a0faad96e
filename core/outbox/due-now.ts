// What of the queue may go at this moment. Only what really leaves this machine has rules of time: a file can be written at any hour.
import { requireReadyDomain } from '../campaign/domain-gate.ts';
import { isOutreachError } from '../errors.ts';
import { nextTurn } from '../in-turns.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { mayGoNow } from '../policy/may-go-now.ts';
import { suppressedAddress } from '../policy/rules/suppressed-address.ts';
import { threadOver } from '../policy/rules/thread-over.ts';
import type { PolicySnapshot } from '../policy/snapshot.ts';
import { whyNot } from '../policy/why-not.ts';
import type { WaitingMessage } from '../store/queue.ts';
import { type Account, accountNamed } from './accounts.ts';
import { answersUnread } from './answers-unread.ts';
import { sendingLeftToEditor } from './left-to-editor.ts';
import { policySnapshot, queuedMessages, withPlaces } from './policy-snapshot.ts';

export interface DueMessage {
  readonly id: number;
  readonly account: string;
}

export interface WaitingReason {
  readonly emailId: number;
  readonly reason: string;
  /** Milliseconds since 1970, UTC; null when no time clears it. */
  readonly clearsAt: number | null;
}

export interface DueNow {
  /** In the order in which they should go. */
  readonly go: readonly DueMessage[];
  readonly held: readonly WaitingReason[];
  /** When something may go that may not now (milliseconds since 1970, UTC); null when no time alone lets one go. */
  readonly nextAt: number | null;
}

export interface DueRequest {
  readonly emailIds?: readonly number[];
  /** Only what really leaves this machine. */
  readonly onlyMail?: boolean;
}

/** Page by page, with turns for others: what is enough for now goes first, and what is behind it is looked at the next time. */
export async function dueNow(parts: EngineParts, { onlyMail = false, emailIds }: DueRequest = {}): Promise<DueNow> {
  const found: Found = { go: [], held: [], times: [] };
  const rules = rulesAt(parts, found);
  let last: WaitingMessage | undefined;
  do {
    const page = await parts.store.queue.waiting({ limit: pageSize, ...(emailIds === undefined ? {} : { emailIds }), ...(last === undefined ? {} : { after: last }) });
    last = page.length < pageSize ? undefined : page.at(-1);
    const byRules: WaitingMessage[] = [];
    for (const message of page) {
      const { account, objection } = await rules.accountOf(message);
      if (account === undefined || objection !== undefined) hold(found, message, objection ?? '');
      else if (parts.kernel.transports.get(account.transport).isLocal !== true) byRules.push(message);
      else if (onlyMail) continue;
      else if (message.dueAt <= rules.now) found.go.push({ id: message.id, account: account.id });
      else hold(found, message, 'it is not due yet', message.dueAt);
    }
    if (byRules.length > 0) await rules.decide(byRules);
    await nextTurn();
  } while (last !== undefined && found.go.length < enoughForNow);
  const times = [...found.times, ...found.held.flatMap(({ clearsAt }) => clearsAt ?? [])];
  return { go: found.go, held: found.held, nextAt: times.reduce<number | null>((earliest, time) => (earliest === null || time < earliest ? time : earliest), null) };
}

/** So many are read and judged before somebody else has a turn. */
const pageSize = 200;

/** Who sends so many looks anew afterwards: a rule can have changed. */
const enoughForNow = 500;

interface Found {
  readonly go: DueMessage[];
  readonly held: WaitingReason[];
  /** When rules let something go, milliseconds since 1970, UTC. */
  readonly times: number[];
}

function hold({ held }: Found, { emailId }: WaitingMessage, reason: string, clearsAt: number | null = null): void {
  held.push({ emailId, reason, clearsAt });
}

/** The rules at one moment, for a queue that is read in pages; what is asked for one of many is asked once. */
function rulesAt(parts: EngineParts, found: Found) {
  const { store, settings, kernel } = parts;
  const now = parts.clock.now();
  const accounts = new Map<string, Account | undefined>();
  const unread = new Map<string, string | undefined>();
  const senders = new Map<string, string | undefined>();
  let guard: { readonly objection: string | undefined } | undefined;
  let state: PolicySnapshot | undefined;

  async function accountOf({ account: id, step, dueAt }: WaitingMessage): Promise<{ readonly account: Account | undefined; readonly objection?: string }> {
    if (!accounts.has(id)) accounts.set(id, accountNamed(settings, id));
    const account = accounts.get(id);
    if (account === undefined) return { account, objection: `the settings have no account "${id}" any more` };
    if (!kernel.transports.has(account.transport)) return { account, objection: `there is no transport "${account.transport}"` };
    const left = sendingLeftToEditor(parts, account);
    if (left !== undefined) return { account, objection: left };
    if (step === 'first' || dueAt > now) return { account };
    if (!unread.has(account.id)) unread.set(account.id, await answersUnread(parts, account));
    const objection = unread.get(account.id);
    return objection === undefined ? { account } : { account, objection };
  }

  /** Undefined of an address whose domain receivers trust. */
  async function objectionTo({ sender, account }: WaitingMessage): Promise<string | undefined> {
    if (!senders.has(sender)) senders.set(sender, await requireReadyDomain(parts, sender, undefined, accounts.get(account)?.transport).then(() => undefined, objectionOf));
    return senders.get(sender);
  }

  async function decide(messages: readonly WaitingMessage[]): Promise<void> {
    guard ??= { objection: await parts.guard.objection() };
    const { objection } = guard;
    const trusted: WaitingMessage[] = [];
    for (const message of messages) {
      const because = objection === undefined ? await objectionTo(message) : `nothing is sent until you have said that this is right ("outreach mail release"): ${objection}`;
      if (because === undefined) trusted.push(message);
      else hold(found, message, because);
    }
    const queued = await queuedMessages(parts, trusted);
    state = state === undefined ? await policySnapshot(parts, queued) : await withPlaces(state, queued);
    await nextTurn();
    const answer = mayGoNow(state, queued);
    await nextTurn();
    if (answer.nextLookAt !== null) found.times.push(answer.nextLookAt);
    const goes = new Set(answer.go);
    state = answer.after;
    const byId = new Map(trusted.map((message) => [message.id, message]));
    for (const id of answer.go) found.go.push({ id, account: byId.get(id)?.account ?? '' });
    for (const [index, message] of queued.filter(({ id }) => !goes.has(id)).entries()) {
      if (index % reasonsPerTurn === reasonsPerTurn - 1) await nextTurn();
      const reasons = whyNot(state, message);
      const binding = reasons.find((reason) => reason.binding) ?? reasons[0];
      const over = reasons.find(({ rule }) => rule === suppressedAddress.rule || rule === threadOver.rule);
      // No time and no setting lets it go again.
      if (over !== undefined) await store.outbox.setAside(message.id, over.rule === threadOver.rule ? 'cancelled' : 'held', over.message);
      else found.held.push({ emailId: byId.get(message.id)?.emailId ?? 0, reason: binding?.message ?? 'it goes after those before it', clearsAt: binding?.clearsAt ?? null });
    }
  }

  return { now, accountOf, decide };
}

/** A reason in words takes up to a tenth of a millisecond: times are said in the zones of their places. */
const reasonsPerTurn = 20;

function objectionOf(thrown: unknown): string {
  if (isOutreachError(thrown) && thrown.code === 'domain_not_ready') return `${thrown.message} ${thrown.help}`;
  throw thrown;
}

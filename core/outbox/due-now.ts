// What of the queue may go at this moment. Only what really leaves this machine has rules of time: a file can be written at any hour.
import { requireReadyDomain } from '../campaign/domain-gate.ts';
import { isOutreachError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { mayGoNow } from '../policy/may-go-now.ts';
import { suppressedAddress } from '../policy/rules/suppressed-address.ts';
import { threadOver } from '../policy/rules/thread-over.ts';
import { whyNot } from '../policy/why-not.ts';
import type { WaitingMessage } from '../store/queue.ts';
import { accountNamed } from './accounts.ts';
import { policySnapshot, queuedMessages } from './policy-snapshot.ts';

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

export async function dueNow(parts: EngineParts, { onlyMail = false, ...request }: DueRequest = {}): Promise<DueNow> {
  const { store, settings, clock, kernel } = parts;
  const now = clock.now();
  const waiting = await store.queue.waiting(request);
  const go: DueMessage[] = [];
  const held: WaitingReason[] = [];
  const byRules: WaitingMessage[] = [];
  for (const message of waiting) {
    const account = accountNamed(settings, message.account);
    if (account === undefined) held.push({ emailId: message.emailId, reason: `the settings have no account "${message.account}" any more`, clearsAt: null });
    else if (!kernel.transports.has(account.transport)) held.push({ emailId: message.emailId, reason: `there is no transport "${account.transport}"`, clearsAt: null });
    else if (message.step !== 'first' && message.dueAt <= now && (await answersUnread(parts, account.mailbox))) held.push({ emailId: message.emailId, reason: 'whether they have answered could not be read for a while: follow-ups wait until it can', clearsAt: null });
    else if (kernel.transports.get(account.transport).isLocal !== true) byRules.push(message);
    else if (onlyMail) continue;
    else if (message.dueAt <= now) go.push({ id: message.id, account: account.id });
    else held.push({ emailId: message.emailId, reason: 'it is not due yet', clearsAt: message.dueAt });
  }
  const times = held.flatMap(({ clearsAt }) => clearsAt ?? []);
  if (byRules.length === 0) return { go, held, nextAt: earliest(times) };

  const objection = await parts.guard.objection();
  if (objection !== undefined) return { go, held: [...held, ...byRules.map(({ emailId }) => ({ emailId, reason: `nothing is sent until you have said that this is right ("outreach mail release"): ${objection}`, clearsAt: null }))], nextAt: earliest(times) };

  const trusted = await withTrustedSenders(parts, byRules, held);
  const queued = await queuedMessages(parts, trusted);
  const snapshot = await policySnapshot(parts, queued);
  const answer = mayGoNow(snapshot, queued);
  const byId = new Map(byRules.map((message) => [message.id, message]));
  const goesFirst = queued.filter(({ id }) => answer.go.includes(id));
  for (const id of answer.go) go.push({ id, account: byId.get(id)?.account ?? '' });
  for (const message of queued) {
    if (answer.go.includes(message.id)) continue;
    const reasons = whyNot(snapshot, message, goesFirst);
    const binding = reasons.find((reason) => reason.binding) ?? reasons[0];
    const over = reasons.find(({ rule }) => rule === suppressedAddress.rule || rule === threadOver.rule);
    if (over !== undefined) {
      // No time and no setting lets it go again.
      await store.outbox.setAside(message.id, over.rule === threadOver.rule ? 'cancelled' : 'held', over.message);
      continue;
    }
    held.push({ emailId: byId.get(message.id)?.emailId ?? 0, reason: binding?.message ?? 'it goes after those before it', clearsAt: binding?.clearsAt ?? null });
  }
  return { go, held, nextAt: earliest([...times, ...(answer.nextLookAt === null ? [] : [answer.nextLookAt])]) };
}

/** Those from a domain that receivers trust; the others are told as held. */
async function withTrustedSenders(parts: EngineParts, messages: readonly WaitingMessage[], held: WaitingReason[]): Promise<readonly WaitingMessage[]> {
  const objections = new Map<string, string | undefined>();
  for (const { sender, account } of messages) {
    if (objections.has(sender)) continue;
    objections.set(sender, await requireReadyDomain(parts, sender, undefined, accountNamed(parts.settings, account)?.transport).then(() => undefined, objectionOf));
  }
  return messages.filter(({ sender, emailId }) => {
    const objection = objections.get(sender);
    if (objection !== undefined) held.push({ emailId, reason: objection, clearsAt: null });
    return objection === undefined;
  });
}

function objectionOf(thrown: unknown): string {
  if (isOutreachError(thrown) && thrown.code === 'domain_not_ready') return `${thrown.message} ${thrown.help}`;
  throw thrown;
}

/** A follow-up to somebody who has answered meanwhile is worse than a late one. Milliseconds. */
const freshEnough = 15 * 60_000;

async function answersUnread({ store, clock }: Pick<EngineParts, 'store' | 'clock'>, mailbox: string | null): Promise<boolean> {
  if (mailbox === null) return false;
  const { polledAt, problem } = await store.inbox.cursor(mailbox);
  return polledAt === null || problem !== null || Math.abs(clock.now() - polledAt) > freshEnough;
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

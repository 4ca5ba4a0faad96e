// One message, one dialogue: what the transport says becomes the message's fate, and what it says of account, address and domain is heeded.
import { addressHold } from '../address-check/address-hold.ts';
import type { SendOutcome, SendPhase, Transport } from '../contracts/transport.ts';
import type { Email } from '../domain/email.ts';
import type { Lead } from '../domain/lead.ts';
import { isOutreachError, reasonOf } from '../errors.ts';
import { announce } from '../orchestrator/announce.ts';
import { agentFor, askAgent } from '../orchestrator/ask-agent.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { easedBackoff, nextBackoff } from '../policy/back-off.ts';
import type { PauseCause } from '../policy/snapshot.ts';
import { type LastLook, mayBeTaken, type OutboxMessage } from '../store/outbox.ts';
import type { Transaction } from '../store/write.ts';
import type { Account } from './accounts.ts';
import { subjectOfStep } from './compose-follow-up.ts';
import { filesCopy } from './files-copy.ts';
import { proveSent } from './look-for-unknown.ts';
import type { SentMessage } from './send-approved.ts';
import { wasSentBefore } from './sent-before-restore.ts';
import { verifyRecipient } from './verify-recipient.ts';
import { type WireAction, type WireFailure, wireActionFor } from './wire-action.ts';

export interface DeliveryParts {
  readonly account: Account;
  readonly transport: Transport;
  readonly signal: AbortSignal;
  /** See `inDoubtSince`. */
  readonly inDoubtSince: number | null;
  /** The account was paused, or a domain asked for less: what may go now is another question. */
  readonly onLess: () => void;
}

/** Of a transport whose refusals say nothing but a reason, in milliseconds. */
const usualRetry = 15 * 60_000;

/** A message after its dialogue. */
export interface Delivered {
  /** Resolves when what became of it is on record: undefined when it was not accepted. Another dialogue may begin meanwhile. */
  readonly kept: Promise<SentMessage | undefined>;
}

/** Rejects only when it was cancelled, or when the store fails; so does `kept`. */
export async function deliver(parts: EngineParts, message: OutboxMessage, { account, transport, signal, inDoubtSince, onLess }: DeliveryParts): Promise<Delivered> {
  const { store, clock } = parts;
  const way = recordWay(parts, message);
  try {
    const seen = await store.outbox.lastLook(message);
    const objection = (await objectionTo(parts, message, seen, transport, signal)) ?? (await sentAlready(parts, message, transport, inDoubtSince, signal));
    if (objection !== undefined) {
      if (objection.againAt !== undefined) {
        await store.outbox.release(message, objection.reason, objection.againAt);
        return notSent;
      }
      await store.write(async (tx) => {
        await store.outbox.hold(tx, message, objection.reason);
        if (objection.isOver) await store.followUps.skip(message.emailId, objection.reason, tx);
      });
      if (objection.isSent === true) await proveSent(parts, message, objection.reason, { copyDue: false });
      return notSent;
    }
    const { output, keepLog } = await askAgent<SendOutcome>(parts, {
      agent: agentFor(parts, 'outreach'),
      input: { message: { messageId: message.messageId, envelope: { from: message.sender, to: [message.recipient ?? ''] }, bytes: message.bytes }, transport: transport.id, reach: way.reach },
      leadId: message.leadId,
      campaignId: null,
      maxWebCalls: 0,
      signal,
      isBrief: true, // for a turn of the loop for each message, five connections would wait in line
    });
    if (output.kind === 'accepted') {
      const copyDue = filesCopy(parts, account.id);
      const kept = keepSent(parts, message, { reference: output.reference, copyDue, seen: seen.email, keepLog }).catch(notKept);
      kept.catch(() => undefined); // whoever waits for it is told
      return { kept };
    }
    const { reason, permanent, reply } = output;
    const known = { phase: way.phase(), attempts: message.attempts };
    await store.writeTogether(async (tx) => {
      await keepLog(tx);
      await way.keep(tx);
      if (reply === undefined) await follow(parts, tx, message, known, reason, permanent ? { message: 'refuse' } : { message: 'retry', afterMs: usualRetry });
      else await heed(tx, { ...known, reply }, reason);
    });
    return notSent;
  } catch (thrown) {
    return notKept(thrown).then(() => notSent);
  }

  async function notKept(thrown: unknown): Promise<undefined> {
    if (isOutreachError(thrown) && thrown.code === 'lease_lost') return undefined;
    if (signal.aborted && !mayBeTaken(way.phase())) {
      await store.write(async (tx) => {
        await way.keep(tx);
        await store.outbox.release(message, reasonOf(thrown), clock.now(), tx);
      });
      throw thrown;
    }
    await store.write(async (tx) => {
      await way.keep(tx);
      await heed(tx, failureOf(thrown, way.phase(), message), reasonOf(thrown));
    });
    if (signal.aborted) throw thrown;
    return undefined;
  }

  async function heed(tx: Transaction, failure: WireFailure, reason: string): Promise<void> {
    const action = wireActionFor(failure);
    if (action.pauseAccount !== undefined || action.slowDomain === true) onLess();
    await follow(parts, tx, message, failure, reason, action);
  }
}

const notSent: Delivered = { kept: Promise.resolve(undefined) };

interface Way {
  /** What the transport calls before each step. */
  readonly reach: (next: SendPhase) => Promise<void>;
  /** How far it came. */
  phase(): SendPhase;
  /** Puts on record what is not there yet. */
  keep(tx: Transaction): Promise<void>;
}

/** Before the dot nothing can have been accepted, whether it is on record how far a dialogue came or not: so it is put there together with what became of it. The dot is on record before it is written. */
function recordWay({ store }: EngineParts, message: OutboxMessage): Way {
  let phase = 'started' as SendPhase;
  let recorded = phase;
  return {
    async reach(next) {
      if (mayBeTaken(next) && !mayBeTaken(recorded)) {
        await store.outbox.reach(message, next);
        recorded = next;
      }
      phase = next;
    },
    phase: () => phase,
    async keep(tx) {
      if (phase !== recorded) await store.outbox.reach(message, phase, tx);
      recorded = phase;
    },
  };
}

/** What a transport knows better than the record: that the end of a message never left. */
function failureOf(thrown: unknown, phase: SendPhase, { attempts }: OutboxMessage): WireFailure {
  if (!isOutreachError(thrown)) return { phase, attempts };
  const known = thrown.code === 'mail_interrupted' ? (thrown.details as { readonly phase: SendPhase }).phase : phase;
  return { code: thrown.code, phase: known, attempts };
}

interface SentAs {
  readonly reference: string;
  readonly copyDue: boolean;
  readonly seen: Email;
  readonly keepLog: (tx: Transaction) => Promise<void>;
}

async function keepSent(parts: EngineParts, message: OutboxMessage, { reference, copyDue, seen, keepLog }: SentAs): Promise<SentMessage> {
  const { store } = parts;
  await store.writeTogether(async (tx) => {
    await keepLog(tx);
    const { lead, email } = await store.outbox.markSent(tx, message, reference, { copyDue, seen });
    await easeDomain(store, tx, message);
    await announce(parts, tx, 'emailSent', { lead, email, reference }, email.campaignId);
    if (message.step === 'first') for (const { day } of email.followUps) await announce(parts, tx, 'followUpQueued', { lead, emailId: email.id, day }, email.campaignId);
  }, { mayWait: true });
  return { emailId: message.emailId, to: message.recipient ?? '', reference };
}

/** Carries out what the table of the wire says, all of it or nothing. */
async function follow({ store, clock }: EngineParts, tx: Transaction, message: OutboxMessage, failure: WireFailure, reason: string, action: WireAction): Promise<void> {
  const now = clock.now();
  if (action.message === 'retry') await store.outbox.markRefused(tx, message, { reason, retryAt: now + (action.afterMs ?? usualRetry) });
  else if (action.message === 'refuse') await store.outbox.markRefused(tx, message, { reason });
  else if (action.message === 'hold') await store.outbox.hold(tx, message, reason);
  else await store.outbox.markUnknown(tx, message, reason);
  if (action.suppress !== undefined && message.recipient !== null) {
    await store.suppression.add(message.recipient, 'gone', tx);
    await store.followUps.skip(message.emailId, action.suppress, tx);
  }
  if (action.pauseAccount !== undefined) {
    await store.sending.pause({ account: message.account, rule: causeOf(action, failure), reason: `${action.pauseAccount}: ${reason}`, since: now, until: action.pauseMs === undefined ? null : now + action.pauseMs }, tx);
  }
  if (action.slowDomain === true) {
    const domain = domainOf(message);
    const { step, milliseconds } = nextBackoff(await store.sending.stepOf(message.account, domain, tx));
    await store.sending.backOff({ account: message.account, domain, step, until: now + milliseconds }, tx);
  }
}

/** A domain that asked for less and takes a message again is trusted a step more. */
async function easeDomain({ sending }: EngineParts['store'], tx: Transaction, message: OutboxMessage): Promise<void> {
  const domain = domainOf(message);
  const before = await sending.stepOf(message.account, domain, tx);
  if (before === 0) return;
  const step = easedBackoff(before);
  if (step === 0) await sending.forgetBackoff(message.account, domain, tx);
  else await sending.backOff({ account: message.account, domain, step, until: 0 }, tx);
}

function causeOf({ pauseMs }: WireAction, { code, reply }: WireFailure): PauseCause {
  if (pauseMs !== undefined) return 'quota';
  const isLogin = code !== undefined || reply?.to === 'connect' || reply?.to === 'hello' || reply?.to === 'login' || [530, 535, 538].includes(reply?.code ?? 0);
  return isLogin ? 'authentication' : 'refused';
}

function domainOf({ recipient }: OutboxMessage): string {
  return (recipient ?? '').slice((recipient ?? '').lastIndexOf('@') + 1).toLowerCase();
}

interface Objection {
  readonly reason: string;
  /** True when nothing more follows in this thread: then the user has nothing to decide. */
  readonly isOver: boolean;
  /** It went out before. */
  readonly isSent?: boolean;
  /** It passes: the message is tried again then (milliseconds since 1970, UTC). */
  readonly againAt?: number;
}

/** Everything that can hold a message, asked again at the last moment. */
async function objectionTo(parts: EngineParts, message: OutboxMessage, { suppressed, lead, email }: LastLook, transport: Transport, signal: AbortSignal): Promise<Objection | undefined> {
  const held = (reason: string): Objection => ({ reason, isOver: false });
  if (message.recipient === null) return held('the lead has no address');
  if (suppressed !== undefined) return { reason: `this address is never written to: ${suppressed.reason}`, isOver: message.step !== 'first' };
  if (message.step === 'first' && (email.status !== 'approved' || email.approvedHash !== message.approvedHash)) return held('it was changed after the approval');
  if (message.step !== 'first' && lead.status === 'replied') return { reason: 'they have answered', isOver: true };
  const unwise = transport.isLocal !== true && lead.email === message.recipient ? await addressObjection(parts, lead, signal) : undefined;
  if (unwise !== undefined) return held(`nothing is sent to ${message.recipient}: ${unwise}`);
  const veto = await parts.kernel.veto('emailSend', { lead, email: message.step === 'first' ? email : { ...email, ...followUpAs(email, message) } });
  return veto === undefined ? undefined : held(veto);
}

/** Of a store that was restored: whether the message went out before. Of what cannot be looked for the user decides, unless it is only the network; and what the user has decided is not asked again. */
async function sentAlready(parts: EngineParts, message: OutboxMessage, { idempotent }: Transport, since: number | null, signal: AbortSignal): Promise<Objection | undefined> {
  if (since === null || idempotent || message.proof === 'user') return undefined;
  try {
    return (await wasSentBefore(parts, message, since, signal)) ? { reason: 'its copy lies in the folder for sent mail', isOver: false, isSent: true } : undefined;
  } catch (thrown) {
    signal.throwIfAborted();
    const passes = isOutreachError(thrown) && thrown.code === 'mail_unreachable';
    return { reason: `this store was restored, and whether the message had been sent before could not be learned: ${reasonOf(thrown)}`, isOver: false, ...(passes ? { againAt: parts.clock.now() + usualRetry } : {}) };
  }
}

/** By what was found when it was approved. What was bad then, or could not be looked up, is looked at once more; nobody else is asked about again. */
async function addressObjection(parts: EngineParts, lead: Lead, signal: AbortSignal): Promise<string | undefined> {
  const known = lead.provenance?.verified;
  if (known === undefined || known.verdict === 'good' || known.verdict === 'risky') return undefined;
  return addressHold((await verifyRecipient(parts, lead, signal)) ?? known);
}

/** A follow-up as a veto sees it: the words that go out. */
function followUpAs(email: Parameters<typeof subjectOfStep>[0] & { readonly followUps: readonly { readonly day: number; readonly body: string }[] }, { step }: OutboxMessage) {
  const body = email.followUps.find(({ day }) => step === `day-${day}`)?.body ?? '';
  return { subjectA: subjectOfStep(email, step), subjectB: '', body };
}

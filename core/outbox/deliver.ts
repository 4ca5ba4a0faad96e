// One message, one dialogue: what the transport says becomes the message's fate, and what it says of account, address and domain is heeded.
import { addressHold } from '../address-check/address-hold.ts';
import type { SendOutcome, SendPhase, Transport } from '../contracts/transport.ts';
import type { Lead } from '../domain/lead.ts';
import { isOutreachError, reasonOf } from '../errors.ts';
import { announce } from '../orchestrator/announce.ts';
import { agentFor, askAgent } from '../orchestrator/ask-agent.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { nextBackoff } from '../policy/back-off.ts';
import type { PauseCause } from '../policy/snapshot.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import type { Transaction } from '../store/write.ts';
import type { Account } from './accounts.ts';
import { subjectOfStep } from './compose-follow-up.ts';
import type { SentMessage } from './send-approved.ts';
import { verifyRecipient } from './verify-recipient.ts';
import { type WireAction, type WireFailure, wireActionFor } from './wire-action.ts';

export interface DeliveryParts {
  readonly account: Account;
  readonly transport: Transport;
  readonly signal: AbortSignal;
}

/** Of a transport whose refusals say nothing but a reason, in milliseconds. */
const usualRetry = 15 * 60_000;

/** Undefined when it was not accepted: its row says what became of it. Rejects only when it was cancelled, or when the store fails. */
export async function deliver(parts: EngineParts, message: OutboxMessage, { account, transport, signal }: DeliveryParts): Promise<SentMessage | undefined> {
  const { store, clock } = parts;
  let phase = 'started' as SendPhase;
  const reach = async (next: SendPhase) => {
    await store.outbox.reach(message, next);
    phase = next;
  };
  try {
    const objection = await objectionTo(parts, message, transport, signal);
    if (objection !== undefined) {
      await store.write(async (tx) => {
        await store.outbox.hold(tx, message, objection.reason);
        if (objection.isOver) await store.followUps.skip(message.emailId, objection.reason, tx);
      });
      return undefined;
    }
    const { output, keepLog } = await askAgent<SendOutcome>(parts, {
      agent: agentFor(parts, 'outreach'),
      input: { message: { messageId: message.messageId, envelope: { from: message.sender, to: [message.recipient ?? ''] }, bytes: message.bytes }, transport: transport.id, reach },
      leadId: message.leadId,
      campaignId: null,
      maxWebCalls: 0,
      signal,
    });
    if (output.kind === 'accepted') return await keepSent(parts, message, { reference: output.reference, copyDue: account.mailbox !== null && transport.filesSent !== true && !transport.idempotent, keepLog });
    const { reason, permanent, reply } = output;
    const known = { phase, attempts: message.attempts };
    await store.write(async (tx) => {
      await keepLog(tx);
      if (reply === undefined) await follow(parts, tx, message, known, reason, permanent ? { message: 'refuse' } : { message: 'retry', afterMs: usualRetry });
      else await follow(parts, tx, message, { ...known, reply }, reason);
    });
    return undefined;
  } catch (thrown) {
    if (isOutreachError(thrown) && thrown.code === 'lease_lost') return undefined;
    const mayHaveArrived = phase === 'dot_written' || phase === 'accepted';
    if (signal.aborted && !mayHaveArrived) {
      await store.outbox.release(message, reasonOf(thrown), clock.now());
      throw thrown;
    }
    await store.write((tx) => follow(parts, tx, message, failureOf(thrown, phase, message), reasonOf(thrown)));
    if (signal.aborted) throw thrown;
    return undefined;
  }
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
  readonly keepLog: (tx: Transaction) => Promise<void>;
}

async function keepSent(parts: EngineParts, message: OutboxMessage, { reference, copyDue, keepLog }: SentAs): Promise<SentMessage> {
  const { store } = parts;
  await store.write(async (tx) => {
    await keepLog(tx);
    await store.outbox.markSent(tx, message, reference, { copyDue });
    await store.sending.forgetBackoff(message.account, domainOf(message), tx);
    const [lead, email] = await Promise.all([store.leads.get(message.leadId, tx), store.emails.get(message.emailId, tx)]);
    await announce(parts, tx, 'emailSent', { lead, email, reference }, email.campaignId);
    if (message.step === 'first') for (const { day } of email.followUps) await announce(parts, tx, 'followUpQueued', { lead, emailId: email.id, day }, email.campaignId);
  });
  return { emailId: message.emailId, to: message.recipient ?? '', reference };
}

/** Carries out what the table of the wire says, all of it or nothing. */
async function follow({ store, clock }: EngineParts, tx: Transaction, message: OutboxMessage, failure: WireFailure, reason: string, action = wireActionFor(failure)): Promise<void> {
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
}

/** Everything that can hold a message, asked again at the last moment. */
async function objectionTo(parts: EngineParts, message: OutboxMessage, transport: Transport, signal: AbortSignal): Promise<Objection | undefined> {
  const { store, kernel } = parts;
  const held = (reason: string): Objection => ({ reason, isOver: false });
  if (message.recipient === null) return held('the lead has no address');
  const suppressed = await store.suppression.find(message.recipient);
  if (suppressed !== undefined) return { reason: `this address is never written to: ${suppressed.reason}`, isOver: message.step !== 'first' };
  const [lead, email] = await Promise.all([store.leads.get(message.leadId), store.emails.get(message.emailId)]);
  if (message.step === 'first' && (email.status !== 'approved' || email.approvedHash !== message.approvedHash)) return held('it was changed after the approval');
  if (message.step !== 'first' && lead.status === 'replied') return { reason: 'they have answered', isOver: true };
  const unwise = transport.isLocal !== true && lead.email === message.recipient ? await addressObjection(parts, lead, signal) : undefined;
  if (unwise !== undefined) return held(`nothing is sent to ${message.recipient}: ${unwise}`);
  const veto = await kernel.veto('emailSend', { lead, email: message.step === 'first' ? email : { ...email, ...followUpAs(email, message) } });
  return veto === undefined ? undefined : held(veto);
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

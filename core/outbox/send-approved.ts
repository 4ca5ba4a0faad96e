// Sends what was approved, each message once. The phase of every attempt is on disk before the step it names is taken.
import type { SendOutcome, SendPhase } from '../contracts/transport.ts';
import { isOutreachError, reasonOf } from '../errors.ts';
import { announce } from '../orchestrator/announce.ts';
import { agentFor, askAgent } from '../orchestrator/ask-agent.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { isAlive, thisProcess } from '../orchestrator/owner.ts';
import type { OutboxMessage, OutboxState } from '../store/outbox.ts';

export interface SendReport {
  readonly sent: readonly SentMessage[];
  /** Everything that is approved and not sent, from this time or an earlier one, and what holds it. */
  readonly held: readonly HeldMessage[];
}

export interface HeldMessage {
  readonly emailId: number;
  readonly state: OutboxState;
  readonly reason: string;
}

export interface SentMessage {
  readonly emailId: number;
  readonly to: string;
  /** What the transport called it: of the file transport, the file. */
  readonly reference: string;
}

export interface SendRequest {
  /** Only messages of these emails; everything that is due, when left out. */
  readonly emailIds?: readonly number[];
  /** Called after each message that a transport has accepted. */
  readonly onSent?: (message: SentMessage) => void;
  /** Once it is aborted no further message is begun; the one that is being sent goes out. */
  readonly enough?: AbortSignal;
}

/** Sends everything that is due, one message after the other. */
export async function sendApproved(parts: EngineParts, signal: AbortSignal, { emailIds, onSent, enough }: SendRequest = {}): Promise<SendReport> {
  const { store, settings, clock } = parts;
  const leaseMs = settings.orchestration.leaseSeconds * 1000;
  const transport = parts.kernel.transports.get(settings.transport);
  const sent: SentMessage[] = [];

  await settleInterrupted(parts);
  for (;;) {
    signal.throwIfAborted();
    if (enough?.aborted === true) break;
    const [message] = await store.outbox.claim({ owner: thisProcess, now: clock.now(), leaseMs, limit: 1, transport: transport.id, ...(emailIds === undefined ? {} : { emailIds }) });
    if (message === undefined) break;
    const reason = await objectionTo(parts, message);
    if (reason !== undefined) {
      await store.outbox.hold(undefined, message, reason);
      continue;
    }
    await deliver(message);
  }
  return { sent, held: await heldMessages(parts) };

  async function deliver(message: OutboxMessage): Promise<void> {
    let phase = 'started' as SendPhase;
    const reach = async (next: SendPhase) => {
      await store.outbox.reach(message, next);
      phase = next;
    };
    try {
      const { output, keepLog } = await askAgent<SendOutcome>(parts, {
        agent: agentFor(parts, 'outreach'),
        input: { message: { messageId: message.messageId, envelope: { from: message.sender, to: [message.recipient ?? ''] }, bytes: message.bytes }, transport: transport.id, reach },
        leadId: message.leadId,
        campaignId: null,
        maxWebCalls: 0,
        signal,
      });
      await store.write(async (tx) => {
        await keepLog(tx);
        if (output.kind === 'refused') return store.outbox.markRefused(tx, message, { reason: output.reason, ...(output.permanent ? {} : { retryAt: clock.now() + 15 * 60_000 }) });
        await store.outbox.markSent(tx, message, output.reference);
        const [lead, email] = await Promise.all([store.leads.get(message.leadId, tx), store.emails.get(message.emailId, tx)]);
        await announce(parts, tx, 'emailSent', { lead, email, reference: output.reference }, email.campaignId);
        for (const { day } of email.followUps) await announce(parts, tx, 'followUpQueued', { lead, emailId: email.id, day }, email.campaignId);
      });
      if (output.kind !== 'accepted') return;
      const done = { emailId: message.emailId, to: message.recipient ?? '', reference: output.reference };
      sent.push(done);
      onSent?.(done);
    } catch (thrown) {
      if (isOutreachError(thrown) && thrown.code === 'lease_lost') return;
      const reason = reasonOf(thrown);
      // After the dot, silence proves nothing: the message may be on its way.
      if (phase === 'dot_written' || phase === 'accepted') await store.outbox.markUnknown(undefined, message, reason);
      else if (signal.aborted) await store.outbox.release(message, reason);
      else await store.outbox.hold(undefined, message, reason);
      if (signal.aborted) throw thrown;
    }
  }
}

async function heldMessages({ store }: EngineParts): Promise<readonly HeldMessage[]> {
  const states = await Promise.all((['held', 'refused', 'unknown', 'queued'] as const).map((state) => store.outbox.inState(state)));
  return states.flat().map(({ emailId, state, reason }) => ({ emailId, state, reason: reason ?? '' }));
}

/** A process died while it was sending. What a transport does over without doing twice, is done over; the rest is unknown, and stays with the user. */
async function settleInterrupted({ store, kernel, clock, settings }: EngineParts): Promise<void> {
  await store.outbox.settleAbandoned(clock.now(), (owner) => !isAlive(owner));
  for (const message of await store.outbox.inState('unknown')) {
    // By another transport than the first time it would be a second message.
    if (message.transport === settings.transport && kernel.transports.get(message.transport).idempotent) await store.outbox.sendAgain(message.id);
  }
}

/** Everything that can hold a message, asked again at the last moment. */
async function objectionTo(parts: EngineParts, message: OutboxMessage): Promise<string | undefined> {
  const { store, kernel } = parts;
  if (message.recipient === null) return 'the lead has no address';
  const suppressed = await store.suppression.find(message.recipient);
  if (suppressed !== undefined) return `this address is never written to: ${suppressed.reason}`;
  const [lead, email] = await Promise.all([store.leads.get(message.leadId), store.emails.get(message.emailId)]);
  if (email.status !== 'approved' || email.approvedHash !== message.approvedHash) return 'it was changed after the approval';
  return kernel.veto('emailSend', { lead, email });
}

// One message over one connection, so that afterwards it is known what was proven: accepted, refused, not sent, or nothing at all.
import { isAscii } from 'node:buffer';
import type { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { OutgoingMessage, Scope, SendOutcome, SendPhase, SendRun } from '../../../core/index.ts';
import type { Account } from './account.ts';
import { type ApprovedBody, approvedBody } from './approved-body.ts';
import type { Connections, HeldConnection } from './connections.ts';
import { failAs, isTold } from './fail-as.ts';
import { readFailure } from './read-failure.ts';
import { plainWords, sayReply } from './server-words.ts';

/** How long a cancelled dialogue waits for the answer to a message that is on its way: an answer is worth more than nobody knowing. */
const lastMomentMilliseconds = 100;

export interface Sending {
  readonly account: Account;
  readonly connections: Connections;
  readonly fail: Scope['fail'];
}

/** Rejects with `mail_unreachable`, `mail_tls_refused`, `mail_login_refused`, `mail_login_missing` or `mail_interrupted`, and with the signal's reason. */
export async function sendMessage(message: OutgoingMessage, run: SendRun, sending: Sending): Promise<SendOutcome> {
  const objection = envelopeProblem(message.envelope);
  if (objection !== undefined) return { kind: 'refused', permanent: true, reason: objection };
  const reach = inOrder(run);
  await reach('started');
  run.signal.throwIfAborted();
  const first = await attempt(message, { ...run, reach }, sending);
  if (first !== 'stale') return first;
  // A connection from before had been closed by the server: not one byte of the message was given away, so it may go over another.
  sending.connections.dropIdle();
  const second = await attempt(message, { ...run, reach }, sending);
  return second === 'stale' ? sending.fail('mail_unreachable', { server: sending.account.host, reason: 'it closes every connection' }) : second;
}

async function attempt(message: OutgoingMessage, run: SendRun, sending: Sending): Promise<SendOutcome | 'stale'> {
  let connection: HeldConnection;
  try {
    connection = await sending.connections.take(run.signal);
  } catch (thrown) {
    if (run.signal.aborted) throw run.signal.reason;
    if (isTold(thrown)) throw thrown;
    return outcomeOf(thrown, 'started', sending);
  }
  let isFit = false;
  try {
    if (!connection.reused) await run.reach('connected');
    await run.reach('mail');
    run.signal.throwIfAborted();
    const dialogue = await converse(connection.smtp, message, run, sending);
    isFit = dialogue.isFit;
    if (dialogue.kind === 'failed' && connection.reused && !dialogue.body.hasBegun() && dialogue.body.failure() === undefined && readFailure(dialogue.error, 'envelope').kind === 'interrupted') return 'stale';
    return await concluded(dialogue, run, sending);
  } finally {
    if (isFit) connection.release();
    else connection.drop();
  }
}

type Dialogue = { readonly body: ApprovedBody; readonly isFit: boolean } & ({ readonly kind: 'answered'; readonly reply: string } | { readonly kind: 'failed'; readonly error: unknown });

/** MAIL, RCPT, DATA, the body and its dot. Rejects with the signal's reason. */
async function converse(smtp: SMTPConnection, { envelope, bytes }: OutgoingMessage, { signal, reach }: SendRun, { account }: Sending): Promise<Dialogue> {
  const { promise, resolve, reject } = Promise.withResolvers<Dialogue>();
  const gates = {
    beforeBody: () => reach('data'),
    async beforeDot() {
      signal.throwIfAborted();
      await reach('dot_written');
      signal.throwIfAborted();
    },
  };
  const body: ApprovedBody = approvedBody(bytes, gates, () => resolve({ kind: 'failed', body, isFit: false, error: new Error('the message was stopped before its end') }));
  let lastMoment: NodeJS.Timeout | undefined;
  const cancel = () => {
    if (body.hasEnded()) lastMoment = setTimeout(() => reject(signal.reason as Error), lastMomentMilliseconds);
    else reject(signal.reason as Error);
  };
  // Silence is timed by the connection; this ends a server that says one letter at a time.
  const tooLong = setTimeout(() => resolve({ kind: 'failed', body, isFit: false, error: Object.assign(new Error('it took too long'), { code: 'ETIMEDOUT' }) }), account.timeoutSeconds * 2_000).unref();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    smtp.send({ from: envelope.from, to: [...envelope.to], size: bytes.length, use8BitMime: !isAscii(bytes) }, body as ApprovedBody & Readable, (error, info) => {
      if (error === null) resolve({ kind: 'answered', body, isFit: true, reply: info.response });
      else resolve({ kind: 'failed', body, isFit: false, error });
    });
    const dialogue = await promise;
    if (dialogue.kind === 'failed') return { ...dialogue, isFit: await isFitAgain(smtp, dialogue) };
    return dialogue;
  } finally {
    signal.removeEventListener('abort', cancel);
    clearTimeout(lastMoment);
    clearTimeout(tooLong);
    body.destroy();
  }
}

/** A server that refused one recipient is in order; RSET ends that transaction. Whatever had begun to get a body is closed. */
async function isFitAgain(smtp: SMTPConnection, { body, error }: Dialogue & { readonly kind: 'failed' }): Promise<boolean> {
  const failure = readFailure(error, 'envelope');
  if (body.hasBegun() || failure.kind !== 'reply' || failure.reply.code === 421 || smtp.destroyed) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const lost = () => resolve(false);
  smtp.once('end', lost);
  smtp.reset((problem) => resolve(problem === null));
  return promise.finally(() => smtp.off('end', lost));
}

/** What the dialogue proved. An answer to a dot that was not written proves nothing. */
async function concluded(dialogue: Dialogue, { reach }: SendRun, sending: Sending): Promise<SendOutcome> {
  const { body } = dialogue;
  await body.settled();
  if (body.failure() !== undefined) throw body.failure();
  const phase: SendPhase = body.hasEnded() ? 'dot_written' : body.hasBegun() ? 'data' : 'mail';
  if (dialogue.kind === 'failed') return outcomeOf(dialogue.error, phase, sending);
  if (!body.hasEnded() || !/^2\d\d(?:[ -]|$)/.test(dialogue.reply)) return sending.fail('mail_interrupted', { server: sending.account.host, phase, reason: `it answered out of turn: "${plainWords(dialogue.reply, 100)}"` });
  await reach('accepted');
  return { kind: 'accepted', reference: plainWords(dialogue.reply, 200) };
}

function outcomeOf(thrown: unknown, phase: SendPhase, { account, fail }: Sending): SendOutcome {
  const failure = readFailure(thrown, phase === 'started' ? 'connecting' : phase === 'mail' ? 'envelope' : 'message');
  if (failure.kind === 'reply') return { kind: 'refused', permanent: failure.reply.code >= 500, reason: `${account.host} said: ${sayReply(failure.reply)}`, reply: failure.reply };
  if (failure.kind === 'unsendable') return { kind: 'refused', permanent: true, reason: `${account.host}: ${failure.reason}` };
  return failAs(failure, { account, phase, fail, cause: thrown });
}

/** One row of the outbox is one recipient: with two, one could be refused and the other not. */
function envelopeProblem({ from, to }: OutgoingMessage['envelope']): string | undefined {
  if (to.length !== 1) return to.length === 0 ? 'the message has no recipient' : `the message has ${to.length} recipients; each gets one of its own`;
  // RFC 5321 section 4.1.2, and nothing that could be read as a second command or parameter.
  return [from, ...to].every((address) => /^[\x21-\x3b\x3d\x3f-\x7e]{1,320}$/.test(address)) ? undefined : 'an address in its envelope holds what no mail server takes';
}

/** Names each phase once, and none after a later one: a second connection goes through the same steps again. */
function inOrder({ reach }: SendRun): SendRun['reach'] {
  let last = -1;
  return async (phase) => {
    const place = order.indexOf(phase);
    if (place <= last) return;
    last = place;
    await reach(phase);
  };
}

const order: readonly SendPhase[] = ['started', 'connected', 'mail', 'data', 'dot_written', 'accepted'];

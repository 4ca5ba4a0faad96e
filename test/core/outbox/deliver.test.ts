import test, { type ExecutionContext } from 'ava';
import type { SendOutcome, SendPhase, ServerReply } from '../../../core/contracts/transport.ts';
import { createError } from '../../../core/errors.ts';
import { accountsOf } from '../../../core/outbox/accounts.ts';
import { deliver } from '../../../core/outbox/deliver.ts';
import type { OutboxState } from '../../../core/store/outbox.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { anyTime } from '../../support/engine.ts';
import { day, hour, type MailWorld, minute, never, openMailWorld, type WorldParts } from '../../support/mail-world.ts';

/** Claims what is due and delivers it, as sending does. */
async function deliverNext({ engine, clock }: MailWorld, signal = never) {
  const [account] = accountsOf(engine.settings);
  const [message] = await engine.store.outbox.claim({ owner: 'me', now: clock.now(), leaseMs: hour, limit: 1, transport: 'memory' });
  if (account === undefined || message === undefined) throw new Error('nothing was due');
  const sent = await (await deliver(engine, message, { account, transport: engine.kernel.transports.get('memory'), signal, inDoubtSince: null, onLess: () => undefined })).kept;
  return { sent, message: await engine.store.outbox.find(message.id) };
}

async function world(t: ExecutionContext, parts: WorldParts = {}) {
  const opened = await openMailWorld(t, parts);
  return { ...opened, ...(await opened.approve('Alder')) };
}

const refused = (code: number, status: string | null, text: string, to: ServerReply['to']): SendOutcome => ({ kind: 'refused', reason: `${code} ${text}`, permanent: code >= 500, reply: { code, status, text, to } });

const rows: readonly (readonly [what: string, outcome: SendOutcome, state: OutboxState, more: { readonly suppressed?: string; readonly pause?: string; readonly slows?: boolean; readonly after?: number }])[] = [
  ['an address that does not exist is refused and never written to again', refused(550, '5.1.1', 'User unknown', 'recipient'), 'refused', { suppressed: 'gone' }],
  ['a login that was refused pauses the account, and the message waits', refused(535, '5.7.8', 'Bad credentials', 'login'), 'queued', { pause: 'authentication', after: hour }],
  ['a message that a server takes for spam is held and the account paused, and its reader stays', refused(550, '5.7.1', 'Your message looks like spam', 'message'), 'held', { pause: 'refused' }],
  ['a server that asks for less is left alone for a while', refused(421, '4.7.0', 'Too many connections, slow down', 'recipient'), 'queued', { slows: true }],
  ['a passing no without a reply of a server is tried again in a quarter of an hour', { kind: 'refused', reason: 'later', permanent: false }, 'queued', { after: 15 * minute }],
  ['a lasting no without a reply of a server is kept', { kind: 'refused', reason: 'never', permanent: true }, 'refused', {}],
];
for (const [what, outcome, state, { suppressed, pause, slows = false, after }] of rows) {
  test(what, async (t) => {
    const opened = await world(t, { send: async () => outcome });
    const { sent, message } = await deliverNext(opened);
    const { store } = opened.engine;
    t.is(sent, undefined);
    t.is(message?.state, state);
    t.is((await store.suppression.find('ops@alder.example'))?.reason, suppressed);
    t.is((await store.sending.pauses(opened.clock.now()))[0]?.rule, pause);
    t.is((await store.sending.backoffs()).length, slows ? 1 : 0);
    if (after !== undefined) t.is(message?.dueAt, opened.clock.now() + after);
    t.is((await store.outbox.attempts(message?.id ?? 0))[0]?.outcome, state === 'held' ? 'released' : 'refused');
  });
}

const asksForLess: readonly (readonly [what: string, outcome: SendOutcome])[] = [
  ['a login that was refused', refused(535, '5.7.8', 'Bad credentials', 'login')],
  ['a server that asks for less', refused(421, '4.7.0', 'Too many connections, slow down', 'recipient')],
];
for (const [what, outcome] of asksForLess) {
  test(`after ${what} nothing more is begun of what was claimed ahead`, async (t) => {
    let asked = 0;
    const opened = await openMailWorld(t, { send: async () => ((asked += 1), outcome), host: 'smtp.example.org', settings: { sending: anyTime } });
    for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']) await opened.approve(name, { email: `${name.toLowerCase()}@one.example` });
    const { held } = await sendApproved(opened.engine, never);
    t.is(asked, 1);
    t.deepEqual(await opened.engine.store.outbox.counts(), { queued: 5, sending: 0, sent: 0, refused: 0, unknown: 0, held: 0, cancelled: 0 });
    t.is(held.length, 5);
  });
}

for (const phase of ['connected', 'body', 'dot_written'] as const satisfies readonly SendPhase[]) {
  const isDoubtful = phase === 'dot_written';
  test(`a conversation that breaks off at "${phase}" leaves the message ${isDoubtful ? 'unknown, to be looked for at once' : 'to be tried again'}`, async (t) => {
    const opened = await world(t, {
      async send(_message, run) {
        await run.reach(phase);
        throw createError('mail_interrupted', { server: 'smtp.example.org', reason: 'reset', phase });
      },
    });
    const { message } = await deliverNext(opened);
    t.is(message?.state, isDoubtful ? 'unknown' : 'queued');
    t.is((await opened.engine.store.outbox.looksDue(opened.clock.now())).length, isDoubtful ? 1 : 0);
  });
}

test('stopping gives back what was not written, and leaves unknown what was', async (t) => {
  for (const [phase, state] of [['data', 'queued'], ['dot_written', 'unknown']] as const) {
    const stopping = new AbortController();
    const opened = await world(t, {
      async send(_message, run) {
        await run.reach(phase);
        stopping.abort(new Error('stopped'));
        throw new Error('stopped');
      },
    });
    await t.throwsAsync(deliverNext(opened, stopping.signal));
    t.is((await opened.engine.store.outbox.ofEmail(opened.email.id))[0]?.state, state);
  }
});

test('a process that was thought dead records nothing: whoever has the message now does', async (t) => {
  const opened = await world(t, {
    async send(_message, run) {
      await opened.engine.store.outbox.settleAbandoned(opened.clock.now() + 2 * hour);
      await run.reach('connected');
      return { kind: 'accepted', reference: 'too late' };
    },
  });
  const { sent, message } = await deliverNext(opened);
  t.is(sent, undefined);
  t.like(message, { state: 'queued', reference: null });
});

test('a message that was accepted is sent from then on, its follow-ups wait for their days, and everyone is told in the same moment', async (t) => {
  const opened = await world(t);
  const { sent } = await deliverNext(opened);
  t.like(sent, { to: 'ops@alder.example' });
  const { store } = opened.engine;
  t.is((await store.leads.get(opened.lead.id)).status, 'sent');
  t.deepEqual((await store.followUps.of(opened.email.id)).map(({ dueAt }) => dueAt), [opened.clock.now() + 3 * day, opened.clock.now() + 7 * day]);
});

test('a follow-up that meets an answer on its way out is over: the user has nothing to decide', async (t) => {
  const opened = await world(t);
  await sendApproved(opened.engine, never);
  await opened.clock.advance(3 * day + minute);
  await opened.engine.store.leads.setStatus(opened.lead.id, 'replied');
  const { sent, message } = await deliverNext(opened);
  t.is(sent, undefined);
  t.like(message, { state: 'cancelled', reason: 'they have answered' });
  t.deepEqual((await opened.engine.store.followUps.of(opened.email.id)).map(({ status }) => status), ['skipped', 'skipped']);
  t.is(opened.cast.delivered.length, 1);
});

test('what was changed after its approval never goes, whatever happened between', async (t) => {
  const opened = await world(t);
  opened.engine.store.connection.run("UPDATE outbox SET approved_hash = 'another'");
  const { message } = await deliverNext(opened);
  t.like(message, { state: 'held', reason: 'it was changed after the approval' });
  t.is(opened.cast.delivered.length, 0);
});

test('a copy is due where nobody else files one: with a mailbox, by a transport that does not, of a message that really left', async (t) => {
  for (const [mailbox, idempotent, due] of [['letters', false, 1], [null, false, 0], ['letters', true, 0]] as const) {
    const opened = await world(t, { idempotent, settings: { mailbox } });
    await deliverNext(opened);
    t.is((await opened.engine.store.outbox.copiesDue()).length, due, `${mailbox} ${idempotent}`);
  }
});

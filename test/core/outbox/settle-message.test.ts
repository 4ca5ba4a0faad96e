import test, { type ExecutionContext } from 'ava';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { settleMessage } from '../../../core/outbox/settle-message.ts';
import { whyNotSent } from '../../../core/outbox/why-not-sent.ts';
import { errorOf } from '../../support/error-of.ts';
import { never, openMailWorld } from '../../support/mail-world.ts';

async function doubtful(t: ExecutionContext) {
  let silent = true;
  const world = await openMailWorld(t, {
    async send(_message, run) {
      await run.reach('dot_written');
      if (silent) throw new Error('silence');
      return { kind: 'accepted', reference: 'now' };
    },
  });
  const { email } = await world.approve('Alder');
  await sendApproved(world.engine, never);
  silent = false;
  return { ...world, email, first: async () => (await world.engine.store.outbox.ofEmail(email.id))[0] };
}

test('what the user knows to have arrived counts as sent, and its follow-ups wait for their days', async (t) => {
  const { engine, email, first } = await doubtful(t);
  await settleMessage(engine, email.id, 'arrived');
  t.like(await first(), { state: 'sent', reference: 'you said that it arrived' });
  t.deepEqual((await engine.store.outbox.ofEmail(email.id)).map(({ state }) => state), ['sent', 'queued', 'queued']);
});

test('what the user sends again goes once more under the same Message-ID, and is not looked for meanwhile', async (t) => {
  const { engine, email, first, clock } = await doubtful(t);
  const before = await first();
  await settleMessage(engine, email.id, 'send-again');
  t.deepEqual(await engine.store.outbox.looksDue(clock.now()), []);
  await sendApproved(engine, never);
  t.like(await first(), { state: 'sent', attempts: 2, messageId: before?.messageId });
});

test('what the user gives up is never sent, and the sum of all messages stays', async (t) => {
  const { engine, email, first } = await doubtful(t);
  await settleMessage(engine, email.id, 'give-up');
  await sendApproved(engine, never);
  t.like(await first(), { state: 'cancelled', attempts: 1 });
  t.deepEqual(await engine.store.outbox.counts(), { queued: 0, sending: 0, sent: 0, refused: 0, unknown: 0, held: 0, cancelled: 1 });
});

test('a message that is not in doubt cannot be settled', async (t) => {
  const { engine, approve } = await openMailWorld(t);
  const { email } = await approve('Alder');
  for (const settlement of ['arrived', 'send-again', 'give-up'] as const) t.is((await errorOf(() => settleMessage(engine, email.id, settlement))).code, 'not_found');
  await sendApproved(engine, never);
  t.is((await errorOf(() => settleMessage(engine, email.id, 'send-again'))).code, 'not_found', 'sent once is sent');
});

test('what a server refused cannot be said to have arrived, and can be sent again', async (t) => {
  const { engine, approve } = await openMailWorld(t, { send: async () => ({ kind: 'refused', reason: '550 no', permanent: true }) });
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  t.is((await errorOf(() => settleMessage(engine, email.id, 'arrived'))).code, 'not_found');
  await settleMessage(engine, email.id, 'send-again');
  t.is((await whyNotSent(engine, email.id)).state, 'queued');
});

test('a message to nobody says that an address is missing, instead of going back into the queue', async (t) => {
  const { engine, approve } = await openMailWorld(t);
  const { email } = await approve('Alder');
  engine.store.connection.run("UPDATE outbox SET state = 'held', due_at = NULL, recipient = NULL, reason = 'the lead has no address'");
  t.is((await errorOf(() => settleMessage(engine, email.id, 'send-again'))).code, 'lead_without_address');
  await settleMessage(engine, email.id, 'give-up');
  t.is((await engine.store.outbox.counts()).cancelled, 1);
});

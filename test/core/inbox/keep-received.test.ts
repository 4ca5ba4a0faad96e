import test, { type ExecutionContext } from 'ava';
import { keepReceived } from '../../../core/inbox/keep-received.ts';
import { openMail } from '../../../core/inbox/open-mail.ts';
import { accountsOf } from '../../../core/outbox/accounts.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import type { OutboxMessage } from '../../../core/store/outbox.ts';
import { answer, bounce, day, hour, mail, type MailWorld, minute, never, openMailWorld, type WorldParts } from '../../support/mail-world.ts';

/** A world with a message to Alder that was sent, and two follow-ups that wait. */
async function sentWorld(t: ExecutionContext, parts: WorldParts = {}) {
  const world = await openMailWorld(t, parts);
  const approved = await world.approve('Alder');
  await sendApproved(world.engine, never);
  return { ...world, ...approved };
}

let place = 0;
async function receive({ engine, clock }: MailWorld, text: string, number = 0) {
  const account = accountsOf(engine.settings)[number];
  if (account === undefined) throw new Error('no such account');
  const bytes = Buffer.from(text.replaceAll('\n', '\r\n'));
  place += 1;
  return keepReceived(engine, account, 'letters', { cursor: `place ${place}`, bytes, receivedAt: new Date(clock.now()).toISOString() }, await openMail(bytes, { now: clock.now() }));
}

const states = async ({ engine }: MailWorld, emailId: number) => (await engine.store.outbox.ofEmail(emailId)).map(({ step, state }) => `${step} ${state}`);
const followUps = async ({ engine }: MailWorld, emailId: number) => (await engine.store.followUps.of(emailId)).map(({ status }) => status);

async function claimed({ engine, clock }: MailWorld): Promise<OutboxMessage> {
  const [message] = await engine.store.outbox.claim({ owner: 'another/1/1', now: clock.now(), leaseMs: hour, limit: 1, transport: 'memory' });
  if (message === undefined) throw new Error('nothing was due');
  return message;
}

test('whoever answers gets nothing more of this thread, and the answer is told', async (t) => {
  const world = await sentWorld(t);
  t.deepEqual(await states(world, world.email.id), ['first sent', 'day-3 queued', 'day-7 queued']);
  await receive(world, answer(world.email, 'Yes, let us talk next week!'));
  t.deepEqual(await states(world, world.email.id), ['first sent', 'day-3 cancelled', 'day-7 cancelled']);
  t.deepEqual(await followUps(world, world.email.id), ['skipped', 'skipped']);
  t.is((await world.engine.store.leads.get(world.lead.id)).status, 'replied');
  t.like((await world.engine.store.inbox.ofLead(world.lead.id))[0], { kind: 'reply', intent: 'interested', text: 'Yes, let us talk next week!', sender: 'ops@alder.example' });
  t.is(await world.engine.store.suppression.find('ops@alder.example'), undefined);
});

test('"no thanks" is enough never to be written to again, as the footer says', async (t) => {
  const world = await sentWorld(t);
  await receive(world, answer(world.email, 'No thanks, we are not interested.', { From: 'ines@alder.example' }));
  for (const address of ['ops@alder.example', 'ines@alder.example']) t.is((await world.engine.store.suppression.find(address))?.reason, 'unsubscribed', address);
  t.deepEqual(await followUps(world, world.email.id), ['skipped', 'skipped']);
});

test('who opted out in one campaign gets no follow-up of another one either', async (t) => {
  const world = await sentWorld(t);
  const other = await world.approve('Alder Labs', { email: 'ines@alder.example' });
  await sendApproved(world.engine, never);
  await receive(world, answer(world.email, 'Unsubscribe me, please.', { From: 'INES@alder.example' }));
  t.deepEqual(await states(world, other.email.id), ['first sent', 'day-3 cancelled', 'day-7 cancelled']);
  t.deepEqual(await followUps(world, other.email.id), ['skipped', 'skipped']);
  await world.clock.advance(8 * day);
  await world.engine.store.inbox.polled('letters', null);
  t.deepEqual(await sendApproved(world.engine, never), { sent: [], held: [], nextAt: null });
});

test('an answer to a message of which nobody knew whether it arrived proves that it did, and counts as an answer', async (t) => {
  const world = await openMailWorld(t, {
    async send(_message, run) {
      await run.reach('dot_written');
      throw new Error('silence');
    },
  });
  const { email, lead } = await world.approve('Alder');
  await sendApproved(world.engine, never);
  t.deepEqual(await states(world, email.id), ['first unknown']);
  await receive(world, answer(email, 'Could you tell me more? What does it cost?'));
  t.deepEqual(await states(world, email.id), ['first sent', 'day-3 cancelled', 'day-7 cancelled']);
  t.is((await world.engine.store.leads.get(lead.id)).status, 'replied');
  t.is((await world.engine.store.emails.get(email.id)).status, 'sent');
});

test('an answer that comes while a follow-up is claimed ends it: what was not written yet never goes, even when its server asks to try again', async (t) => {
  const world = await sentWorld(t);
  await world.clock.advance(3 * day + hour);
  const message = await claimed(world);
  t.is(message.step, 'day-3');
  await receive(world, answer(world.email, 'I am leaving the company, goodbye and thanks for all.'));
  await world.engine.store.outbox.markRefused(undefined, message, { reason: '451 later', retryAt: world.clock.now() });
  t.deepEqual(await world.engine.store.outbox.claim({ owner: 'me', now: world.clock.now(), leaseMs: hour, limit: 9, transport: 'memory' }), []);
  t.deepEqual(await states(world, world.email.id), ['first sent', 'day-3 cancelled', 'day-7 cancelled']);
});

test('a follow-up that may have arrived stays held when an answer comes: nobody has learned what became of it', async (t) => {
  const world = await sentWorld(t);
  await world.clock.advance(3 * day + hour);
  const message = await claimed(world);
  await world.engine.store.outbox.reach(message, 'dot_written');
  await world.engine.store.outbox.markUnknown(undefined, message, 'silence');
  await world.engine.store.outbox.holdUnknown(message.id, 'no copy was found');
  await receive(world, answer(world.email, 'Not now, maybe next year.'));
  t.deepEqual(await states(world, world.email.id), ['first sent', 'day-3 held', 'day-7 cancelled']);
});

test('what came back suppresses the address and ends the thread; the account of another of its recipients is not held for it', async (t) => {
  const world = await openMailWorld(t, { settings: { accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: 'letters' } } } });
  const main = await world.approve('Alder');
  const other = await world.approve('Birch', { account: 'second' });
  await sendApproved(world.engine, never);
  await receive(world, bounce(undefined, ['ops@birch.example', 'ops@alder.example']));
  for (const { email } of [main, other]) t.deepEqual(await states(world, email.id), ['first sent', 'day-3 cancelled', 'day-7 cancelled']);
  const [kept] = await world.engine.store.inbox.newest();
  t.like(kept, { account: 'second', emailId: other.email.id, text: '' });
  t.deepEqual(await world.engine.store.sending.pauses(world.clock.now()), []);
});

test('a report that the account was refused pauses the account that wrote, not the one whose mailbox it came to', async (t) => {
  const world = await openMailWorld(t, { settings: { accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: null } } } });
  const { email } = await world.approve('Alder', { account: 'second' });
  await sendApproved(world.engine, never);
  await receive(world, bounce(email, ['ops@alder.example'], '5.7.1', '550 5.7.1 Message rejected as spam'));
  t.deepEqual((await world.engine.store.sending.pauses(world.clock.now())).map(({ account, rule }) => [account, rule]), [['second', 'refused']]);
  t.is(await world.engine.store.suppression.find('ops@alder.example'), undefined);
});

test('who is away is written to after their return; a day in years is not believed by any rule', async (t) => {
  const world = await sentWorld(t, { host: 'smtp.example.org' });
  const away = (until: string) => mail({ From: 'ops@alder.example', Subject: 'Automatic reply: Routing', 'Auto-Submitted': 'auto-replied', 'In-Reply-To': world.email.messageId, 'Message-ID': `<away-${until.replaceAll(' ', '')}@alder.example>` }, `I am out of the office until ${until}.`);
  await receive(world, away('16 March 2026'));
  const [first] = await world.engine.store.queue.waiting();
  t.is(first?.returnsOn, '2026-03-17');
  t.is(first?.dueAt, Date.parse('2026-03-17T00:00:00Z'));
  await world.clock.advance(minute);
  await receive(world, away('16 March 2029'));
  const later = await world.engine.store.queue.waiting();
  t.true(later.every(({ dueAt }) => dueAt <= world.clock.now() + 180 * day));
  t.deepEqual(later.map(({ returnsOn }) => returnsOn), [null, null]);
});
test('nothing follows to somebody who has left, and whom they name is kept', async (t) => {
  const world = await sentWorld(t);
  await receive(world, mail({ From: 'ops@alder.example', Subject: 'Automatic reply: Routing', 'Auto-Submitted': 'auto-replied', 'In-Reply-To': world.email.messageId, 'Message-ID': '<left@alder.example>' }, 'Ines no longer works for Alder. Please contact omar@alder.example instead.'));
  t.deepEqual(await followUps(world, world.email.id), ['skipped', 'skipped']);
  t.regex((await world.engine.store.followUps.of(world.email.id))[0]?.reason ?? '', /they have left, and name omar@alder\.example instead/);
  t.is((await world.engine.store.inbox.ofLead(world.lead.id))[0]?.substitute, 'omar@alder.example');
});

test('of mail about other things nothing is kept but that it came', async (t) => {
  const world = await sentWorld(t);
  const kept = await receive(world, mail({ From: 'friend@elsewhere.example', Subject: 'Dinner', 'Message-ID': '<dinner@elsewhere.example>' }, 'Are you free on Sunday? If not, write to kim@elsewhere.example.'));
  t.is(kept?.leadId, null);
  t.is(kept?.reading.substitute, 'kim@elsewhere.example');
  t.like((await world.engine.store.inbox.newest())[0], { leadId: null, text: null, substitute: null });
});

test('the place up to which was read, the message and what follows from it are kept together or not at all', async (t) => {
  const world = await sentWorld(t);
  const { store } = world.engine;
  const broken = { ...world, engine: { ...world.engine, store: { ...store, followUps: { ...store.followUps, skip: async () => { throw new Error('the power went'); } } } } };
  await t.throwsAsync(receive(broken, answer(world.email, 'No thanks, not interested.')), { message: 'the power went' });
  t.is((await store.inbox.cursor('letters')).cursor, null);
  t.deepEqual(await store.inbox.newest(), []);
  t.is(await store.suppression.find('ops@alder.example'), undefined);
  t.deepEqual(await followUps(world, world.email.id), ['queued', 'queued']);
});

test('the same answer under another place follows up nothing twice', async (t) => {
  const world = await sentWorld(t);
  const text = answer(world.email, 'Yes, let us talk next week!');
  t.truthy(await receive(world, text));
  t.is(await receive(world, text), undefined);
  t.is((await world.engine.store.inbox.newest()).length, 1);
});

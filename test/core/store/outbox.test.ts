import test from 'ava';
import { sendPhases } from '../../../core/contracts/transport.ts';
import { messageIdsAfter, outboxStates } from '../../../core/store/outbox.ts';
import type { OutboxMessage } from '../../../core/store/outbox.ts';
import { errorOf } from '../../support/error-of.ts';
import { queueManyMessages } from '../../support/many-messages.ts';
import { addDraft, approve, approvedBytes, openTestStore, type TestStore } from '../../support/store.ts';

async function withQueued(store: TestStore): Promise<{ readonly emailId: number; readonly leadId: number }> {
  const { email, lead } = await addDraft(store);
  await approve(store, email);
  return { emailId: email.id, leadId: lead.id };
}

async function claimOne(store: TestStore, owner = 'me'): Promise<OutboxMessage> {
  const [message] = await store.outbox.claim({ owner, now: store.clock.now(), leaseMs: 1_000, limit: 1, transport: 'file' });
  if (message === undefined) throw new Error('nothing was due');
  return message;
}

const nothingDue = async (store: TestStore) => (await store.outbox.claim({ owner: 'other', now: store.clock.now(), leaseMs: 1_000, limit: 9, transport: 'file' })).length === 0;

test('a message that a transport accepted is sent, and so are its email and its lead', async (t) => {
  const store = await openTestStore(t);
  const { emailId, leadId } = await withQueued(store);
  const message = await claimOne(store);
  await store.outbox.reach(message, 'dot_written');
  await store.write((tx) => store.outbox.markSent(tx, message, 'outbox/1.eml'));
  t.like(await store.outbox.find(message.id), { state: 'sent', phase: 'accepted', reference: 'outbox/1.eml' });
  t.is((await store.emails.get(emailId)).status, 'sent');
  t.is((await store.leads.get(leadId)).status, 'sent');
  t.like((await store.outbox.attempts(message.id))[0], { attempt: 1, transport: 'file', outcome: 'sent', phase: 'dot_written' });
  t.true(await nothingDue(store));
});

test('a message is found by what is made of its Message-ID: ids are read from their index alone, and none after it', async (t) => {
  const store = await openTestStore(t);
  await queueManyMessages(store, 2_500);
  const ids = store.connection.all<{ id: string }>('SELECT message_id AS id FROM outbox ORDER BY message_id').map(({ id }) => id);
  for (const [place, most] of [[0, 1], [1_700, 1_701], [2_499, 2_500]] as const) {
    let asked = 0;
    const found = await store.outbox.findByMessageId((id) => {
      asked += 1;
      return id === ids[place];
    });
    t.is(found?.messageId, ids[place]);
    t.is(asked, most);
  }
  t.is(await store.outbox.findByMessageId(() => false), undefined);
  const plan = store.connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${messageIdsAfter}`, '', 1_000).map(({ detail }) => detail);
  t.deepEqual(plan.map((step) => /SEARCH outbox USING COVERING INDEX .*\(message_id>\?\)/.test(step)), [true], plan.join());
});

test('whoever puts a message on record as sent is given its lead and its email as they are then', async (t) => {
  const store = await openTestStore(t);
  const { emailId, leadId } = await withQueued(store);
  const message = await claimOne(store);
  const { lead, email } = await store.write((tx) => store.outbox.markSent(tx, message, 'x'));
  t.deepEqual(lead, await store.leads.get(leadId));
  t.deepEqual(email, await store.emails.get(emailId));
  t.deepEqual([lead.status, email.status], ['sent', 'sent']);
});

test('whoever has seen the email before is given it as it is then, and not as it was seen where it has been changed since', async (t) => {
  const store = await openTestStore(t);
  const { emailId } = await withQueued(store);
  const message = await claimOne(store);
  const seen = await store.emails.get(emailId);
  store.connection.run("UPDATE emails SET questions = '[]', version = version + 1 WHERE id = ?", emailId);
  const { email } = await store.write((tx) => store.outbox.markSent(tx, message, 'x', { seen }));
  t.like(email, { version: seen.version + 2, status: 'sent' });
  t.deepEqual(email, await store.emails.get(emailId));
});

test('the last look at a message shows its lead, its email, and whether the address may be written to', async (t) => {
  const store = await openTestStore(t);
  const { emailId, leadId } = await withQueued(store);
  const message = await claimOne(store);
  t.deepEqual(await store.outbox.lastLook(message), { suppressed: undefined, lead: await store.leads.get(leadId), email: await store.emails.get(emailId) });
  await store.suppression.add(message.recipient ?? '', 'user');
  t.is((await store.outbox.lastLook(message)).suppressed?.reason, 'user');
  t.is((await store.outbox.lastLook({ ...message, recipient: null })).suppressed, undefined);
});

for (const phase of sendPhases) {
  const mayBeAccepted = phase === 'dot_written' || phase === 'accepted';
  test(`when the program dies at "${phase}", the message is ${mayBeAccepted ? 'unknown, and never sent again by itself' : 'sent by the next one'}`, async (t) => {
    const store = await openTestStore(t);
    await withQueued(store);
    const message = await claimOne(store);
    if (phase !== 'started') await store.outbox.reach(message, phase);
    await store.clock.advance(1_001);
    if (mayBeAccepted) {
      t.true(await nothingDue(store));
      t.like(await store.outbox.find(message.id), { state: 'unknown', dueAt: null });
      await store.clock.advance(10 * 24 * 3_600_000);
      t.true(await nothingDue(store));
    } else {
      t.is((await claimOne(store, 'next')).id, message.id);
    }
    t.is((await errorOf(() => store.outbox.reach(message, 'accepted'))).code, 'lease_lost', 'who was thought dead can change nothing any more');
    t.is((await errorOf(() => store.write((tx) => store.outbox.markSent(tx, message, 'x')))).code, 'lease_lost');
  });

  test(`a message at "${phase}" ${mayBeAccepted ? 'cannot be put back' : 'can be put back'} into the queue untried`, async (t) => {
    const store = await openTestStore(t);
    await withQueued(store);
    const message = await claimOne(store);
    if (phase !== 'started') await store.outbox.reach(message, phase);
    const release = () => store.outbox.release(message, 'shutting down');
    if (mayBeAccepted) t.is((await errorOf(release)).code, 'store_rule');
    else {
      await release();
      t.is((await claimOne(store)).attempts, 2);
    }
  });
}

test('a definite refusal after the last word is a proof, and allows a second try', async (t) => {
  const store = await openTestStore(t);
  await withQueued(store);
  const message = await claimOne(store);
  await store.outbox.reach(message, 'dot_written');
  await store.outbox.markRefused(undefined, message, { reason: '451 later', retryAt: store.clock.now() + 50 });
  t.true(await nothingDue(store));
  await store.clock.advance(50);
  const again = await claimOne(store);
  t.like(again, { attempts: 2, phase: 'started' });
  await store.outbox.markRefused(undefined, again, { reason: '550 no' });
  t.like(await store.outbox.find(message.id), { state: 'refused', reason: '550 no' });
});

test('only the user can send again what may have been sent', async (t) => {
  const store = await openTestStore(t);
  await withQueued(store);
  const message = await claimOne(store);
  await store.outbox.reach(message, 'dot_written');
  await store.outbox.markUnknown(undefined, message, 'the line went dead');
  for (const sql of [
    "UPDATE outbox SET state = 'queued', due_at = 0",
    "UPDATE outbox SET state = 'queued', due_at = 0, phase = NULL",
    'UPDATE outbox SET phase = NULL',
    "UPDATE outbox SET state = 'sending', due_at = 0, owner = 'x'",
  ]) {
    t.is((await errorOf(() => store.write((tx) => void tx.run(sql)))).code, 'store_rule', sql);
  }
  await store.outbox.sendAgain(message.id);
  t.like(await claimOne(store), { messageId: message.messageId, attempts: 2 });
});

test('what was sent, or called off for good, goes nowhere from there', async (t) => {
  const store = await openTestStore(t);
  await withQueued(store);
  const message = await claimOne(store);
  await store.write((tx) => store.outbox.markSent(tx, message, 'x'));
  for (const state of outboxStates.filter((other) => other !== 'sent')) {
    const owner = state === 'sending' ? "'x'" : 'NULL';
    const due = state === 'sending' || state === 'queued' ? '0' : 'NULL';
    t.is((await errorOf(() => store.write((tx) => void tx.run(`UPDATE outbox SET state = '${state}', due_at = ${due}, owner = ${owner}, proof = 'user'`)))).code, 'store_rule', state);
  }
  t.is((await errorOf(() => store.outbox.sendAgain(message.id))).code, 'not_found');
});

test('a message is held until its user decides, and the count of all that was approved stays', async (t) => {
  const store = await openTestStore(t);
  await withQueued(store);
  const message = await claimOne(store);
  await store.outbox.hold(undefined, message, 'a plugin said no');
  t.deepEqual(await store.outbox.counts(), { queued: 0, sending: 0, sent: 0, refused: 0, unknown: 0, held: 1, cancelled: 0 });
  t.like((await store.outbox.inState('held'))[0], { reason: 'a plugin said no' });
});

test('a follow-up is a message of its own beside the first, once per day', async (t) => {
  const store = await openTestStore(t);
  const { emailId, leadId } = await withQueued(store);
  const followUp = { emailId, leadId, step: 'day-3', messageId: '<follow@example.org>', approvedHash: 'cd'.repeat(32), sender: 'mara@example.org', recipient: 'ops@brightwater.example', bytes: approvedBytes, dueAt: store.clock.now() + 5 } as const;
  await store.outbox.put(followUp);
  t.is((await errorOf(() => store.outbox.put(followUp))).code, 'email_begun');
  t.is((await store.outbox.ofEmail(emailId)).length, 2);
  const first = await claimOne(store);
  await store.write((tx) => store.outbox.markSent(tx, first, 'x'));
  await store.clock.advance(5);
  const second = await claimOne(store);
  await store.write((tx) => store.outbox.markSent(tx, second, 'y'));
  t.is(store.connection.get<{ status: string }>('SELECT status FROM follow_ups WHERE day = 3')?.status, 'sent');
});

test('messages of dead owners are settled at once, without waiting for their lease', async (t) => {
  const store = await openTestStore(t);
  await withQueued(store);
  const message = await claimOne(store, 'dead');
  await store.outbox.reach(message, 'dot_written');
  t.is(await store.outbox.settleAbandoned(store.clock.now(), (owner) => owner === 'alive'), 0);
  t.is(await store.outbox.settleAbandoned(store.clock.now(), (owner) => owner === 'dead'), 1);
  t.is((await store.outbox.find(message.id))?.state, 'unknown');
});

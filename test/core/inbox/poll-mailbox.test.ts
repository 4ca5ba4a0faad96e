import test from 'ava';
import { pollMailbox } from '../../../core/inbox/poll-mailbox.ts';
import { accountsOf } from '../../../core/outbox/accounts.ts';
import { sendApproved } from '../../../core/outbox/send-approved.ts';
import { hostileMail } from '../../support/hostile-mail.ts';
import type { TestEngine } from '../../support/engine.ts';
import { answer, createHandMailbox, mail, never, openMailWorld } from '../../support/mail-world.ts';

const poll = async (engine: TestEngine, number = 0) => {
  const account = accountsOf(engine.settings)[number];
  if (account === undefined) throw new Error('no such account');
  return pollMailbox(engine, account, never);
};
const newsletter = (number: number) => mail({ From: `news@shop${number}.example`, Subject: 'Offers', 'Message-ID': `<${number}@shop.example>` }, 'Buy');

test('before anything was sent nobody looks into the mailbox', async (t) => {
  const { engine, mailbox } = await openMailWorld(t);
  t.is(await poll(engine), undefined);
  t.deepEqual(mailbox.asked, []);
});

test('mail that is none of our business is passed once, and never looked at again, however little of it there is', async (t) => {
  const { engine, mailbox, approve } = await openMailWorld(t);
  await approve('Alder');
  await sendApproved(engine, never);
  for (let number = 1; number <= 3; number += 1) mailbox.put(newsletter(number));
  t.like(await poll(engine), { seen: 3, kept: [] });
  t.like(await poll(engine), { seen: 0, kept: [] });
  t.deepEqual(mailbox.asked, [null, '3']);
  t.deepEqual(await engine.store.inbox.newest(), [], 'and nothing of it is kept');
});

test('an answer is read once, also when two programs look at the same time', async (t) => {
  const { engine, mailbox, approve } = await openMailWorld(t);
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Yes, gladly! When do you have time for a call?'));
  const [one, other] = await Promise.all([poll(engine), poll(engine)]);
  t.is((one?.kept.length ?? 0) + (other?.kept.length ?? 0), 1);
  t.is((await engine.store.inbox.newest()).length, 1);
});

test('a mailbox that fails halfway keeps what was read, says why, and goes on there', async (t) => {
  const { engine, mailbox, approve, clock } = await openMailWorld(t);
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Tell me more, please. What does it cost?'));
  await poll(engine);
  mailbox.failure = new Error('the line went dead');
  await t.throwsAsync(poll(engine), { message: 'the line went dead' });
  t.deepEqual(await engine.store.inbox.cursor('letters'), { cursor: '1', polledAt: clock.now(), problem: 'the line went dead' });
  mailbox.failure = undefined;
  t.like(await poll(engine), { seen: 0 });
  t.is((await engine.store.inbox.cursor('letters')).problem, null);
});

test('hostile answers to ours are passed one after another, and what comes behind them is heeded', async (t) => {
  t.timeout(5 * 60_000);
  const { engine, mailbox, approve } = await openMailWorld(t);
  const { email, lead } = await approve('Alder');
  await sendApproved(engine, never);
  // Bombs in the text are tried one by one in mail-thread.test.ts.
  const kinds = Object.entries(hostileMail).filter(([what]) => !what.startsWith('a bomb for regular expressions:'));
  for (const [number, [, make]] of kinds.entries()) {
    const bytes = Buffer.concat([Buffer.from(`In-Reply-To: ${email.messageId}\r\n`), make()]);
    mailbox.messages.push({ cursor: String(number + 1), bytes: bytes.subarray(0, 5 * 1024 * 1024), receivedAt: null });
  }
  mailbox.put(answer(email, 'Please take me off your list.'));
  const report = await poll(engine);
  t.is(report?.seen, kinds.length + 1);
  t.is(report?.kept.at(-1)?.reading.kind, 'opt-out');
  t.is((await engine.store.suppression.find(lead.email ?? ''))?.reason, 'unsubscribed');
  t.is((await engine.store.inbox.cursor('letters')).cursor, String(kinds.length + 1));
});

test('a mailbox that is numbered anew gives nothing twice and loses nothing', async (t) => {
  const { engine, mailbox, approve } = await openMailWorld(t);
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Thank you, I shall think about it.'));
  await poll(engine);
  const [first] = mailbox.messages;
  mailbox.messages.splice(0);
  mailbox.put(answer(email, 'Please unsubscribe me.', { 'Message-ID': '<second@alder.example>' }));
  if (first !== undefined) mailbox.messages.push({ ...first, cursor: '2' });
  await engine.store.inbox.advance('letters', '0');
  t.deepEqual((await poll(engine))?.kept.map(({ reading }) => reading.kind), ['opt-out'], 'under the number that the first one had');
  t.is((await engine.store.inbox.newest()).length, 2);
  t.is((await engine.store.suppression.find('ops@alder.example'))?.reason, 'unsubscribed');
});

test('an account that was renamed in the settings still has its answers read, an opt-out among them', async (t) => {
  const { mailbox, approve, again, engine } = await openMailWorld(t, { settings: { mailbox: null, accounts: { old: { email: 'mara@example.org', transport: 'memory', mailbox: 'letters' } } } });
  const { email } = await approve('Alder', { account: 'old' });
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Unsubscribe me, please.'));
  const later = await again({});
  t.is((await poll(later))?.kept[0]?.reading.kind, 'opt-out');
});

test('a message that cannot be kept is passed over and said, and the next one is read', async (t) => {
  const { engine, mailbox, approve } = await openMailWorld(t);
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Interesting, tell me more about it!'));
  mailbox.put(answer(email, 'Please unsubscribe me.', { 'Message-ID': '<next@alder.example>' }));
  const { store } = engine;
  let times = 0;
  const add: typeof store.inbox.add = async (...given) => {
    times += 1;
    if (times === 1) throw new TypeError('what nobody foresaw');
    return store.inbox.add(...given);
  };
  const report = await poll({ ...engine, store: { ...store, inbox: { ...store.inbox, add } } });
  t.deepEqual(report?.kept.map(({ reading }) => reading.kind), ['opt-out']);
  t.true(engine.lines.some(({ level, message }) => level === 'error' && message.includes('was passed over: what nobody foresaw')));
});

test('where a mailbox says no time that can be read, it came now', async (t) => {
  const { engine, mailbox, approve, clock } = await openMailWorld(t);
  const { email } = await approve('Alder');
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Yes, let us talk.'), { receivedAt: 'lately' });
  await poll(engine);
  t.is((await engine.store.inbox.newest())[0]?.receivedAt, clock.now());
});

test('of ten thousand correspondents each is heard without a Message-ID, and strangers are not fetched', async (t) => {
  const { engine, mailbox, approve } = await openMailWorld(t);
  const { email, lead } = await approve('Alder');
  await sendApproved(engine, never);
  engine.store.connection.run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
     INSERT INTO leads (company, email, venue, identity, created_at, updated_at) SELECT 'C' || i, 'reader' || i || '@place.example', 'csv', 'c' || i, 0, 0 FROM n`,
  );
  engine.store.connection.run(
    `INSERT INTO emails (campaign_id, lead_id, reader, subject_a, subject_b, body, footer, claims, questions, blocked_by, message_id, written_by, status, approved_hash, created_at, updated_at)
     SELECT campaign_id, leads.id, reader, subject_a, subject_b, emails.body, footer, claims, questions, blocked_by, '<' || leads.id || '@example.org>', written_by, 'approved', 'aa', 0, 0 FROM leads, emails WHERE emails.id = ? AND leads.company LIKE 'C%'`,
    email.id,
  );
  engine.store.connection.run(
    `INSERT INTO outbox (email_id, lead_id, step, message_id, sender, recipient, approved_hash, bytes, state, attempts, sent_at, created_at, updated_at)
     SELECT emails.id, lead_id, 'first', message_id, 'mara@example.org', leads.email, 'aa', x'00', 'sent', 1, 1, 0, 0 FROM emails JOIN leads ON leads.id = lead_id WHERE leads.id <> ?`,
    lead.id,
  );
  mailbox.put(mail({ From: 'Reader <READER9999@place.example>', Subject: 'Your letter', 'Message-ID': '<a@place.example>' }, 'Thank you! Could you tell me what it costs?'));
  mailbox.put(mail({ From: 'reader10001@place.example', Subject: 'Hello', 'Message-ID': '<b@place.example>' }, 'Hello'));
  const report = await poll(engine);
  t.is(report?.seen, 2);
  t.deepEqual(await Promise.all((report?.kept ?? []).map(async ({ leadId }) => (await engine.store.leads.get(leadId ?? 0)).email)), ['reader9999@place.example']);
});

test('two accounts with one mailbox read each message once', async (t) => {
  const { engine, mailbox, approve } = await openMailWorld(t, { mailbox: createHandMailbox(), settings: { accounts: { second: { email: 'second@example.org', transport: 'memory', mailbox: 'letters' } } } });
  await approve('Alder');
  const { email } = await approve('Birch', { account: 'second' });
  await sendApproved(engine, never);
  mailbox.put(answer(email, 'Yes, let us talk next week!', { From: 'ops@birch.example' }));
  const kept = [...((await poll(engine, 0))?.kept ?? []), ...((await poll(engine, 1))?.kept ?? [])];
  t.is(kept.length, 1);
  t.is((await engine.store.inbox.newest())[0]?.account, 'second', 'it counts for the account that wrote');
});

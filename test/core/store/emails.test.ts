import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, approve, draft, openTestStore } from '../../support/store.ts';

test('a draft is kept with its claims, questions and follow-ups', async (t) => {
  const store = await openTestStore(t);
  const { email, campaignId, lead } = await addDraft(store);
  t.like(email, { ...draft, status: 'drafted', approvedHash: null, version: 1, writtenBy: 'offline rules' });
  t.deepEqual(await store.emails.get(email.id), email);
  t.deepEqual(await store.emails.alive(campaignId, lead.id), email);
  t.deepEqual(await store.emails.list({ status: 'drafted', campaignId }), [email]);
  t.deepEqual(await store.emails.list({ after: email.id }), []);
  t.deepEqual(await store.emails.counts(), { drafted: 1, approved: 0, sent: 0, rejected: 0 });
  t.is((await errorOf(() => store.emails.get(99))).code, 'not_found');
});

test('an approval puts exactly these bytes into the outbox, in one go', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  const approved = await approve(store, email);
  t.like(approved, { status: 'approved', approvedHash: 'ab'.repeat(32), version: 2 });
  const [message] = await store.outbox.ofEmail(email.id);
  t.like(message, { state: 'queued', step: 'first', recipient: 'ops@brightwater.example', messageId: email.messageId });
  t.is(new TextDecoder().decode(message?.bytes), 'From: mara@example.org\r\n\r\nHello');
});

test('a draft for a lead without an address is approved and held, and says why', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store, {});
  await approve(store, email, null);
  t.like((await store.outbox.ofEmail(email.id))[0], { state: 'held', reason: 'the lead has no address' });
});

test('an edit voids the approval and takes the message out of the queue', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  const approved = await approve(store, email);
  const edited = await store.emails.edit(email.id, approved.version, { body: 'Hello again.', followUps: [{ day: 3, body: 'Another.' }] });
  t.like(edited, { status: 'drafted', approvedHash: null, body: 'Hello again.', followUps: [{ day: 3, body: 'Another.' }], version: 3 });
  t.like((await store.outbox.ofEmail(email.id))[0], { state: 'cancelled', reason: 'edited after the approval' });
  const again = await approve(store, edited);
  t.is(again.status, 'approved');
  t.deepEqual((await store.outbox.ofEmail(email.id)).map(({ state }) => state), ['queued']);
});

test('an edit, approval or rejection of an older version is refused, and nothing is lost', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  const edited = await store.emails.edit(email.id, email.version, { body: 'Theirs.' });
  for (const attempt of [() => store.emails.edit(email.id, email.version, { body: 'Mine.' }), () => approve(store, email), () => store.emails.reject(email.id, email.version, null)]) {
    t.is((await errorOf(attempt)).code, 'edit_stale');
  }
  t.deepEqual(await store.emails.get(email.id), edited);
});

test('a draft that something keeps from being approved is not approved', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  const blocked = await store.emails.edit(email.id, email.version, { blockedBy: [{ rule: 'ungrounded-number', message: '"40 %" stands nowhere', help: 'Take it out.', part: 'body', start: 0, end: 4, quote: '40 %' }] });
  const error = await errorOf(() => approve(store, blocked));
  t.is(error.code, 'draft_blocked');
  t.regex(error.message, /40 %/);
  t.deepEqual(await store.outbox.ofEmail(email.id), []);
});

test('the words under an approval cannot be changed, not even by hand', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  await approve(store, email);
  for (const sql of ["UPDATE emails SET body = 'other'", "UPDATE emails SET subject_a = 'other'", "UPDATE emails SET approved_hash = NULL", "UPDATE emails SET status = 'sent', approved_hash = NULL"]) {
    t.is((await errorOf(() => store.write((tx) => void tx.run(sql)))).code, 'store_rule', sql);
  }
});

test('a rejected draft frees its lead for another one, and stays to be seen', async (t) => {
  const store = await openTestStore(t);
  const { email, lead, campaignId } = await addDraft(store);
  const approved = await approve(store, email);
  await store.emails.reject(email.id, approved.version, 'too stiff');
  t.is((await store.leads.get(lead.id)).status, 'matched');
  t.is((await store.outbox.ofEmail(email.id))[0]?.state, 'cancelled');
  const second = await store.emails.add({ campaignId, leadId: lead.id, draft, footer: 'x', messageId: '<second@example.org>', writtenBy: 'offline rules', blockedBy: [], angle: 1 });
  t.not(second.id, email.id);
  t.deepEqual(await store.emails.angles(campaignId, lead.id), { drafts: 2, next: 2 });
  const rejected = await store.emails.get(email.id);
  t.is(rejected.status, 'rejected');
  t.is((await errorOf(() => store.emails.edit(email.id, rejected.version, { body: 'x' }))).code, 'email_closed');
});

test('a lead has one draft alive per campaign', async (t) => {
  const store = await openTestStore(t);
  const { lead, campaignId } = await addDraft(store);
  t.is((await errorOf(() => store.emails.add({ campaignId, leadId: lead.id, draft, footer: 'x', messageId: '<second@example.org>', writtenBy: 'x', blockedBy: [] }))).code, 'store_rule');
});

test('what is being sent can no longer be changed', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  const approved = await approve(store, email);
  await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: 1_000, limit: 1, transport: 'file' });
  t.is((await errorOf(() => store.emails.edit(email.id, approved.version, { body: 'late' }))).code, 'email_begun');
  t.is((await errorOf(() => store.emails.reject(email.id, approved.version, null))).code, 'email_begun');
  t.is((await store.emails.get(email.id)).status, 'approved');
});

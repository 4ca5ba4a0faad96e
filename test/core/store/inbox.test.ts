import test, { type ExecutionContext } from 'ava';
import type { NewReceived } from '../../../core/store/inbox.ts';
import { addDraft, approve, openTestStore } from '../../support/store.ts';

const received = (changes: Partial<NewReceived> = {}): NewReceived => ({
  mailbox: 'imap', cursor: '1', account: 'main', messageId: '<a@alder.example>', leadId: null, emailId: null, kind: 'reply', intent: 'interested', sender: 'ops@alder.example', subject: 'Re: Routing', text: 'Yes', returnsOn: null, substitute: null, recipients: [], receivedAt: 1_000,
  ...changes,
});

async function sentOnce(t: ExecutionContext) {
  const store = await openTestStore(t);
  const { email, lead } = await addDraft(store);
  await approve(store, email);
  const [message] = await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: 1_000, limit: 1, transport: 'smtp' });
  if (message === undefined) throw new Error('nothing was due');
  return { store, email, lead, message };
}

test('a mailbox that was never read begins at its beginning, and each has a place of its own', async (t) => {
  const store = await openTestStore(t);
  t.deepEqual(await store.inbox.cursor('imap'), { cursor: null, polledAt: null, problem: null });
  await store.inbox.advance('imap', '17');
  await store.inbox.advance('maildir', 'abc');
  t.is((await store.inbox.cursor('imap')).cursor, '17');
  t.is((await store.inbox.cursor('maildir')).cursor, 'abc');
});

test('a poll that failed keeps the place, and says why until one goes well', async (t) => {
  const store = await openTestStore(t);
  await store.inbox.advance('imap', '17');
  await store.inbox.polled('imap', 'the login was refused');
  t.deepEqual(await store.inbox.cursor('imap'), { cursor: '17', polledAt: store.clock.now(), problem: 'the login was refused' });
  await store.inbox.polled('imap', null);
  t.deepEqual(await store.inbox.cursor('imap'), { cursor: '17', polledAt: store.clock.now(), problem: null });
});

test('the same message is kept once, under whatever place; another one under the same place is kept, too', async (t) => {
  const store = await openTestStore(t);
  t.truthy(await store.inbox.add(received()));
  t.is(await store.inbox.add(received({ cursor: '2' })), undefined);
  t.truthy(await store.inbox.add(received({ messageId: '<b@alder.example>' })), 'the mailbox was numbered anew');
  t.truthy(await store.inbox.add(received({ messageId: '<c@alder.example>' })), 'and once more');
  t.truthy(await store.inbox.add(received({ mailbox: 'maildir' })), 'of another mailbox');
  t.is(await store.inbox.add(received()), undefined);
  t.is((await store.inbox.newest()).length, 4);
});

test('what was received comes back as it was kept, the newest first; what belongs to nobody can be asked for', async (t) => {
  const { store, lead, email } = await sentOnce(t);
  const recipients = [{ address: 'ops@alder.example', status: '5.1.1', smtpCode: '550', reason: 'userunknown', fault: 'recipient', action: 'suppress' }] as const;
  await store.inbox.add(received({ leadId: lead.id, emailId: email.id, kind: 'bounce', intent: null, text: null, recipients }));
  await store.inbox.add(received({ cursor: '2', messageId: '<b@x.example>', receivedAt: 2_000 }));
  t.deepEqual((await store.inbox.newest()).map(({ messageId }) => messageId), ['<b@x.example>', '<a@alder.example>']);
  t.deepEqual((await store.inbox.newest({ unmatched: true })).map(({ messageId }) => messageId), ['<b@x.example>']);
  t.is((await store.inbox.newest({ limit: 1 })).length, 1);
  t.like((await store.inbox.ofLead(lead.id))[0], { kind: 'bounce', recipients: [...recipients], text: null });
  t.deepEqual(await store.inbox.counts(), [{ kind: 'bounce', intent: null, count: 1 }], 'of what belongs to us');
});

test('a message of ours is found by its Message-ID, whatever became of it, and by its recipient only when it was tried', async (t) => {
  const store = await openTestStore(t);
  const { email, campaignId, lead } = await addDraft(store);
  await approve(store, email);
  const ours = { emailId: email.id, leadId: lead.id, campaignId, step: 'first', account: 'main', recipient: 'ops@brightwater.example', state: 'queued' } as const;
  t.like((await store.inbox.byMessageIds(['<nobody@x.example>', email.messageId]))[0], ours);
  t.deepEqual(await store.inbox.byMessageIds([]), []);
  t.deepEqual(await store.inbox.byRecipient('ops@brightwater.example'), []);
  t.deepEqual(await store.inbox.correspondents(), []);
  t.is(await store.inbox.firstAttemptAt(), null);
  const [message] = await store.outbox.claim({ owner: 'me', now: store.clock.now(), leaseMs: 1_000, limit: 1, transport: 'smtp' });
  if (message === undefined) return t.fail();
  await store.outbox.markUnknown(undefined, message, 'silence');
  t.like((await store.inbox.byRecipient('OPS@Brightwater.example'))[0], { ...ours, state: 'unknown' });
  t.deepEqual(await store.inbox.correspondents(), ['ops@brightwater.example']);
  t.is(await store.inbox.firstAttemptAt(), store.clock.now());
});

test('a hundred Message-IDs with quotes in them are only looked up', async (t) => {
  const { store, email } = await sentOnce(t);
  const ids = Array.from({ length: 100 }, (_, index) => `<${index}'"); DROP TABLE outbox; --@x.example>`);
  t.deepEqual((await store.inbox.byMessageIds([...ids, email.messageId])).map(({ emailId }) => emailId), [email.id]);
});

test('who is forgotten takes what was received of them along', async (t) => {
  const { store, lead, email } = await sentOnce(t);
  await store.inbox.add(received({ leadId: lead.id, emailId: email.id }));
  store.connection.run('DELETE FROM leads WHERE id = ?', lead.id);
  t.deepEqual(await store.inbox.newest(), []);
});

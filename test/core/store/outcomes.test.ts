import test from 'ava';
import type { ReportedRecipient } from '../../../core/domain/mail-reading.ts';
import { addDraft, approve, openTestStore, type TestStore } from '../../support/store.ts';

const gone: ReportedRecipient = { address: 'ops@brightwater.example', status: '5.1.1', smtpCode: '550', reason: 'userunknown', fault: 'recipient', action: 'suppress' };

async function report(store: TestStore, about: { readonly leadId: number; readonly emailId: number }, number: number, recipients: readonly ReportedRecipient[]): Promise<void> {
  await store.inbox.add({ ...about, mailbox: 'maildir', cursor: String(number), digest: String(number), account: 'main', messageId: null, kind: 'bounce', intent: null, sender: null, subject: null, text: null, returnsOn: null, substitute: null, recipients, receivedAt: store.clock.now() });
}

test('a message comes back once, however many reports tell of it; a delay does not count', async (t) => {
  const store = await openTestStore(t);
  const { lead, email, campaignId } = await addDraft(store);
  t.deepEqual(await store.outcomes.cameBack(), { tried: 0, bounced: 0 });
  await approve(store, email);
  t.deepEqual(await store.outcomes.cameBack(), { tried: 0, bounced: 0 }, 'what waits was not tried');
  const [message] = await store.outbox.claim({ owner: 'test', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'file' });
  if (message === undefined) throw new Error('Nothing waited to be sent.');
  await store.write((tx) => store.outbox.markSent(tx, message, 'outbox/1.eml'));
  t.deepEqual(await store.outcomes.cameBack(campaignId), { tried: 1, bounced: 0 });

  const about = { leadId: lead.id, emailId: email.id };
  await report(store, about, 1, [{ ...gone, action: 'retry', fault: 'transient' }]);
  t.deepEqual(await store.outcomes.cameBack(), { tried: 1, bounced: 0 });
  await report(store, about, 2, [gone, gone]);
  await report(store, about, 3, [{ ...gone, action: 'pause-account', fault: 'sender' }]);
  t.deepEqual(await store.outcomes.cameBack(), { tried: 1, bounced: 1 });
  t.deepEqual(await store.outcomes.cameBack(campaignId), { tried: 1, bounced: 1 });
  t.deepEqual(await store.outcomes.cameBack(campaignId + 1), { tried: 0, bounced: 0 });
});

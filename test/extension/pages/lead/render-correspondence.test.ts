import test from 'ava';
import type { NewReceived } from '../../../../core/store/inbox.ts';
import { leadActions } from '../../../../extension/pages/lead/lead-actions.ts';
import { readLead } from '../../../../extension/pages/lead/lead-facts.ts';
import { renderLead } from '../../../../extension/pages/lead/render-lead.ts';
import { addDraft, approve, openTestStore, type TestStore } from '../../../support/store.ts';
import { english } from '../../../support/words.ts';

const day = 86_400_000;
const page = async (store: TestStore, id: number) => renderLead(await readLead(store, id), english).markup;
const mail = (markup: string) => /<section class="card" aria-labelledby="correspondence">[^]*?<\/section>/.exec(markup)?.[0] ?? '';
const words = (markup: string) => mail(markup).replace(/<time[^>]*>[^<]*<\/time>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

async function approvedDraft(store: TestStore) {
  const made = await addDraft(store);
  await store.followUps.of(made.email.id);
  await approve(store, made.email);
  return made;
}

async function claimed(store: TestStore) {
  const [message] = await store.outbox.claim({ owner: 'test', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'memory' });
  if (message === undefined) throw new Error('nothing was due');
  return message;
}

function answer(changes: Partial<NewReceived>): NewReceived {
  return { mailbox: 'maildir', account: 'main', cursor: String(Math.random()), digest: String(Math.random()), messageId: null, leadId: 1, emailId: 1, kind: 'reply', intent: 'question', sender: 'ops@brightwater.example', subject: 'Re: Routing', text: 'How long does it take?', returnsOn: null, substitute: null, recipients: [], receivedAt: 0, ...changes };
}

test('the page of a lead shows what went and what came in the order of time, and what is still to go', async (t) => {
  const store = await openTestStore(t);
  const { lead, email } = await approvedDraft(store);
  t.regex(words(await page(store, lead.id)), /^Mail, both ways You wrote Waits to be sent .* Follow-ups Day 3: once the first message is sent\. Day 7: once the first message is sent\.$/);

  const message = await claimed(store);
  await store.write((tx) => store.outbox.markSent(tx, message, 'memory-1'));
  const sentAt = store.clock.now();
  await store.inbox.add(answer({ leadId: lead.id, emailId: email.id, kind: 'auto-reply', intent: null, subject: null, text: '', returnsOn: '2026-12-01', substitute: 'Ole Berg', receivedAt: sentAt + 1_000 }));
  await store.inbox.add(answer({ leadId: lead.id, emailId: email.id, receivedAt: sentAt + day }));
  const shown = words(await page(store, lead.id));
  const order = ['You wrote Sent', 'Automatic answer: back on 2026-12-01', 'Named instead: Ole Berg', 'example A question', 'How long does it take?', 'Follow-ups'].map((each) => shown.indexOf(each));
  t.deepEqual(order, order.toSorted((left, right) => left - right), shown);
  t.false(order.includes(-1), shown);
});

test('follow-ups are called off, and a message in doubt is settled, from the page', async (t) => {
  const store = await openTestStore(t);
  const { lead, email } = await approvedDraft(store);
  const commands = async () => leadActions(await readLead(store, lead.id), english).map(({ command }) => command);
  t.deepEqual(await commands(), ['openDraft', 'whyNotSent', 'skipFollowUps', 'setLeadAddress']);
  await store.followUps.skip(email.id, 'you did not want it');
  t.deepEqual(await commands(), ['openDraft', 'whyNotSent', 'setLeadAddress']);
  t.regex(words(await page(store, lead.id)), /Day 3: not sent\. \(you did not want it\)/);

  const message = await claimed(store);
  await store.outbox.reach(message, 'dot_written');
  await store.outbox.markUnknown(undefined, message, 'the line was cut after the final dot');
  t.true((await commands()).includes('settleMessage'));
  t.regex(words(await page(store, lead.id)), /You wrote Nobody knows whether it arrived .*the line was cut/);
});

test('what came back says why in plain words, with what the server said', async (t) => {
  const store = await openTestStore(t);
  const { lead, email } = await approvedDraft(store);
  const reported = { address: 'ops@brightwater.example', status: '5.1.1', smtpCode: '550', reason: 'userunknown', fault: 'recipient', action: 'suppress' } as const;
  await store.inbox.add(answer({ leadId: lead.id, emailId: email.id, kind: 'bounce', intent: null, sender: null, text: '', recipients: [reported] }));
  t.regex(words(await page(store, lead.id)), /A mail server Came back: the address does not take mail .*ops@brightwater\.example 550 5\.1\.1 userunknown/);
});

test('the page says why the person may be written to, and what was found of the address', async (t) => {
  const store = await openTestStore(t);
  const { lead } = await addDraft(store, { email: 'ops@brightwater.example', provenance: { uri: 'https://brightwater.example/', how: 'stated' } });
  await store.queue.recordBasis(lead.id, { basis: 'published-role', source: 'https://brightwater.example/team', subscriber: null, note: null });
  await store.leads.noteVerified(lead.id, 'ops@brightwater.example', { at: '2026-03-01T08:00:00.000Z', syntax: 'ok', mx: 'ok', isDisposable: false, isRole: true, isFreeMail: false, verdict: 'risky', because: ['It belongs to a function, not to a person.'] });
  const markup = await page(store, lead.id);
  for (const shown of ['Their address is published for such messages', 'https://brightwater.example/team', 'Risky', 'It belongs to a function, not to a person.']) t.true(markup.includes(shown), shown);
});

test('nothing of what strangers send becomes markup', async (t) => {
  const store = await openTestStore(t);
  const { lead, email } = await approvedDraft(store);
  const evil = '<img src=x onerror=alert(1)>';
  const recipients = [{ address: evil, status: evil, smtpCode: evil, reason: evil, fault: 'unknown', action: 'none' }] as const;
  await store.inbox.add(answer({ leadId: lead.id, emailId: email.id, sender: evil, subject: evil, text: `${evil}</div></li>`, substitute: evil, returnsOn: evil, recipients }));
  const markup = await page(store, lead.id);
  t.notRegex(markup, /<img/);
  t.is(mail(markup).split('&lt;img').length - 1, 8);
});

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'ava';
import { backupStore } from '../../../core/store/backup.ts';
import { checkStore } from '../../../core/store/check.ts';
import { forgetPeople } from '../../../core/store/forget.ts';
import { attempt, most, succeeded } from '../../support/attempts.ts';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, addLead, approve, draft, openTestStore, posting, type TestStore } from '../../support/store.ts';

const address = 'jana.kovac@x.example';
const person = { person: 'Jana Kováč', email: 'Jana.Kovac@X.example', provenance: { uri: 'https://x.example/team', how: 'stated', quote: 'Write to jana.kovac@x.example' } } as const;
const shared = posting('https://x.example/team', 'Ask JANA  KOVÁČ (jana.kovac@x.example) or Max.');

/** Files of the store that hold this, letter by letter, in any case. */
function filesWith(folder: string, words: string): readonly string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).toString('utf8').toLowerCase().includes(words.toLowerCase()));
}

async function withJana(store: TestStore): Promise<number> {
  const { lead, email, campaignId } = await addDraft(store, { ...person, documents: [shared, posting('https://x.example/jana', 'Jana Kováč writes')] });
  await approve(store, email, person.email);
  await addLead(store, { person: 'Max Moor', email: 'max@x.example', documents: [shared] });
  await addLead(store, { person: 'Jana Kováč', email: 'jk@private.example' }, 'ashby');
  await store.write((tx) => store.events.append(tx, 'agentCompleted', { agent: 'writer', state: 'failed', leadId: null, milliseconds: 1, reason: `no answer about ${address}` }));
  await store.agentLogs.add({ agent: 'writer', state: 'failed', campaignId, leadId: null, backend: null, configHash: null, startedAt: 0, milliseconds: 1, inputTokens: 0, outputTokens: 0, error: `Jana Kováč <${address}>` });
  await store.pluginState.set('notes', person.email, 'liked us');
  await store.pluginState.set('notes', 'last', { wrote: `to ${address}` });
  await store.jobs.enqueue([{ campaignId, step: 'x', payload: { for: 'Jana Kováč' } }]);
  return lead.id;
}

test('a person who is forgotten stands nowhere any more, in no file of the store', async (t) => {
  const store = await openTestStore(t);
  const id = await withJana(store);
  t.true(filesWith(store.folder, address).length > 0);
  const report = await forgetPeople(store, [{ leadId: id }]);
  t.like(report, { leads: 1, rewritten: true, left: [], copies: [] });
  t.true(report.places >= 4);
  for (const words of [address, 'Jana Kováč', 'jana', 'jk@private.example']) t.deepEqual(filesWith(store.folder, words), [], words);
  t.deepEqual((await checkStore(store.file)).problems, []);
});

test('what was spent on a person who is forgotten stays spent, on nobody', async (t) => {
  const store = await openTestStore(t);
  const leadId = await withJana(store);
  await store.ledger.settle(await store.ledger.reserve({ ...attempt, leadId, task: `write to ${address}` }, most, {}), succeeded(123));
  const budgets = await store.spending.budgets();
  await forgetPeople(store, [{ leadId }]);
  t.like((await store.spending.rows())[0], { leadId: null, micros: 123, task: 'write to [removed]' });
  t.deepEqual(await store.spending.budgets(), budgets);
  t.deepEqual((await checkStore(store.file)).problems, []);
});

test('others who were found on the same page keep it, without the person', async (t) => {
  const store = await openTestStore(t);
  await forgetPeople(store, [{ leadId: await withJana(store) }]);
  const max = await store.leads.findByAddress('max@x.example');
  t.deepEqual((await store.documents.ofLead(max?.id ?? 0)).map(({ text }) => text), ['Ask [removed] ([removed]) or Max.']);
});

test('the forgotten are never written to again, under any of their addresses', async (t) => {
  const store = await openTestStore(t);
  await forgetPeople(store, [{ leadId: await withJana(store) }]);
  for (const one of [address.toUpperCase(), 'jk@private.example']) t.is((await store.suppression.find(one))?.reason, 'forgotten');
});

test('an address that belongs to no lead is taken out of all that names it', async (t) => {
  const store = await openTestStore(t);
  await withJana(store);
  t.like(await forgetPeople(store, [{ address: 'nobody@x.example' }]), { leads: 0, places: 0 });
  t.like(await forgetPeople(store, [{ address: ` ${address} ` }]), { leads: 1 });
  t.is((await errorOf(() => forgetPeople(store, [{ leadId: 999 }]))).code, 'not_found');
});

test('an approved message to somebody else that names the person is left and told', async (t) => {
  const store = await openTestStore(t);
  const id = await withJana(store);
  const max = await store.leads.findByAddress('max@x.example');
  const email = await store.emails.add({ campaignId: 1, leadId: max?.id ?? 0, draft: { ...draft, body: 'Jana Kováč told me.' }, footer: 'x', messageId: '<max@example.org>', writtenBy: 'x', blockedBy: [] });
  await approve(store, email, 'max@x.example');
  const report = await forgetPeople(store, [{ leadId: id }]);
  t.deepEqual(report.left, [{ emailId: email.id }]);
  t.is((await store.emails.get(email.id)).body, 'Jana Kováč told me.');
});

test('a table that was dropped and kept is named when the person stands in it', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store, { company: 'Acme', person: 'Ada Moreau', email: 'ada@acme.example' });
  const dropped = join(dirname(store.file), 'dropped');
  for (const [folder, text] of [['a', 'company,email\nAcme,Ada@Acme.example\n'], ['b', 'company,email\nBirch,ben@birch.example\n']] as const) {
    mkdirSync(join(dropped, folder), { recursive: true });
    writeFileSync(join(dropped, folder, 'people.csv'), text);
  }
  t.deepEqual((await forgetPeople(store, [{ leadId: id }])).copies, [join(dropped, 'a', 'people.csv')]);
});

test('copies of the store that still hold the person are named', async (t) => {
  const store = await openTestStore(t);
  const id = await withJana(store);
  await backupStore(store, `${store.file}.monday`);
  t.deepEqual((await forgetPeople(store, [{ leadId: id }])).copies, [`${store.file}.monday`]);
});

test('a name of one word does not take other words along', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store, { person: 'Max', email: 'm@x.example', documents: [posting('https://x.example/1', 'Max throughput')] });
  await addLead(store, { person: 'Ann', documents: [posting('https://x.example/1', 'Max throughput')] });
  await forgetPeople(store, [{ leadId: lead.id }]);
  t.is((await store.documents.byUri('https://x.example/1'))?.text, 'Max throughput');
});

test('every sign that may stand in an address or a name is taken as it is', async (t) => {
  const store = await openTestStore(t);
  const odd = { person: 'Ann-Kathrin O’Neil (Jr.)', email: "ann-k+o'neil_1@sub-domain.x.example" } as const;
  const lead = await addLead(store, { ...odd, documents: [posting('https://x.example/ann', `Write to ${odd.person}: ${odd.email}`)] });
  await addLead(store, { person: 'Max Moor', email: 'max@x.example', documents: [posting('https://x.example/both', `${odd.person} and Max`)] });
  await forgetPeople(store, [{ leadId: lead.id }]);
  for (const words of [odd.person, odd.email]) t.deepEqual(filesWith(store.folder, words), [], words);
});

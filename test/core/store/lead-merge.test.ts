import test from 'ava';
import { addLead, candidate, openTestStore, posting } from '../../support/store.ts';

test('the same address is the same lead, whatever else the venue says', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store, { person: 'Jane Doe', email: 'jane@acme.example' });
  const [again] = await store.leads.upsertCandidates([{ candidate: candidate('Completely Else', { email: 'JANE@ACME.example', role: 'CTO' }), venue: 'ashby' }]);
  t.is(again?.outcome, 'merged');
  t.like(again?.lead, { id: lead.id, company: 'Brightwater Freight', person: 'Jane Doe', email: 'jane@acme.example', role: 'CTO' });
});

test('a merge fills what was missing and overwrites nothing', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'Jane Doe', role: 'CTO' });
  const [merged] = await store.leads.upsertCandidates([
    { candidate: candidate('BRIGHTWATER FREIGHT Ltd', { person: 'Doe, Jane', role: 'Chief', email: 'jane@brightwater.example', location: 'Hamburg', provenance: { uri: 'https://b.example', how: 'stated' } }), venue: 'ashby' },
  ]);
  t.like(merged?.lead, { person: 'Jane Doe', role: 'CTO', email: 'jane@brightwater.example', location: 'Hamburg', venue: 'lever', provenance: { uri: 'https://b.example', how: 'stated' } });
});

test('where a merged lead was found is kept, once for each thing that was said', async (t) => {
  const store = await openTestStore(t);
  const lead = await addLead(store, { person: 'Jane Doe' });
  for (const venue of ['ashby', 'ashby', 'yc']) await addLead(store, { person: 'Jane Doe', location: 'Hamburg' }, venue);
  t.deepEqual((await store.leads.merges(lead.id)).map(({ venue, rule, filled }) => ({ venue, rule, filled })), [
    { venue: 'yc', rule: 'identity', filled: {} },
    { venue: 'ashby', rule: 'identity', filled: { location: 'Hamburg' } },
  ]);
});

test('an address that mail cannot be sent to is no address', async (t) => {
  const store = await openTestStore(t);
  t.is((await addLead(store, { email: 'jane@acme', provenance: { uri: 'x', how: 'guessed' } })).email, null);
  t.is((await store.leads.get(1)).provenance, null);
});

test('the documents of a candidate are kept with the lead, each text once', async (t) => {
  const store = await openTestStore(t);
  const one = posting('https://b.example/1', 'We plan routes.');
  const lead = await addLead(store, { documents: [one] });
  await addLead(store, { documents: [one, posting('https://b.example/1', 'We plan better routes.')] }, 'ashby');
  t.deepEqual((await store.documents.ofLead(lead.id)).map(({ text }) => text), ['We plan routes.', 'We plan better routes.']);
});

test('the same venue may think again about a score; of several venues the best opinion counts; a lead under way keeps its score', async (t) => {
  const store = await openTestStore(t);
  const score = async (venue: string, value: number) => (await store.leads.upsertCandidates([{ candidate: candidate('Acme'), venue, score: value, reasons: [`${venue} ${value}`] }]))[0]?.lead;
  t.like(await score('lever', 60), { score: 60, scoreReasons: ['lever 60'] });
  t.like(await score('lever', 50), { score: 50, scoreReasons: ['lever 50'] });
  t.like(await score('ashby', 40), { score: 50, scoreReasons: ['lever 50'] });
  t.like(await score('ashby', 70), { score: 70, scoreReasons: ['ashby 70'] });
  await store.leads.setStatus(1, 'researching');
  t.like(await score('lever', 99), { score: 70 });
});

import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { addLead, candidate, openTestStore, posting } from '../../support/store.ts';

test('undoing a merge makes two leads of one, each with what was its own', async (t) => {
  const store = await openTestStore(t);
  const before = await addLead(store, { person: 'Jane Doe', documents: [posting('https://b.example/1', 'one')] });
  await store.leads.upsertCandidates([
    { candidate: candidate('Brightwater Freight GmbH', { person: 'Jane Doe', email: 'jd@other.example', documents: [posting('https://b.example/2', 'two')] }), venue: 'ashby', score: 80, reasons: ['near'] },
  ]);
  const [merge] = await store.leads.merges(before.id);
  const { lead, split } = await store.leads.undoMerge(merge?.id ?? 0);
  t.deepEqual({ ...lead, version: 0 }, { ...before, version: 0 });
  t.like(split, { company: 'Brightwater Freight GmbH', person: 'Jane Doe', email: 'jd@other.example', venue: 'ashby', score: 80 });
  t.deepEqual((await store.documents.ofLead(lead.id)).map(({ text }) => text), ['one']);
  t.deepEqual((await store.documents.ofLead(split.id)).map(({ text }) => text), ['two']);
});

test('what was taken apart is not merged again when it is found again', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store, { person: 'Jane Doe' });
  const again = () => addLead(store, { person: 'Jane Doe', location: 'Hamburg' }, 'ashby');
  t.is((await again()).id, id);
  const [merge] = await store.leads.merges(id);
  const { split } = await store.leads.undoMerge(merge?.id ?? 0);
  t.is((await again()).id, split.id);
  t.is((await addLead(store, { person: 'Jane Doe' })).id, id);
});

test('undoing keeps what was edited since', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store, { person: 'Jane Doe' });
  const merged = await addLead(store, { person: 'Jane Doe', location: 'Hamburg', website: 'https://b.example' }, 'ashby');
  await store.leads.edit(id, merged.version, { location: 'Bremen' });
  const [merge] = await store.leads.merges(id);
  t.like((await store.leads.undoMerge(merge?.id ?? 0)).lead, { location: 'Bremen', website: null });
});

test('two leads with one address: the one taken out has none', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store, { email: 'info@b.example' });
  await addLead(store, { email: 'info@b.example', person: 'Jane' }, 'ashby');
  const [merge] = await store.leads.merges(id);
  const { lead, split } = await store.leads.undoMerge(merge?.id ?? 0);
  t.is(lead.email, 'info@b.example');
  t.is(split.email, null);
});

test('a merge is undone once', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store, { person: 'Jane' });
  await addLead(store, { person: 'Jane' }, 'ashby');
  const [merge] = await store.leads.merges(id);
  await store.leads.undoMerge(merge?.id ?? 0);
  t.is((await errorOf(() => store.leads.undoMerge(merge?.id ?? 0))).code, 'not_found');
});

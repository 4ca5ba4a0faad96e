import test from 'ava';
import { addLead, openTestStore, posting } from '../../support/store.ts';

test('a text is kept once per address and content, however many leads it tells of', async (t) => {
  const store = await openTestStore(t);
  const one = await addLead(store, { person: 'One', documents: [posting('https://b.example/1', 'text')] });
  const two = await addLead(store, { person: 'Two' });
  await store.documents.link(two.id, [posting('https://b.example/1', 'text'), posting('https://b.example/2', 'text')]);
  t.is(store.connection.all('SELECT 1 FROM documents').length, 2);
  t.deepEqual(await store.documents.ofLead(one.id), [posting('https://b.example/1', 'text')]);
  t.is((await store.documents.ofLead(two.id)).length, 2);
});

test('of several versions of a page the newest counts, and the older ones can still be quoted', async (t) => {
  const store = await openTestStore(t);
  const old = { ...posting('https://b.example/1', 'old'), fetchedAt: '2026-01-01T00:00:00.000Z' };
  const { id } = await addLead(store, { documents: [posting('https://b.example/1', 'new'), old] });
  t.is((await store.documents.byUri('https://b.example/1'))?.text, 'new');
  t.is((await store.documents.ofLead(id)).length, 2);
  t.is(await store.documents.byUri('https://b.example/9'), undefined);
});

test('a time that a plugin wrote wrongly is taken for now', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { documents: [{ ...posting('https://b.example/1', 'text'), fetchedAt: 'yesterday' }] });
  t.is((await store.documents.byUri('https://b.example/1'))?.fetchedAt, new Date(store.clock.now()).toISOString());
});

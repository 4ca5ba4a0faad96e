import test from 'ava';
import { openTestStore } from '../../support/store.ts';

const page = (text: string, storedAt = '2026-01-01T00:00:00.000Z') => ({ etag: '"1"', lastModified: null, contentType: 'text/html', text, storedAt });

test('a fetched page is kept with what is needed to ask whether it has changed, and replaced when it has', async (t) => {
  const { webPages } = await openTestStore(t);
  t.is(await webPages.get('https://alder.example/'), undefined);
  await webPages.put('https://alder.example/', page('one'));
  await webPages.put('https://alder.example/', page('two'));
  t.deepEqual({ ...(await webPages.get('https://alder.example/')) }, page('two'));
});

test('the oldest pages make room for new ones', async (t) => {
  const { webPages, connection } = await openTestStore(t);
  for (let index = 0; index < 2_003; index++) await webPages.put(`https://alder.example/${index}`, page('x', new Date(index * 1000).toISOString()));
  t.is(connection.get<{ count: number }>('SELECT count(*) AS count FROM web_pages')?.count, 2_000);
  t.is(await webPages.get('https://alder.example/2'), undefined);
  t.not(await webPages.get('https://alder.example/2002'), undefined);
});

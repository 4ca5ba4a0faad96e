import test from 'ava';
import { openTestStore } from '../../support/store.ts';

test('a venue remembers how its last run ended, and how it is set up', async (t) => {
  const store = await openTestStore(t);
  await store.venues.configure('lever', { board: 'acme' });
  await store.venues.noteRun('lever', { found: 0, error: 'more than a fifth of the fields are empty' });
  await store.venues.noteRun('ashby', { found: 12, error: null });
  await store.venues.configure('ashby', { board: 'beta' });
  const lastRunAt = new Date(store.clock.now()).toISOString();
  t.deepEqual(await store.venues.list(), [
    { id: 'ashby', config: { board: 'beta' }, lastRunAt, lastFound: 12, lastError: null },
    { id: 'lever', config: { board: 'acme' }, lastRunAt, lastFound: 0, lastError: 'more than a fifth of the fields are empty' },
  ]);
});

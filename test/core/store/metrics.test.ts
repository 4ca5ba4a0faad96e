import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { openTestStore } from '../../support/store.ts';

test('numbers of a day add up, by name and by what they are broken down by', async (t) => {
  const store = await openTestStore(t);
  for (const [day, dimension, value] of [['2026-03-01', 'lever', 1], ['2026-03-01', 'lever', 2], ['2026-03-01', '', 3], ['2026-03-03', '', 9]] as const) await store.metrics.add({ day, name: 'drafts', dimension, value });
  t.deepEqual(await store.metrics.list('drafts', '2026-03-01', '2026-03-02'), [
    { day: '2026-03-01', name: 'drafts', dimension: '', value: 3 },
    { day: '2026-03-01', name: 'drafts', dimension: 'lever', value: 3 },
  ]);
  t.is((await errorOf(() => store.metrics.add({ day: '1 March', name: 'x', dimension: '', value: 1 }))).code, 'store_rule');
});

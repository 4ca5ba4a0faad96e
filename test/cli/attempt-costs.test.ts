import test from 'ava';
import { attemptCosts } from '../../cli/attempt-costs.ts';
import type { Engine } from '../../core/engine.ts';

test('what each attempt cost is found, however many pages of the ledger there are', async (t) => {
  const ledger = Array.from({ length: 1200 }, (_, index) => ({ id: 1200 - index, call: `c${index}`, attempt: 1, micros: index === 3 ? null : index }));
  const rows = async (_: unknown, { limit = 0, beforeId = Infinity }: { limit?: number; beforeId?: number }) => ledger.filter(({ id }) => id < beforeId).slice(0, limit);
  const costOf = await attemptCosts({ store: { spending: { rows } } } as unknown as Pick<Engine, 'store'>, { run: 'a-run' });
  t.deepEqual(['c0', 'c3', 'c700', 'c1199', 'none'].map((call) => costOf({ call, attempt: 1 })), [0, null, 700, 1199, null]);
});

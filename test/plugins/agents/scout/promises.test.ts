import test from 'ava';
import { promisesOf } from '../../../../core/testing.ts';
import scout from '../../../../plugins/agents/scout/index.ts';

for (const promise of [...promisesOf(scout, { kind: 'plugin' }), ...promisesOf(scout, { kind: 'agent', id: 'scout' })]) {
  test(promise.title, async (t) => {
    await t.notThrowsAsync(promise.check());
  });
}

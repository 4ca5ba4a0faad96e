import test from 'ava';
import { runsUnderWay } from '../../../extension/host/runs-under-way.ts';

/** The editor's memory, which all windows share. */
function memory() {
  const kept = new Map<string, unknown>();
  return {
    get: <Value>(key: string, otherwise?: Value) => (kept.get(key) ?? otherwise) as Value,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  };
}

const gone = (...owners: readonly string[]) => (owner: string) => !owners.includes(owner);

test('a run whose window is gone is taken up by another, once', async (t) => {
  const state = memory();
  const first = runsUnderWay(state, '/home/a', async () => 'first');
  const second = runsUnderWay(state, '/home/a', async () => 'second');
  await first.begun(3);
  await second.begun(4);
  t.deepEqual(second.abandoned(gone()), [], 'its window is there');
  t.deepEqual(second.abandoned(gone('first')), [3]);
  await second.begun(3);
  t.deepEqual(runsUnderWay(state, '/home/a', async () => 'third').abandoned(gone('first')), [], 'somebody goes on with it');
});

test('a run that has ended, or that a person has stopped, is not begun again', async (t) => {
  const state = memory();
  const runs = runsUnderWay(state, '/home/a', async () => 'first');
  await runs.begun(3);
  await runs.ended(3);
  t.deepEqual(runs.abandoned(gone('first')), []);
});

test('runs of another home are left to it', async (t) => {
  const state = memory();
  await runsUnderWay(state, '/home/a', async () => 'first').begun(3);
  t.deepEqual(runsUnderWay(state, '/home/b', async () => 'second').abandoned(gone('first')), []);
});

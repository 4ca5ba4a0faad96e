import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { oneAtATime, shareSyncs } from '../../../core/store/shared-sync.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('whoever asks while it is being done waits for the next time, together with all who do', async (t) => {
  const begun: PromiseWithResolvers<void>[] = [];
  const ask = oneAtATime(() => {
    const one = Promise.withResolvers<void>();
    begun.push(one);
    return one.promise;
  });
  const told: string[] = [];
  const asks = [ask().then(() => told.push('first')), ask().then(() => told.push('second')), ask().then(() => told.push('third'))];
  t.is(begun.length, 1);
  begun[0]?.resolve();
  await asks[0];
  while (begun.length < 2) await Promise.resolve();
  t.deepEqual(told, ['first']);
  begun[1]?.resolve();
  await Promise.all(asks);
  t.is(begun.length, 2);
});

test('a failure is told to those who waited for it, and the next time is tried', async (t) => {
  let times = 0;
  const ask = oneAtATime(async () => {
    times += 1;
    await Promise.resolve();
    if (times === 1) throw new Error('no');
  });
  const ends = await Promise.allSettled([ask(), ask()]);
  t.deepEqual(ends.map(({ status }) => status), ['rejected', 'fulfilled']);
});

test('a file that cannot be synced once is never said to be on the disk again', async (t) => {
  const file = join(temporaryFolder(t), 'log');
  const missing = shareSyncs(file);
  await t.throwsAsync(missing.wait(), { code: 'ENOENT' });
  writeFileSync(file, 'there now');
  await t.throwsAsync(missing.wait(), { code: 'ENOENT' });
  const there = shareSyncs(file);
  await t.notThrowsAsync(Promise.all([there.wait(), there.wait()]));
  await there.close();
  rmSync(file);
});

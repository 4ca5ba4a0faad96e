import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { findTrajectory, listTrajectories } from '../../../../core/model/trajectory/find-trajectory.ts';
import { errorOf } from '../../../support/error-of.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const runs = ['2026-03-02T09-00-00-qwhzkdrt', '2026-03-02T10-00-00-abcdefgh', '2026-03-03T08-00-00-abxxxxxx'];

test('a run is named whole, by its beginning, by its letters, or as the latest', async (t) => {
  const folder = temporaryFolder(t);
  for (const run of runs) writeFileSync(join(folder, `${run}.jsonl`), '');
  writeFileSync(join(folder, 'notes.txt'), '');
  mkdirSync(join(folder, 'folder.jsonl'));
  t.deepEqual((await listTrajectories(folder)).map(({ run }) => run), [...runs].reverse());
  for (const [words, index] of [['latest', 2], [runs[0], 0], ['2026-03-03', 2], ['2026-03-02T09', 0], ['qw', 0], ['abx', 2]] as const) t.is((await findTrajectory(folder, words ?? '')).run, runs[index] ?? '', words);
});

test('a name that fits none or several is refused with the runs that there are, and so is a path', async (t) => {
  const folder = temporaryFolder(t);
  t.regex((await errorOf(() => findTrajectory(join(folder, 'none'), 'latest'))).message, /no run has asked a model yet/);
  for (const run of runs) writeFileSync(join(folder, `${run}.jsonl`), '');
  const several = await errorOf(() => findTrajectory(folder, 'ab'));
  t.like(several, { code: 'trajectory_missing', details: { have: [runs[2], runs[1]] } });
  for (const words of ['zz', '../other', '2025']) t.like(await errorOf(() => findTrajectory(folder, words)), { code: 'trajectory_missing', details: { have: [...runs].reverse() } });
});

import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { sweepTrajectories } from '../../../../core/model/trajectory/sweep-trajectories.ts';
import { stoppedClock } from '../../../support/remembering-sink.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const now = Date.parse('2026-03-30T12:00:00Z');
const clock = stoppedClock('2026-03-30T12:00:00.000Z');

/** A file of 1 MB for each age in hours. */
function filesOf(t: ExecutionContext, ...hours: readonly number[]): string {
  const folder = temporaryFolder(t);
  for (const age of hours) {
    const at = new Date(now - age * 3_600_000);
    const file = join(folder, `${at.toISOString().slice(0, 19).replaceAll(':', '-')}-abcdefgh.jsonl`);
    writeFileSync(file, Buffer.alloc(1_000_000));
    utimesSync(file, at, at);
  }
  return folder;
}

test('trajectories that are too old go, and then the oldest until the rest is small enough', async (t) => {
  const folder = filesOf(t, 2, 30, 60, 24 * 20);
  t.is((await sweepTrajectories({ folder, clock, keepDays: 10, mostMegabytes: 100 })).length, 1);
  t.is((await sweepTrajectories({ folder, clock, keepDays: 10, mostMegabytes: 2 })).length, 1);
  t.deepEqual(readdirSync(folder).map((name) => name.slice(0, 13)).sort(), ['2026-03-29T06', '2026-03-30T10']);
  t.deepEqual(await sweepTrajectories({ folder: join(folder, 'none'), clock, keepDays: 10, mostMegabytes: 2 }), []);
});

test('a run that may be under way keeps its trajectory, however little is to be kept', async (t) => {
  const folder = filesOf(t, 0, 0.5, 3);
  t.is((await sweepTrajectories({ folder, clock, keepDays: 0, mostMegabytes: 0 })).length, 1);
  t.is(readdirSync(folder).length, 2);
});

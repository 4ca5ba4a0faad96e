import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { runTrajectory } from '../../../core/model/run-trajectory.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { stepOf } from '../../support/trajectory-step.ts';

const keep = { keep: true, days: 30, megabytes: 10 };

test('a run that asks no model leaves no file, and one that keeps none opens none', async (t) => {
  const folder = join(temporaryFolder(t), 'trajectories');
  const idle = runTrajectory(folder, 'idle', keep, createHandClock());
  await idle.close();
  const silent = runTrajectory(folder, 'silent', { ...keep, keep: false }, createHandClock());
  t.is(await silent.open(), null);
  await silent.close();
  t.false(existsSync(folder));
});

test('however often it is opened, a run has one trajectory', async (t) => {
  const folder = join(temporaryFolder(t), 'trajectories');
  const run = runTrajectory(folder, 'busy', keep, createHandClock());
  const [one, other] = await Promise.all([run.open(), run.open()]);
  t.is(one, other);
  await one?.append(stepOf('tides'));
  await run.close();
  t.deepEqual(readdirSync(folder), ['busy.jsonl']);
});

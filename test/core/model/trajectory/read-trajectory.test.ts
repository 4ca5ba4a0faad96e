import { rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openTrajectory } from '../../../../core/model/trajectory/open-trajectory.ts';
import { readTrajectory } from '../../../../core/model/trajectory/read-trajectory.ts';
import { errorOf } from '../../../support/error-of.ts';
import { stoppedClock } from '../../../support/remembering-sink.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { growingTalk, questionOf, stepOf } from '../../../support/trajectory-step.ts';

test('each question comes back whole, also long after its step was read and whichever is asked for first', async (t) => {
  const trajectory = await openTrajectory({ folder: temporaryFolder(t), run: 'a-run', clock: stoppedClock() });
  const questions = Array.from({ length: 12 }, (_, turns) => questionOf('', { messages: growingTalk(turns, 700) }));
  for (const question of questions) await trajectory.append(stepOf('', { question }));
  const steps = await Array.fromAsync(readTrajectory(trajectory.file));
  t.deepEqual(await Promise.all(steps.toReversed().map((step) => step.question())), questions.toReversed());
});

test('a file that is not there, or goes while it is read, is said to be missing', async (t) => {
  const folder = temporaryFolder(t);
  t.like(await errorOf(() => Array.fromAsync(readTrajectory(join(folder, 'none.jsonl')))), { code: 'trajectory_missing', details: { run: 'none' } });
  const trajectory = await openTrajectory({ folder, run: 'a-run', clock: stoppedClock() });
  await trajectory.append(stepOf('x'.repeat(1000)));
  const [step] = await Array.fromAsync(readTrajectory(trajectory.file));
  rmSync(trajectory.file);
  t.is((await errorOf(() => step?.question())).code, 'trajectory_missing');
});

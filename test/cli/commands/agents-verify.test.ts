import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { run } from '../../../cli/commands/agents-verify.ts';
import { openTrajectory } from '../../../core/model/trajectory/open-trajectory.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { stoppedClock } from '../../support/remembering-sink.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { stepOf } from '../../support/trajectory-step.ts';

const given = (...words: string[]) => ({ arguments: words, options: {} });
const name = '2026-03-02T09-00-00-qwhzkdrt';

test('a run is as it was written until one byte of it is changed, and then the step is told, with exit code 1', async (t) => {
  const home = temporaryFolder(t);
  const context = commandContext(home);
  const trajectory = await openTrajectory({ folder: context.paths.trajectories, run: name, clock: stoppedClock() });
  for (const words of ['one', 'two', 'three']) await trajectory.append(stepOf(words));
  const open = await run(context, given('latest'));
  t.is(open.exitCode, 0);
  t.regex(open.text, /as it was written: 3 steps\.\nIt has no end/);
  await trajectory.close();
  const whole = await run(context, given('qwhz'));
  t.is(whole.exitCode, 0);
  t.like(whole.json, { run: name, steps: 3, ended: true, broken: null, file: trajectory.file });
  t.regex(whole.text, /3 steps, and its end\.\nSeal [0-9a-f]{64}$/);

  writeFileSync(trajectory.file, readFileSync(trajectory.file, 'utf8').replace('about two', 'about tvo'));
  const changed = await run(context, given(name));
  t.is(changed.exitCode, 1);
  t.like(changed.json, { broken: { line: 2, step: 2 } });
  t.regex(changed.text, /not as it was written: at step 2 \(line 2\), it was changed\. What stands before it can be trusted \(1 step\)/);
});

test('a run that was killed while it wrote is whole, and the torn line is told', async (t) => {
  const home = temporaryFolder(t);
  const context = commandContext(home);
  const trajectory = await openTrajectory({ folder: context.paths.trajectories, run: name, clock: stoppedClock() });
  await trajectory.append(stepOf('one'));
  await trajectory.append(stepOf('two'));
  writeFileSync(trajectory.file, readFileSync(trajectory.file).subarray(0, -40));
  const { text, exitCode, json } = await run(context, given('2026'));
  t.is(exitCode, 0);
  t.like(json, { steps: 1, torn: 1 });
  t.regex(text, /One line was never finished/);
});

test('a run that is not there is said to be missing, with those that are', async (t) => {
  const home = temporaryFolder(t);
  t.is((await errorOf(() => run(commandContext(home), given('latest')))).code, 'trajectory_missing');
  await (await openTrajectory({ folder: join(home, 'trajectories'), run: name, clock: stoppedClock() })).append(stepOf('one'));
  t.regex((await errorOf(() => run(commandContext(home), given('nope')))).help, new RegExp(name));
});

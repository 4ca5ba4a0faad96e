import { readFileSync, writeFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import type { CommandContext } from '../../../cli/command.ts';
import { run } from '../../../cli/commands/agents-inspect.ts';
import { createError } from '../../../core/errors.ts';
import { type NewStep, openTrajectory } from '../../../core/model/trajectory/open-trajectory.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { stoppedClock } from '../../support/remembering-sink.ts';
import { openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { stepOf } from '../../support/trajectory-step.ts';

const first = '2026-03-02T09-00-00-aaaaaaaa';
const second = '2026-03-03T09-00-00-bbbbbbbb';
const given = (words: string, step?: number) => ({ arguments: [words], options: step === undefined ? {} : { step } });

/** Two runs: the first one asked twice about lead 7 and once about 8, the second one about lead 7. */
async function twoRuns(t: ExecutionContext): Promise<{ readonly context: CommandContext; readonly files: readonly string[] }> {
  const store = await openTestStore(t);
  const context = commandContext(temporaryFolder(t), { store });
  const priced = { run: first, call: 'c1', attempt: 2, why: 'retry', task: 'research.findings', agent: 'research', campaignId: null, leadId: null, backend: 'ollama', model: 'small-model' };
  const id = await store.ledger.reserve(priced, { owner: 'me', inputTokens: 100, outputTokens: 100, price: { micros: 9000, priceTable: 'table' } }, {});
  await store.ledger.settle(id, { outcome: 'succeeded', milliseconds: 40, used: { usage: { inputTokens: 12, outputTokens: 3 }, price: { micros: 4200, priceTable: 'table' } } });
  const failed: NewStep = stepOf('one', { call: 'c1', outcome: 'failed', answer: null, usage: null, rung: null, error: createError('model_overloaded', { backend: 'Ollama', reason: 'busy' }) });
  const files = [];
  for (const [name, steps] of [[first, [failed, stepOf('one', { call: 'c1', attempt: 2, why: 'retry' }), stepOf('two', { call: 'c2', leadId: 8 })]], [second, [stepOf('three', { call: 'c3', agent: 'writer', task: 'write.draft' })]]] as const) {
    const trajectory = await openTrajectory({ folder: context.paths.trajectories, run: name, clock: stoppedClock() });
    for (const step of steps) await trajectory.append(step);
    await trajectory.close();
    files.push(trajectory.file);
  }
  return { context, files };
}

test('the steps of a run: who asked what model with which prompt, and what came of it at what cost', async (t) => {
  const { context } = await twoRuns(t);
  const { json, text, exitCode } = await run(context, given('aaa'));
  t.is(exitCode, 0);
  t.like((json as { steps: unknown[] }).steps[0], { run: first, step: 1, error: 'model_overloaded', costMicros: null, attempt: 1 });
  t.like((json as { steps: unknown[] }).steps[1], { step: 2, agent: 'research', model: 'small-model', prompt: { version: '3' }, rung: 'native', usage: { inputTokens: 12, outputTokens: 3 }, costMicros: 4200, milliseconds: 40 });
  t.regex(text, new RegExp(`^Run ${first}, `));
  t.regex(text, /1 +research +7 +ollama small-model +research\.findings 3 +1 +model_overloaded/);
  t.regex(text, /2 +research +7 +ollama small-model +research\.findings 3 +2 +succeeded \(native\) +12 +3 +\$0\.0042 +40/);
  t.false(JSON.stringify(json).includes('about one'), 'what was said is shown for one step only');
});

test('the steps of a lead are gathered from all runs', async (t) => {
  const { context } = await twoRuns(t);
  const { json, text } = await run(context, given('7'));
  t.deepEqual((json as { steps: { run: string; step: number }[] }).steps.map(({ run: name, step }) => [name, step]), [[first, 1], [first, 2], [second, 1]]);
  t.regex(text, new RegExp(`${second} +1 +writer`));
  t.is((await run(context, given('99'))).text, 'No model was asked about lead 99.');
});

test('one step is shown with all that was said', async (t) => {
  const { context } = await twoRuns(t);
  const { json, text } = await run(context, given('latest', 1));
  t.like(json, { step: 1, run: second, question: { messages: [{ role: 'system', text: 'Answer in one word.' }, { role: 'user', text: 'three' }] }, answer: { text: 'about three' } });
  t.regex(text, /── user ──\nthree\n\n── answer \(stop\) ──\nabout three$/);
  t.is((await errorOf(() => run(context, given('latest', 9)))).code, 'not_found');
  t.is((await errorOf(() => run(context, given('7', 1)))).code, 'usage_wrong');
});

test('a trajectory that was changed is shown up to there, and told, with exit code 1', async (t) => {
  const { context, files } = await twoRuns(t);
  writeFileSync(files[0] ?? '', readFileSync(files[0] ?? '', 'utf8').replace('about two', 'about tvo'));
  const { json, text, exitCode } = await run(context, given(first));
  t.is(exitCode, 1);
  t.is((json as { steps: unknown[] }).steps.length, 2);
  t.regex(text, /is not as it was written, from step 3 \(line 3\) on/);
  t.is((await run(context, given('7'))).exitCode, 1);
});

test('a line that a kill has torn is told, and the steps before it are shown', async (t) => {
  const { context, files } = await twoRuns(t);
  writeFileSync(files[1] ?? '', readFileSync(files[1] ?? '').subarray(0, -30));
  const { text, exitCode } = await run(context, given('latest'));
  t.is(exitCode, 0);
  t.regex(text, /write\.draft|writer/);
  t.regex(text, /has a line that was never finished/);
});

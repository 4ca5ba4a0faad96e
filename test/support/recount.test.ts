import test from 'ava';
import { createError } from '../../core/errors.ts';
import { openTrajectory } from '../../core/model/trajectory/open-trajectory.ts';
import { recount } from './recount.ts';
import { stoppedClock } from './remembering-sink.ts';
import { seededRandom } from './seeded-random.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { questionOf, stepOf } from './trajectory-step.ts';

test('attempts, tokens and cost are counted by model, agent and campaign, failed attempts with what they used', async (t) => {
  const folder = temporaryFolder(t);
  const files = [];
  for (const run of ['one', 'other']) {
    const trajectory = await openTrajectory({ folder, run, clock: stoppedClock() });
    await trajectory.append(stepOf('a', { agent: 'writer', campaignId: 2, question: questionOf('a', { model: 'large-model' }), usage: { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 50, reasoningTokens: 20 } }));
    await trajectory.append(stepOf('b', { agent: 'writer', campaignId: null, usage: { inputTokens: 10, cacheWriteTokens: 4, outputTokens: 5 } }));
    await trajectory.append(stepOf('c', { outcome: 'failed', answer: null, usage: { inputTokens: 7, outputTokens: 1 }, error: createError('model_stream_broken', { backend: 'x', reason: 'cut' }) }));
    await trajectory.append(stepOf('d', { outcome: 'failed', answer: null, usage: null, error: createError('model_failed', { backend: 'x', status: 500, reason: 'no' }) }));
    await trajectory.close();
    files.push(trajectory.file);
  }
  const { total, byModel, byAgent, byCampaign } = await recount(files, ({ model, usage }) => (model === 'large-model' ? (usage?.inputTokens ?? 0) * 3 : null));
  t.deepEqual(total, { attempts: 8, succeeded: 4, inputTokens: 2034, cachedInputTokens: 800, cacheWriteTokens: 8, outputTokens: 112, reasoningTokens: 40, costMicros: 6000, unpriced: 4 });
  t.like(byModel.get('large-model'), { attempts: 2, costMicros: 6000, unpriced: 0 });
  t.like(byModel.get('small-model'), { attempts: 6, inputTokens: 34, unpriced: 4 });
  t.like(byAgent.get('writer'), { attempts: 4, inputTokens: 2020 });
  t.like(byAgent.get('research'), { attempts: 4, succeeded: 0, outputTokens: 2 });
  t.deepEqual([...byCampaign.keys()].sort(), [1, 2, null]);
});

test('the parts add up to the whole for a thousand random attempts, and to what was appended', async (t) => {
  const random = seededRandom(11);
  const some = (most: number): number => Math.floor(random() * most);
  const trajectory = await openTrajectory({ folder: temporaryFolder(t), run: 'a-run', clock: stoppedClock() });
  let input = 0;
  for (let turn = 0; turn < 1000; turn += 1) {
    const usage = random() < 0.1 ? null : { inputTokens: some(100_000), outputTokens: some(4000) };
    input += usage?.inputTokens ?? 0;
    await trajectory.append(stepOf(`question ${some(50)}`, { agent: `agent-${some(5)}`, campaignId: some(4) === 0 ? null : some(3), question: questionOf('a', { model: `model-${some(3)}` }), usage }));
  }
  const { total, ...parts } = await recount([trajectory.file], ({ usage }) => (usage?.inputTokens ?? 0) * 3 + (usage?.outputTokens ?? 0) * 15);
  t.is(total.attempts, 1000);
  t.is(total.inputTokens, input);
  for (const part of Object.values(parts)) for (const name of ['attempts', 'inputTokens', 'outputTokens', 'costMicros'] as const) t.is([...part.values()].reduce((sum, count) => sum + count[name], 0), total[name]);
});

import test from 'ava';
import type { JudgementAnswer } from '../../../../core/index.ts';
import { sampleInput } from '../../../../core/testing/sample-data.ts';
import judge from '../../../../plugins/agents/judge/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { askAgent, modelSaying } from '../../../support/letters.ts';

const ask = (score: unknown) => askAgent<JudgementAnswer>(judge, sampleInput('judge'), { model: modelSaying({ 'judge.draft': { score, reason: 'It knows what we do.' } }) });

test('a score is a number from 0 to 1, both included', async (t) => {
  for (const score of [0, 0.7, 1]) t.is((await ask(score)).score, score);
});

for (const score of [1.01, -0.01, Number.NaN, '0.9', null]) {
  test(`${String(score)} (${typeof score}) is no score`, async (t) => {
    t.is((await errorOf(() => ask(score))).code, 'answer_invalid');
  });
}

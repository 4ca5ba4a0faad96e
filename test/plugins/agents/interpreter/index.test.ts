import test from 'ava';
import type { ReplyAnswer } from '../../../../core/index.ts';
import { intents } from '../../../../core/domain/mail-reading.ts';
import { sampleInput } from '../../../../core/testing/sample-data.ts';
import interpreter from '../../../../plugins/agents/interpreter/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { askAgent, modelSaying } from '../../../support/letters.ts';

const ask = (answer: unknown) => askAgent<ReplyAnswer>(interpreter, sampleInput('interpreter'), { model: modelSaying({ 'read.reply': answer }) });

test('it chooses among the intents that there are', async (t) => {
  for (const intent of intents) t.is((await ask({ intent })).intent, intent);
});

for (const answer of [{ intent: 'very interested' }, { intent: 'interested', address: 'thief@attacker.example' }, { intent: null }, {}, 'interested']) {
  test(`${JSON.stringify(answer)} is no answer`, async (t) => {
    t.is((await errorOf(() => ask(answer))).code, 'answer_invalid');
  });
}

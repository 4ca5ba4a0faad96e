import test from 'ava';
import type { CritiqueAnswer } from '../../../../core/index.ts';
import { sampleInput } from '../../../../core/testing/sample-data.ts';
import verifier from '../../../../plugins/agents/verifier/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { askAgent, modelSaying } from '../../../support/letters.ts';

test('what must be mended is said in sentences, and nothing when the draft may pass', async (t) => {
  const ask = (critique: unknown) => askAgent<CritiqueAnswer>(verifier, sampleInput('verifier'), { model: modelSaying({ 'verify.draft': { critique } }) });
  t.deepEqual(await ask(['“Hello” greets nobody: name the team.']), { critique: ['“Hello” greets nobody: name the team.'] });
  t.deepEqual(await ask([]), { critique: [] });
  t.is((await errorOf(() => ask('too long'))).code, 'answer_invalid');
});

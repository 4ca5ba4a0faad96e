import test from 'ava';
import type { ObjectRequest, RulesBackend } from '../../../../core/contracts/backend.ts';
import offline from '../../../../plugins/backends/offline/index.ts';
import { broughtBy, buildQuestion } from '../../../support/letters.ts';

const backend = broughtBy(offline).backends[0] as RulesBackend | undefined;
const ask = async (wish: Partial<ObjectRequest>) => {
  if (backend === undefined) throw new Error('no backend');
  return backend.generateObject({ task: 'write.draft', model: null, instructions: '', input: buildQuestion(), schema: {}, signal: new AbortController().signal, ...wish });
};

test('it says plainly that no model is at work, and that nothing leaves the machine', (t) => {
  t.is(backend?.label, 'offline rules');
  t.false(backend?.remote);
});

test('the same question gets the same answer, and costs no token', async (t) => {
  const [one, other] = await Promise.all([ask({}), ask({})]);
  t.deepEqual(one, other);
  t.deepEqual(one.usage, { inputTokens: 0, outputTokens: 0 });
});

test('a task it does not know is refused with the ones it knows', async (t) => {
  const error = await t.throwsAsync(ask({ task: 'paint.picture' }));
  t.regex(error?.message ?? '', /do not know the task "paint\.picture"/);
  t.regex((error as { help?: string } | undefined)?.help ?? '', /research\.findings, match\.proposition, write\.draft/);
});

test('a question that lacks its facts is refused by name, not answered at random', async (t) => {
  const error = await t.throwsAsync(ask({ input: { company: 'Tidewater' } }));
  t.regex(error?.message ?? '', /lacks reader, sender, facts/);
  await t.throwsAsync(ask({ input: null }));
});

test('a cancelled request is not answered', async (t) => {
  await t.throwsAsync(ask({ signal: AbortSignal.abort(new Error('enough')) }), { message: 'enough' });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { batchesOf } from '../../../core/model/embed-texts.ts';
import { keepAttempts } from '../../../core/model/keep-attempts.ts';
import { openTrajectory } from '../../../core/model/trajectory/open-trajectory.ts';
import { readTrajectory } from '../../../core/model/trajectory/read-trajectory.ts';
import { verifyChain } from '../../../core/model/trajectory/verify-chain.ts';
import { type AskedBackend, askBackend, type AskingWish } from '../../support/asked-backends.ts';
import { errorOf } from '../../support/error-of.ts';
import { vectorOf } from '../../support/fake-provider/vectors.ts';
import { openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const model = 'text-embedding-3-small';
const embedders = ['openai', 'ollama'] as const;
const many = Array.from({ length: 250 }, (_, index) => `berth ${index} at pier ${index % 7}`);

async function askKept(t: ExecutionContext, backend: AskedBackend, wish: AskingWish = {}) {
  const store = await openTestStore(t);
  const trajectory = await openTrajectory({ folder: join(temporaryFolder(t), 'trajectories'), run: 'run', clock: store.clock });
  const prices = { [model]: { input: 1, output: 1 } };
  const book = keepAttempts({ ledger: store.ledger, trajectory: async () => trajectory, budgets: {}, prices, clock: store.clock, run: 'run', owner: 'me' });
  return { ...(await askBackend(t, backend, { embeddingModel: model, book, ...wish })), store, trajectory };
}

for (const backend of embedders) {
  test(`${backend}: texts become vectors in their order, in batches, each of them in the ledger with what it used`, async (t) => {
    const { model: asked, provider, store } = await askKept(t, backend);
    const vectors = await asked().embed(many);
    t.deepEqual(vectors, many.map(vectorOf));
    t.deepEqual(provider.requests.map(({ fields }) => (fields['input'] as readonly string[]).length), [96, 96, 58]);
    const rows = (await store.spending.rows()).toReversed();
    t.deepEqual(rows.map(({ outcome, attempt, task, model: of, modelAnswered }) => ({ outcome, attempt, task, of, modelAnswered })), [1, 2, 3].map((attempt) => ({ outcome: 'succeeded', attempt, task: 'embed.texts', of: model, modelAnswered: model })));
    for (const { inputTokens, outputTokens, micros, reservedInputTokens } of rows) {
      t.true(inputTokens > 0 && inputTokens <= reservedInputTokens);
      t.is(outputTokens, 0);
      t.is(micros, inputTokens);
    }
  });

  test(`${backend}: a request for vectors that fails is made again by the rule for all, and no other batch is`, async (t) => {
    const { model: asked, provider, store, clock } = await askKept(t, backend);
    provider.script({}, { status: 503 });
    t.deepEqual(await asked().embed(many), many.map(vectorOf));
    t.is(provider.requests.length, 4);
    t.deepEqual((await store.spending.rows()).toReversed().map(({ outcome, why }) => `${why} ${outcome}`), ['first succeeded', 'first failed', 'retry succeeded', 'first succeeded']);
    t.is(clock.pauses.length, 1);
  });

  test(`${backend}: there are never more requests for vectors than a call may make, and one for each further batch`, async (t) => {
    const { model: asked, provider } = await askKept(t, backend, { limits: { attempts: 10, requestsPerCall: 4 } });
    provider.script(...Array.from({ length: 20 }, () => ({ status: 503 })));
    t.is((await errorOf(() => asked().embed(['one']))).code, 'model_overloaded');
    t.is(provider.requests.length, 4);
    await errorOf(() => asked().embed(many));
    t.is(provider.requests.length, 10);
  });

  test(`${backend}: a cancelled request for vectors ends, and stands in the ledger as aborted`, async (t) => {
    const { model: asked, provider, store } = await askKept(t, backend);
    provider.script({ stall: 'headers' });
    const stopping = new AbortController();
    const reason = new Error('enough');
    const ended = t.throwsAsync(asked(stopping.signal).embed(['one']));
    await provider.received(1);
    stopping.abort(reason);
    t.is(await ended, reason);
    t.is((await store.spending.rows())[0]?.outcome, 'aborted');
  });
}

test('of texts, the trajectory says how many, how long and which, and not a word of them', async (t) => {
  const { model: asked, trajectory } = await askKept(t, 'openai');
  await asked().embed(['a canary sings', 'in the mine']);
  await trajectory.close();
  t.notRegex(readFileSync(trajectory.file, 'utf8'), /canary|mine/);
  const [step] = await Array.fromAsync(readTrajectory(trajectory.file));
  t.like(step, { task: 'embed.texts', outcome: 'succeeded', answer: { text: '2 vectors of 64 numbers', model } });
  t.like(await step?.question(), { model, messages: [], embedded: { texts: 2, characters: 25 } });
  t.is((await verifyChain(trajectory.file)).broken, null);
});

test('no text makes no request', async (t) => {
  const { model: asked, provider } = await askKept(t, 'openai');
  t.deepEqual(await asked().embed([]), []);
  t.is(provider.requests.length, 0);
});

for (const [what, embeddings, says] of [
  ['of different lengths', [[1, 2], [3]], /one has 1 numbers, and others have 2/],
  ['without numbers', [[], []], /they are empty/],
] as const) {
  test(`vectors ${what} are refused, and paid for`, async (t) => {
    const { model: asked, provider, store } = await askKept(t, 'ollama');
    provider.script({ json: { model, embeddings, prompt_eval_count: 8 } });
    const error = await errorOf(() => asked().embed(['one', 'two']));
    t.is(error.code, 'answer_invalid');
    t.regex(error.message, says);
    t.is(provider.requests.length, 1);
    t.like((await store.spending.rows())[0], { outcome: 'invalid', error: 'answer_invalid', inputTokens: 8 });
  });
}

test('vectors of another batch that are longer than those before are refused', async (t) => {
  const { model: asked, provider } = await askKept(t, 'ollama');
  provider.script({}, { json: { model, embeddings: Array.from({ length: 96 }, () => [1, 2]), prompt_eval_count: 8 } });
  t.regex((await errorOf(() => asked().embed(many))).message, /one has 2 numbers, and others have 64/);
});

test('a backend that knows no model for vectors says so before anything is sent; the first that does is asked, and no other when it fails', async (t) => {
  const alone = await askKept(t, 'anthropic');
  t.is((await errorOf(() => alone.model().embed(['one']))).code, 'model_lacks_embeddings');
  t.is(alone.provider.requests.length, 0);
  const { model: asked, provider } = await askKept(t, 'anthropic', { fallbacks: [{ backend: 'openai', model: null }, { backend: 'ollama', model: null }] });
  t.deepEqual(await asked().embed(['one']), [vectorOf('one')]);
  provider.script({ status: 400 });
  t.is((await errorOf(() => asked().embed(['one']))).code, 'model_request_refused');
  t.deepEqual(provider.requests.map(({ path }) => path), ['/v1/embeddings', '/v1/embeddings']);
});

test('a batch ends before it has too many tokens; what is too long by itself goes by itself', (t) => {
  const long = 'one two three four five six seven eight nine ten '.repeat(6_000);
  const longer = long.repeat(2);
  t.deepEqual(batchesOf(['a', long, 'b', longer, 'c']).map((batch) => batch.length), [3, 1, 1]);
  t.deepEqual(batchesOf([]), []);
});

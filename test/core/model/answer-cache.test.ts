import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { cacheAnswers } from '../../../core/model/answer-cache.ts';
import { keepAttempts } from '../../../core/model/keep-attempts.ts';
import { openTrajectory } from '../../../core/model/trajectory/open-trajectory.ts';
import { readTrajectory } from '../../../core/model/trajectory/read-trajectory.ts';
import { recount } from '../../support/recount.ts';
import { askBackend, askedBackends, type AskingWish, colourQuestion, red } from '../../support/asked-backends.ts';
import { addLead, openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const blue = { reply: { text: '{"colour": "blue"}' } };

async function askCached(t: ExecutionContext, backend: (typeof askedBackends)[number], replies: readonly (typeof red)[], wish: AskingWish = {}) {
  const store = await openTestStore(t);
  const trajectory = await openTrajectory({ folder: join(temporaryFolder(t), 'trajectories'), run: 'run', clock: store.clock });
  const prices = { 'fake-large': { input: 1, output: 1 } };
  const book = keepAttempts({ ledger: store.ledger, trajectory: async () => trajectory, budgets: {}, prices, clock: store.clock, run: 'run', owner: 'me' });
  const cache = cacheAnswers({ answers: store.modelAnswers, clock: store.clock, days: 7 });
  const asking = await askBackend(t, backend, { ...wish, book, cache });
  asking.provider.script(...replies);
  const about = (leadId: number | null) => asking.client.modelFor('research', { asker: { agent: 'research', campaignId: null, leadId }, signal: new AbortController().signal });
  return { ...asking, store, trajectory, about };
}

for (const backend of askedBackends) {
  test(`${backend}: an equal question is answered without a request, for nothing, and stands in the ledger and the trajectory as cached`, async (t) => {
    const { about, provider, store, trajectory } = await askCached(t, backend, [red, blue]);
    t.deepEqual(await about(null).generateObject(colourQuestion), { colour: 'red' });
    t.deepEqual(await about(null).generateObject(colourQuestion), { colour: 'red' });
    t.is(provider.requests.length, 1);
    const [cached, asked] = await store.spending.rows();
    t.like(asked, { outcome: 'succeeded', attempt: 1 });
    t.like(cached, { outcome: 'cached', attempt: 1, micros: 0, inputTokens: 0, outputTokens: 0, rung: 'native', modelAnswered: asked?.modelAnswered, error: null });
    await trajectory.close();
    const steps = await Array.fromAsync(readTrajectory(trajectory.file));
    t.deepEqual(steps.map(({ outcome, sent }) => ({ outcome, sent })), [{ outcome: 'succeeded', sent: true }, { outcome: 'cached', sent: false }]);
    t.is(steps[1]?.questionHash, steps[0]?.questionHash);
    const { total } = await recount([trajectory.file], () => asked?.micros ?? null);
    const ledger = await store.spending.total();
    t.is(total.costMicros, ledger.micros);
    t.like(total, { attempts: ledger.attempts, inputTokens: ledger.inputTokens, outputTokens: ledger.outputTokens });
  });
}

test('a question that differs in a word, a lead, or the time since is asked', async (t) => {
  const { about, provider, store } = await askCached(t, 'openai', [red, red, red, red]);
  const lead = await addLead(store);
  await about(null).generateObject(colourQuestion);
  await about(null).generateObject({ ...colourQuestion, input: { sentence: 'The door is red!' } });
  await about(lead.id).generateObject(colourQuestion);
  t.is(provider.requests.length, 3);
  await store.clock.advance(7 * 86_400_000);
  await about(null).generateObject(colourQuestion);
  t.is(provider.requests.length, 4);
});

test('an answer that could not be used is not kept', async (t) => {
  const { about, provider } = await askCached(t, 'openai', [{ reply: { text: 'I like doors.' } }, red, { reply: { text: 'I like doors.' } }, blue]);
  t.deepEqual(await about(null).generateObject(colourQuestion), { colour: 'red' });
  t.is(provider.requests.length, 2);
  await about(null).generateObject(colourQuestion);
  t.is(provider.requests.length, 3, 'the first question is asked again; the second, with its re-ask, is known');
});

test('a kept answer is checked again: one that no longer fits is not used, and a new one takes its place', async (t) => {
  const { about, provider, store } = await askCached(t, 'openai', [red, blue]);
  await about(null).generateObject(colourQuestion);
  store.connection.run(`UPDATE model_answers SET answer = json_set(answer, '$.text', '{"colour": 3}')`);
  t.deepEqual(await about(null).generateObject(colourQuestion), { colour: 'blue' });
  t.deepEqual(await about(null).generateObject(colourQuestion), { colour: 'blue' });
  t.is(provider.requests.length, 2);
});

test('a stream is never answered from what is kept, nor kept', async (t) => {
  const { about, provider, store } = await askCached(t, 'openai', [red, red, red]);
  for (let time = 0; time < 2; time += 1) for await (const _ of about(null).streamText(colourQuestion)) continue;
  t.is(provider.requests.length, 2);
  t.deepEqual(store.connection.all('SELECT key FROM model_answers'), []);
});

test('an answer with a secret in it is not kept', async (t) => {
  const { about, store } = await askCached(t, 'openai', [{ reply: { text: '{"colour": "sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789"}' } }]);
  await about(null).generateObject(colourQuestion);
  t.deepEqual(store.connection.all('SELECT key FROM model_answers'), []);
});

test('without a cache every question is asked', async (t) => {
  const { model, provider } = await askBackend(t, 'openai');
  provider.script(red, blue);
  t.deepEqual(await model().generateObject(colourQuestion), { colour: 'red' });
  t.deepEqual(await model().generateObject(colourQuestion), { colour: 'blue' });
  t.is(provider.requests.length, 2);
});

// Two ways to pay once for what is asked twice: the provider's cache of prompts, always asked for, and our own of answers, off unless wanted.
import test, { type ExecutionContext } from 'ava';
import type { Plugin } from '../../core/kernel/plugin.ts';
import { keepAttempts } from '../../core/model/keep-attempts.ts';
import { priceOf } from '../../core/model/prices.ts';
import * as builtIns from '../../plugins/index.ts';
import { askBackend, colourQuestion, red } from '../support/asked-backends.ts';
import { openTestEngine } from '../support/engine.ts';
import { startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const priced = { input: 3, cachedInput: 0.3, cacheWrite: 3.75, output: 15 };
const usage = { inputTokens: 3_210, cachedInputTokens: 200, cacheWriteTokens: 3_000, outputTokens: 40 };
/** 10 tokens at 3 dollars a million, 200 read from the cache at 0.3, 3,000 written to it at 3.75, and 40 answered at 15. */
const micros = 30 + 60 + 11_250 + 600;

test('Claude is told to cache the prompt, and what it read from its cache and wrote there is paid for at its own price', async (t) => {
  const store = await openTestStore(t);
  const book = keepAttempts({ ledger: store.ledger, trajectory: async () => null, budgets: {}, prices: { 'fake-large': priced }, clock: store.clock, run: 'run', owner: 'me' });
  const { model, provider } = await askBackend(t, 'anthropic', { book });
  provider.script({ reply: { ...red.reply, usage } });
  await model().generateObject(colourQuestion);
  t.regex(JSON.stringify(provider.requests[0]?.fields['system']), /"cache_control":\{"type":"ephemeral"/);
  t.like((await store.spending.rows())[0], { inputTokens: 3_210, cachedTokens: 200, cacheWriteTokens: 3_000, outputTokens: 40, micros });
  t.like(await priceOf({ backend: 'anthropic', remote: true, model: 'claude-sonnet-4-6', at: store.clock.now(), usage }), { micros }, 'and so says the price table of the real one');
});

const plugins = (Object.values(builtIns) as readonly Plugin[]).filter(({ name }) => name === 'openai');

async function colourIn(t: ExecutionContext, home: string, url: string, cache: object): Promise<unknown> {
  const engine = await openTestEngine(t, home, plugins, { llm: { backend: 'openai', model: 'fake-large', cache }, plugins: { openai: { baseUrl: `${url}/v1` } } });
  const model = engine.models.modelFor('research', { asker: { agent: 'research', campaignId: null, leadId: null }, signal: new AbortController().signal });
  const answer = await model.generateObject(colourQuestion);
  const { micros: spent } = await engine.store.spending.total();
  await engine.close('asked');
  return { answer, spent };
}

for (const [what, cache, requests] of [['a user who wants it is answered once by the model, and from then on by what it said, in every run', { keep: true }, 1], ['by default each run asks anew', {}, 2]] as const) {
  test(what, async (t) => {
    const provider = await startFakeProvider(t);
    provider.script(red, red);
    const home = temporaryFolder(t);
    const first = await colourIn(t, home, provider.url, cache);
    t.deepEqual(await colourIn(t, home, provider.url, cache), first);
    t.like(first, { answer: { colour: 'red' } });
    t.is(provider.requests.length, requests);
  });
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'ava';
import { findProvider } from '@pydantic/genai-prices';
import type { Usage } from '../../../core/contracts/backend.ts';
import { mostItCanCost, type PricedModel, priceOf, priceTable } from '../../../core/model/prices.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const at = Date.parse('2026-11-21T09:00:00Z');
const anthropic = { backend: 'anthropic', remote: true, at } as const;
const openai = { backend: 'openai', remote: true, at } as const;

/**
 * Worked examples: tokens times what the provider publishes, in dollars per million tokens. Read on 21 November 2026:
 * A  https://platform.claude.com/docs/en/about-claude/pricing, table "Model pricing"
 * B  https://docs.anthropic.com/en/docs/build-with-claude/batch-processing, table "Pricing" (2025)
 * C  https://platform.claude.com/docs/en/about-claude/pricing#long-context-pricing, as it stood until March 2026: over 200K input tokens, caches included, $6 and
 *    $22.50 for all tokens of the request; caches and the batch discount on top of it
 * D  https://platform.claude.com/docs/en/models/sonnet-5-5/overview
 * E  https://developers.openai.com/api/docs/models/gpt-5.4: over 272K input tokens 2x input and 1.5x output, in batches, too
 * F  https://developers.openai.com/api/docs/pricing: Batch at half of Standard
 * G  https://developers.openai.com/api/docs/models/gpt-5.6-terra: $2, cached $0.20, output $12; cache writes at 1.25x input
 * H  https://community.openai.com/t/how-to-correct-compute-the-cost-of-an-o1-model-api-call/1099176/2
 */
const examples: readonly { readonly source: string; readonly what: string; readonly asked: PricedModel; readonly usage: Usage; readonly dollars: number }[] = [
  { source: 'A', what: 'Opus 5, plain', asked: { ...anthropic, model: 'claude-opus-5' }, usage: { inputTokens: 50_000, outputTokens: 15_000 }, dollars: 0.25 + 0.375 },
  { source: 'A', what: 'Opus 5, 40,000 of 50,000 from the cache', asked: { ...anthropic, model: 'claude-opus-5' }, usage: { inputTokens: 50_000, cachedInputTokens: 40_000, outputTokens: 15_000 }, dollars: 0.05 + 0.02 + 0.375 },
  { source: 'A', what: 'Opus 5, 4,735 of 4,740 into the cache', asked: { ...anthropic, model: 'claude-opus-5' }, usage: { inputTokens: 4_740, cacheWriteTokens: 4_735, outputTokens: 255 }, dollars: 0.000025 + 0.02959375 + 0.006375 },
  { source: 'A', what: 'Fable 5.1 reads its cache at a fortieth', asked: { ...anthropic, model: 'claude-fable-5-1' }, usage: { inputTokens: 1_000_000, cachedInputTokens: 1_000_000, outputTokens: 0 }, dollars: 0.25 },
  { source: 'A', what: 'Sonnet 4.6, read and written', asked: { ...anthropic, model: 'claude-sonnet-4-6' }, usage: { inputTokens: 100_000, cachedInputTokens: 60_000, cacheWriteTokens: 30_000, outputTokens: 2_000 }, dollars: 0.03 + 0.018 + 0.1125 + 0.03 },
  { source: 'A', what: 'Haiku 4.5 by its date', asked: { ...anthropic, model: 'claude-haiku-4-5-20251001' }, usage: { inputTokens: 1_234, outputTokens: 567 }, dollars: 0.001234 + 0.002835 },
  { source: 'A', what: 'Opus 4.6 with 900,000 tokens, which are no longer dearer', asked: { ...anthropic, model: 'claude-opus-4-6' }, usage: { inputTokens: 900_000, outputTokens: 1_000 }, dollars: 4.5 + 0.025 },
  { source: 'B', what: 'Opus 4.1 in a batch', asked: { ...anthropic, model: 'claude-opus-4-1', batch: true }, usage: { inputTokens: 1_000_000, outputTokens: 1_000_000 }, dollars: 7.5 + 37.5 },
  { source: 'B', what: 'Haiku 3.5 in a batch', asked: { ...anthropic, model: 'claude-3-5-haiku-20241022', batch: true }, usage: { inputTokens: 10_000, outputTokens: 500 }, dollars: 0.004 + 0.001 },
  { source: 'C', what: 'Sonnet 4.5 at 200,000 tokens', asked: { ...anthropic, model: 'claude-sonnet-4-5', at: Date.parse('2025-11-21') }, usage: { inputTokens: 200_000, outputTokens: 2_000 }, dollars: 0.6 + 0.03 },
  { source: 'C', what: 'Sonnet 4.5 at 250,000 tokens', asked: { ...anthropic, model: 'claude-sonnet-4-5', at: Date.parse('2025-11-21') }, usage: { inputTokens: 250_000, outputTokens: 2_000 }, dollars: 1.5 + 0.045 },
  { source: 'C', what: 'Sonnet 4.5 at 250,000 tokens, of which 200,000 from the cache', asked: { ...anthropic, model: 'claude-sonnet-4-5', at: Date.parse('2025-11-21') }, usage: { inputTokens: 250_000, cachedInputTokens: 200_000, outputTokens: 2_000 }, dollars: 0.3 + 0.12 + 0.045 },
  { source: 'C', what: 'Sonnet 4.5 at 250,000 tokens in a batch', asked: { ...anthropic, model: 'claude-sonnet-4-5', at: Date.parse('2025-11-21'), batch: true }, usage: { inputTokens: 250_000, outputTokens: 2_000 }, dollars: 0.75 + 0.0225 },
  { source: 'D', what: 'Sonnet 5.5', asked: { ...anthropic, model: 'claude-sonnet-5-5' }, usage: { inputTokens: 10_000, cachedInputTokens: 4_000, cacheWriteTokens: 2_000, outputTokens: 1_000 }, dollars: 0.008 + 0.0008 + 0.005 + 0.01 },
  { source: 'D', what: 'Sonnet 5.5 in a batch', asked: { ...anthropic, model: 'claude-sonnet-5-5', batch: true }, usage: { inputTokens: 10_000, outputTokens: 1_000 }, dollars: 0.01 + 0.005 },
  { source: 'E', what: 'GPT-5.4, half of it from the cache', asked: { ...openai, model: 'gpt-5.4' }, usage: { inputTokens: 10_000, cachedInputTokens: 5_000, outputTokens: 1_000 }, dollars: 0.0125 + 0.00125 + 0.015 },
  { source: 'E', what: 'GPT-5.4 under 272,000 tokens', asked: { ...openai, model: 'gpt-5.4' }, usage: { inputTokens: 271_999, outputTokens: 1_000 }, dollars: 0.6799975 + 0.015 },
  { source: 'E', what: 'GPT-5.4 over 272,000 tokens', asked: { ...openai, model: 'gpt-5.4' }, usage: { inputTokens: 300_000, outputTokens: 1_000 }, dollars: 1.5 + 0.0225 },
  { source: 'E', what: 'GPT-5.4 over 272,000 tokens, in a batch', asked: { ...openai, model: 'gpt-5.4', batch: true }, usage: { inputTokens: 300_000, outputTokens: 1_000 }, dollars: 0.75 + 0.01125 },
  { source: 'F', what: 'GPT-5.4 in a batch', asked: { ...openai, model: 'gpt-5.4-2026-03-05', batch: true }, usage: { inputTokens: 100_000, outputTokens: 10_000 }, dollars: 0.125 + 0.075 },
  { source: 'G', what: 'GPT-5.6 Terra writes to its cache', asked: { ...openai, model: 'gpt-5.6-terra' }, usage: { inputTokens: 10_000, cachedInputTokens: 2_000, cacheWriteTokens: 4_000, outputTokens: 100 }, dollars: 0.008 + 0.0004 + 0.01 + 0.0012 },
  { source: 'H', what: 'o1, with its reasoning in the output', asked: { ...openai, model: 'o1' }, usage: { inputTokens: 2_000, cachedInputTokens: 1_024, outputTokens: 3_000, reasoningTokens: 2_560 }, dollars: 0.01464 + 0.00768 + 0.18 },
];

for (const { source, what, asked, usage, dollars } of examples) {
  test(`costs what the provider publishes (${source}): ${what}`, async (t) => {
    // Whatever is left of a millionth is rounded up; binary fractions of the sum above are not.
    t.like(await priceOf({ ...asked, usage }), { micros: Math.ceil(Number((dollars * 1_000_000).toFixed(4))) });
  });
}

test('a fraction of a millionth is rounded up, and the dust of binary fractions is not', async (t) => {
  const cheap = { ...openai, model: 'text-embedding-3-small' };
  t.like(await priceOf({ ...cheap, usage: { inputTokens: 1, outputTokens: 0 } }), { micros: 1 });
  t.like(await priceOf({ ...cheap, usage: { inputTokens: 50, outputTokens: 0 } }), { micros: 1 });
  t.like(await priceOf({ ...cheap, usage: { inputTokens: 51, outputTokens: 0 } }), { micros: 2 });
  t.like(await priceOf({ ...anthropic, model: 'claude-sonnet-4-6', usage: { inputTokens: 1_000, outputTokens: 0 } }), { micros: 3_000 });
});

test('no use within the limits costs more than the most it can cost, for every model of both providers', async (t) => {
  const random = seededRandom(7);
  const upTo = (limit: number) => Math.floor(random() * (limit + 1));
  let looked = 0;
  for (const backend of ['anthropic', 'openai', 'openrouter']) {
    for (const { id } of findProvider({ providerId: backend })?.models ?? []) {
      for (let round = 0; round < 4; round += 1) {
        const most = { inputTokens: upTo(600_000), outputTokens: upTo(50_000) };
        const inputTokens = upTo(most.inputTokens);
        const cachedInputTokens = upTo(inputTokens);
        const outputTokens = upTo(most.outputTokens);
        const usage = { inputTokens, cachedInputTokens, cacheWriteTokens: upTo(inputTokens - cachedInputTokens), outputTokens, reasoningTokens: upTo(outputTokens) };
        const asked = { backend, remote: true, model: id, at };
        const [price, bound] = [await priceOf({ ...asked, usage }), await mostItCanCost({ ...asked, ...most, cachePrompt: true })];
        if ('unpriced' in price || 'unpriced' in bound) continue;
        t.true(price.micros <= bound.micros, `${backend}/${id}: ${JSON.stringify({ usage, most, price, bound })}`);
        looked += 1;
      }
    }
  }
  t.true(looked > 500, `${looked}`);
});

test('the most it can cost counts writing to the cache where the provider may do so, and the tier that so much input reaches', async (t) => {
  const most = { inputTokens: 100_000, outputTokens: 1_000 };
  const sonnet = { ...anthropic, model: 'claude-sonnet-4-6' };
  t.like(await mostItCanCost({ ...sonnet, ...most }), { micros: 315_000 });
  t.like(await mostItCanCost({ ...sonnet, ...most, cachePrompt: true }), { micros: 390_000 });
  t.like(await mostItCanCost({ ...openai, model: 'gpt-5.6-terra', ...most }), { micros: 262_000 });
  t.like(await mostItCanCost({ ...openai, model: 'gpt-5.4', inputTokens: 300_000, outputTokens: 1_000 }), { micros: 1_522_500 });
});

const unknown: readonly { readonly what: string; readonly asked: PricedModel }[] = [
  { what: 'a model that the table does not have', asked: { ...openai, model: 'gpt-99' } },
  { what: 'a newer version of a model that the table knows by the beginning of its name', asked: { ...anthropic, model: 'claude-haiku-4-5-9' } },
  { what: 'an address that the table does not know, whatever the model is called', asked: { ...openai, baseUrl: 'https://gateway.example/v1', model: 'gpt-5' } },
  { what: 'a backend of somebody else', asked: { ...openai, backend: 'my-own', model: 'gpt-5' } },
  { what: 'a model in the cloud of Ollama, asked through this machine', asked: { backend: 'ollama', remote: false, at, model: 'gpt-oss:120b-cloud' } },
  { what: 'a batch of a provider without published batch prices', asked: { ...openai, backend: 'openrouter', model: 'openai/gpt-5', batch: true } },
];

for (const { what, asked } of unknown) {
  test(`unpriced, and never for nothing: ${what}`, async (t) => {
    t.like(await priceOf({ ...asked, usage: { inputTokens: 10, outputTokens: 10 } }), { unpriced: true });
    t.like(await mostItCanCost({ ...asked, inputTokens: 10, outputTokens: 10 }), { unpriced: true });
  });
}

test('rules and models on this machine cost nothing, which is known and not missing', async (t) => {
  for (const asked of [
    { backend: 'offline', remote: false, at, model: null },
    { backend: 'ollama', remote: false, at, model: 'qwen3:8b' },
    ...['http://localhost:1234/v1', 'http://127.0.0.1:8000', 'http://[::1]:8000/v1'].map((baseUrl) => ({ ...openai, baseUrl, model: 'gpt-5' })),
  ]) t.deepEqual(await priceOf({ ...asked, usage: { inputTokens: 10_000, outputTokens: 10 } }), { micros: 0, priceTable: 'local' });
});

test('at another address the prices of that provider hold', async (t) => {
  t.like(await priceOf({ ...openai, baseUrl: 'https://openrouter.ai/api/v1', model: 'anthropic/claude-sonnet-4.5', usage: { inputTokens: 1_000, outputTokens: 100 } }), { micros: 4_500 });
});

test('the user’s own prices come before all others, and stand in the ledger as they were', async (t) => {
  const prices = { 'gpt-5': { input: 3, cachedInput: 0.5, output: 9 }, 'qwen3:8b': { input: 0.1, output: 0.2 } };
  const usage = { inputTokens: 1_000, cachedInputTokens: 400, cacheWriteTokens: 100, outputTokens: 100 };
  t.deepEqual(await priceOf({ ...openai, model: 'gpt-5', prices, usage }), { micros: 500 * 3 + 400 * 0.5 + 100 * 3 + 100 * 9, priceTable: 'yours 3/0.5/3/9' });
  t.deepEqual(await mostItCanCost({ ...openai, model: 'gpt-5', prices, inputTokens: 1_000, outputTokens: 100 }), { micros: 3_900, priceTable: 'yours 3/0.5/3/9' });
  t.like(await priceOf({ backend: 'ollama', remote: false, at, model: 'qwen3:8b', prices, usage: { inputTokens: 1_000, outputTokens: 1_000 } }), { micros: 300 });
  t.like(await priceOf({ ...openai, model: 'constructor', prices, usage }), { unpriced: true });
});

test('where the parts are counted beside the whole, the larger number counts', async (t) => {
  const sonnet = { ...anthropic, model: 'claude-sonnet-4-6' };
  t.deepEqual(await priceOf({ ...sonnet, usage: { inputTokens: 100, cachedInputTokens: 900, outputTokens: 10, reasoningTokens: 50 } }), { micros: 270 + 750, priceTable });
});

test('the table in the ledger is the one that is installed', (t) => {
  const { version } = JSON.parse(readFileSync('node_modules/@pydantic/genai-prices/package.json', 'utf8')) as { version: string };
  t.is(priceTable, `genai-prices ${version}`);
});

test('the table is not loaded before it is needed, and a price asks no network', (t) => {
  const script = `
    import { Session } from 'node:inspector';
    const session = new Session();
    let loaded = 0;
    session.connect();
    session.on('Debugger.scriptParsed', ({ params }) => (loaded += params.url.includes('genai-prices') ? 1 : 0));
    session.post('Debugger.enable');
    const { priceOf } = await import('./core/model/prices.ts');
    globalThis.fetch = () => { throw new Error('asked the network'); };
    await priceOf({ backend: 'ollama', remote: false, at: 0, model: 'qwen3', usage: { inputTokens: 1, outputTokens: 1 } });
    const before = loaded;
    const price = await priceOf({ backend: 'openai', remote: true, at: 0, model: 'gpt-5', usage: { inputTokens: 1000000, outputTokens: 0 } });
    console.log(JSON.stringify({ before, loaded, price, handles: process.getActiveResourcesInfo().filter((each) => /TCP|DNS|GetAddrInfo/i.test(each)) }));
  `;
  const said = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })) as object;
  t.deepEqual(said, { before: 0, loaded: 1, price: { micros: 1_250_000, priceTable }, handles: [] });
});

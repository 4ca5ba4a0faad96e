// What a request costs. The table is that of @pydantic/genai-prices, as it is bundled: it asks no network unless told to, which nobody does here.
import type { ModelPrice as TablePrice, PriceCalculation, TieredPrices, Usage as TableUsage } from '@pydantic/genai-prices';
import type { Usage } from '../contracts/backend.ts';
import { microsPerDollar, type ModelPrice, type Price } from '../domain/price.ts';
import { isLoopback } from './loopback.ts';

/** Stands in each row of the ledger; a test keeps it equal to what is installed. */
export const priceTable = 'genai-prices 0.1.8';

export interface PricedModel {
  /** Id of the backend. */
  readonly backend: string;
  /** False when it can reach nothing but this machine. */
  readonly remote: boolean;
  /** Where it is asked, when not at the provider's usual address. */
  readonly baseUrl?: string | null;
  /** Null when rules answer. */
  readonly model: string | null;
  /** Milliseconds since 1970, UTC: some prices begin on a day, or hold for hours of it. Give the same moment to both functions. */
  readonly at: number;
  /** Through the provider's batch interface. */
  readonly batch?: boolean;
  /** The user's own prices by model, which come before all others. */
  readonly prices?: Readonly<Record<string, ModelPrice>>;
}

/** What was used costs this much, rounded up to a millionth of a dollar. */
export async function priceOf(priced: PricedModel & { readonly usage: Usage }): Promise<Price> {
  const usage = consistent(priced.usage);
  const known = priceKnown(priced, (price) => costOf(price, usage));
  if (known !== undefined) return known;
  return lookUp(priced, usage, ({ total_price: dollars }) => dollars * microsPerDollar);
}

export interface AtMost {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The provider is told to cache the prompt. */
  readonly cachePrompt?: boolean;
}

/** No use within these limits costs more: nothing is read from a cache, what may be written to one is, and of the tiers that so much input can reach the dearest counts. */
export async function mostItCanCost(priced: PricedModel & AtMost): Promise<Price> {
  const { inputTokens, outputTokens } = priced;
  const known = priceKnown(priced, (price) => inputTokens * Math.max(price.input, price.cachedInput ?? 0, price.cacheWrite ?? 0) + outputTokens * price.output);
  if (known !== undefined) return known;
  return lookUp(priced, { inputTokens, outputTokens }, ({ model_price: prices, provider }) => {
    const dearest = (...keys: readonly string[]) => Math.max(...keys.map((key) => dearestUpTo(prices[key], inputTokens)));
    // Anthropic writes to its cache only when it is told to; others do as they like.
    const writes = priced.cachePrompt === true || provider.id !== 'anthropic';
    const input = dearest('input_mtok', 'cache_read_mtok', ...(writes ? ['cache_write_mtok'] : []));
    return inputTokens * input + outputTokens * dearest('output_mtok', 'output_reasoning_mtok') + dearest('requests_kcount') * (microsPerDollar / 1000);
  });
}

/** Loads the table, which takes about as long as a request on the same machine: begin while something else is waited for. */
export async function loadPrices(): Promise<void> {
  await table();
}

let opened: Promise<typeof import('@pydantic/genai-prices')> | undefined;

/** Asking Node for it again would take a tenth of a millisecond each time. */
const table = () => (opened ??= import('@pydantic/genai-prices'));

/** Dollars for a million tokens are millionths of a dollar for one. */
function costOf(price: ModelPrice, usage: Required<Usage>): number {
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = usage;
  const plain = inputTokens - cachedInputTokens - cacheWriteTokens;
  return plain * price.input + cachedInputTokens * (price.cachedInput ?? price.input) + cacheWriteTokens * (price.cacheWrite ?? price.input) + outputTokens * price.output;
}

/** What needs no table: the user's own prices, rules, and this machine. */
function priceKnown(priced: PricedModel, cost: (price: ModelPrice) => number): Price | undefined {
  const { model, prices = {} } = priced;
  const own = model !== null && Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (own !== undefined) {
    const { input, cachedInput, cacheWrite, output } = own;
    return { micros: wholeMicros(cost(own)), priceTable: `yours ${input}/${cachedInput ?? input}/${cacheWrite ?? input}/${output}` };
  }
  return model === null || isLocal(priced, model) ? { micros: 0, priceTable: 'local' } : undefined;
}

/** Ollama on this machine hands its `…-cloud` models on to its own service (https://docs.ollama.com/cloud), which is not for nothing. */
function isLocal({ remote, baseUrl }: PricedModel, model: string): boolean {
  if (/[:-]cloud$/.test(model)) return false;
  return !remote || (baseUrl !== undefined && baseUrl !== null && isLoopback(URL.parse(baseUrl)?.hostname ?? ''));
}

/**
 * What a batch costs, of what it would cost by itself; the table knows no batches. Both providers halve everything, what is read from and written to caches included:
 * https://platform.claude.com/docs/en/build-with-claude/batch-processing#pricing and https://developers.openai.com/api/docs/pricing (November 2026).
 */
const batchShare: Readonly<Record<string, number>> = { anthropic: 0.5, openai: 0.5 };

async function lookUp(priced: PricedModel, usage: Usage, micros: (found: PriceCalculation) => number): Promise<Price> {
  const { backend, baseUrl, model, at, batch = false } = priced;
  if (model === null) throw new Error('Rules have no price to look up.');
  const { calcPrice } = await table();
  const place = baseUrl === undefined || baseUrl === null ? { providerId: backend } : { providerApiUrl: baseUrl };
  const found = calcPrice(inTableWords(usage), model, { ...place, timestamp: new Date(at) });
  if (found === null || isAnotherVersion(model, found.model.id) || (found.model_price['input_mtok'] ?? found.model_price['output_mtok']) === undefined) return { unpriced: true, reason: `${priceTable} does not have it` };
  const share = batch ? batchShare[found.provider.id] : 1;
  if (share === undefined) return { unpriced: true, reason: `the batch prices of ${found.provider.name} are not known` };
  return { micros: wholeMicros(micros(found) * share), priceTable: batch ? `${priceTable} batch` : priceTable };
}

/** The table knows many models by how their names begin: `claude-haiku-4` would be found for a `claude-haiku-4-9` that it has never heard of. */
function isAnotherVersion(model: string, known: string): boolean {
  const name = model.toLowerCase();
  return !sameAsBefore.test(name) && name.startsWith(known) && /^[-.]\d{1,2}(?!\d)/.test(name.slice(known.length));
}

/** Costs what Sonnet 5 does (https://platform.claude.com/docs/en/models/sonnet-5-5/overview, November 2026). */
const sameAsBefore = /^claude-sonnet-5-5/;

function inTableWords(usage: Usage): TableUsage {
  return {
    input_tokens: usage.inputTokens,
    cache_read_tokens: usage.cachedInputTokens ?? 0,
    cache_write_tokens: usage.cacheWriteTokens ?? 0,
    output_tokens: usage.outputTokens,
    output_reasoning_tokens: usage.reasoningTokens ?? 0,
  };
}

/** Some servers count the parts beside the whole. Then the larger number counts. */
function consistent({ inputTokens, cachedInputTokens = 0, cacheWriteTokens = 0, outputTokens, reasoningTokens = 0 }: Usage): Required<Usage> {
  return {
    inputTokens: Math.max(inputTokens, cachedInputTokens + cacheWriteTokens),
    cachedInputTokens,
    cacheWriteTokens,
    outputTokens: Math.max(outputTokens, reasoningTokens),
    reasoningTokens,
  };
}

function dearestUpTo(price: TablePrice[string], inputTokens: number): number {
  if (price === undefined) return 0;
  if (typeof price === 'number') return price;
  const { base, tiers }: TieredPrices = price;
  return Math.max(base, ...tiers.filter(({ start }) => inputTokens > start).map((tier) => tier.price));
}

/** Up, but not for the dust that binary fractions leave. */
function wholeMicros(micros: number): number {
  return Math.ceil(Number(micros.toFixed(6)));
}

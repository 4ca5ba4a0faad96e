// The backends that ask models, each on a fake provider, behind a model client with a clock and chance of the test's own.
import type { ExecutionContext } from 'ava';
import { defaultSettings } from '../../core/config/load-settings.ts';
import type { Model } from '../../core/contracts/backend.ts';
import { startKernel } from '../../core/kernel/kernel.ts';
import type { Plugin } from '../../core/kernel/plugin.ts';
import type { AnswerCache } from '../../core/model/answer-cache.ts';
import type { AttemptBook } from '../../core/model/attempt-book.ts';
import { createModelClient, type ModelChoice, type ModelClient, type ModelLimits } from '../../core/model/model-client.ts';
import type { Spans } from '../../core/model/spans.ts';
import { fakePorts } from '../../core/testing/fake-ports.ts';
import * as builtIns from '../../plugins/index.ts';
import { type AskingClock, createAskingClock, deadlineSeconds } from './asking-clock.ts';
import { type FakeProvider, type FakeProviderOptions, startFakeProvider } from './fake-provider/fake-provider.ts';

const plugins = (Object.values(builtIns) as readonly Plugin[]).filter(({ name }) => ['anthropic', 'openai', 'ollama'].includes(name));

export type AskedBackend = 'anthropic' | 'openai' | 'ollama';
export const askedBackends = plugins.map(({ name }) => name as AskedBackend);

export interface Asking {
  readonly provider: FakeProvider;
  readonly clock: AskingClock;
  readonly client: ModelClient;
  /** A model of this backend's, for as long as the signal is not aborted. */
  model(signal?: AbortSignal): Model;
}

export interface AskingWish {
  readonly clock?: AskingClock;
  readonly provider?: FakeProviderOptions;
  readonly limits?: Partial<ModelLimits>;
  readonly book?: AttemptBook;
  readonly cache?: AnswerCache;
  readonly spans?: Spans;
  /** Of those that can. */
  readonly embeddingModel?: string;
  readonly fallbacks?: readonly ModelChoice[];
}

export async function askBackend(t: ExecutionContext, backend: AskedBackend, wish: AskingWish = {}): Promise<Asking> {
  const provider = await startFakeProvider(t, wish.provider);
  const clock = wish.clock ?? createAskingClock();
  const base = { anthropic: provider.url, openai: `${provider.url}/v1`, ollama: provider.url };
  const kernel = await startKernel(
    plugins.map((value) => ({ value, origin: { kind: 'built-in' as const, where: 'the test' } })),
    fakePorts(),
    { options: Object.fromEntries(askedBackends.map((name) => [name, { baseUrl: base[name], ...(wish.embeddingModel === undefined || name === 'anthropic' ? {} : { embeddingModel: wish.embeddingModel }) }])), disabled: [], deadlineSeconds: 10 },
  );
  const broken = kernel.plugins.find(({ failure }) => failure !== null);
  if (broken !== undefined) throw new Error(`${broken.name}: ${broken.failure?.message}`);
  const seconds = { connectSeconds: 5, firstTokenSeconds: deadlineSeconds, betweenTokensSeconds: deadlineSeconds, totalSeconds: 10 * deadlineSeconds };
  const client = createModelClient({
    backends: () => kernel.backends,
    choices: () => [{ backend, model: 'fake-large' }, ...(wish.fallbacks ?? [])],
    limits: { ...defaultSettings().llm, timeouts: seconds, ...wish.limits },
    clock,
    random: () => 0,
    ...(wish.book === undefined ? {} : { book: wish.book }),
    ...(wish.cache === undefined ? {} : { cache: wish.cache }),
    ...(wish.spans === undefined ? {} : { spans: wish.spans }),
  });
  t.teardown(async () => {
    kernel.stop('the test is over');
    await client.close();
  });
  return { provider, clock, client, model: (signal = new AbortController().signal) => client.modelFor('research', { asker: { agent: 'research', campaignId: null, leadId: null }, signal }) };
}

/** A question that the fake provider's replies can answer. */
export const colourQuestion = {
  task: 'test.colour',
  instructions: 'Name the colour.',
  input: { sentence: 'The door is red.' },
  schema: { type: 'object', additionalProperties: false, required: ['colour'], properties: { colour: { type: 'string', minLength: 1 } } },
};

export const red = { reply: { text: '{"colour": "red"}' } };

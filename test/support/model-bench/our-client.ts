// The model client with one backend plugin, loaded through the same door as in the program.
import { systemClock } from '../../../core/system-clock.ts';
import { startKernel } from '../../../core/kernel/kernel.ts';
import type { AttemptBook } from '../../../core/model/attempt-book.ts';
import { createModelClient, type ModelLimits } from '../../../core/model/model-client.ts';
import { fakePorts } from '../../../core/testing/fake-ports.ts';
import { anthropic, ollama, openai } from '../../../plugins/index.ts';
import { type Contender, findingsQuestion, maxOutputTokens, modelNames, type Provider } from './contender.ts';

const plugins: Readonly<Record<Provider, unknown>> = { anthropic, openai, ollama };

/** Said here: reading and checking the settings is the start of the program, not of a first call. */
const limits: ModelLimits = {
  attempts: 3,
  requestsPerCall: 6,
  maxOutputTokens,
  concurrency: 1_000,
  requestsPerMinute: null,
  timeouts: { connectSeconds: 10, firstTokenSeconds: 300, betweenTokensSeconds: 60, totalSeconds: 900 },
};

/** Without a book nothing is kept. As many requests at once as are wanted. */
export async function openOurClient(provider: Provider, address: string, book?: AttemptBook): Promise<Contender> {
  const kernel = await startKernel([{ value: plugins[provider], origin: { kind: 'built-in', where: 'the bench' } }], fakePorts(), {
    options: { [provider]: { baseUrl: provider === 'openai' ? `${address}/v1` : address } },
    disabled: [],
    deadlineSeconds: 10,
  });
  const client = createModelClient({
    backends: () => kernel.backends,
    choices: () => [{ backend: provider, model: modelNames[provider] }],
    limits,
    clock: systemClock,
    ...(book === undefined ? {} : { book }),
  });
  const { signal } = new AbortController();
  const model = client.modelFor('research', { asker: { agent: 'research', campaignId: null, leadId: null }, signal });
  return {
    object: () => model.generateObject(findingsQuestion),
    async stream() {
      let characters = 0;
      for await (const text of model.streamText(findingsQuestion)) characters += text.length;
      return characters;
    },
    async close() {
      kernel.stop('the bench is over');
      await client.close();
    },
  };
}

import test from 'ava';
import type { ChatAnswer, EmbedAnswer, ModelBackend } from '../../../core/contracts/backend.ts';
import { defaultSettings } from '../../../core/config/load-settings.ts';
import { createRegistry } from '../../../core/kernel/registry.ts';
import { keepAttempts } from '../../../core/model/keep-attempts.ts';
import { createModelClient } from '../../../core/model/model-client.ts';
import { brokenAnswer, brokenVectors } from '../../../core/model/whole-answer.ts';
import { createAskingClock } from '../../support/asking-clock.ts';
import { colourQuestion } from '../../support/asked-backends.ts';
import { openTestStore } from '../../support/store.ts';

const usage = { inputTokens: 3, outputTokens: 2 };
const answer: ChatAnswer = { text: '{"colour": "red"}', reasoning: '', toolCalls: [{ id: '1', name: 'look', arguments: '{}' }], finish: 'stop', usage, model: 'm' };
const asked = { backend: { id: 'mine' }, plugin: 'my-plugin' };

test('a whole answer is whole, also with what need not be said', (t) => {
  t.is(brokenAnswer({ ...answer, usage: { ...usage, cachedInputTokens: 1, cacheWriteTokens: 0, reasoningTokens: 1 }, opaque: [1] }, asked), undefined);
  t.is(brokenVectors({ vectors: [[1]], usage, model: 'm' }, asked), undefined);
});

for (const [what, given, says] of [
  ['is nothing', undefined, /its "text", "reasoning", "toolCalls", "finish", "usage", "model" are missing, or not what the contract says/],
  ['does not say what it used', { ...answer, usage: undefined }, /usage/],
  ['used half a token', { ...answer, usage: { ...usage, inputTokens: 0.5 } }, /its "usage" is missing, or not what the contract says/],
  ['used less than nothing', { ...answer, usage: { ...usage, cachedInputTokens: -1 } }, /"usage"/],
  ['has no text', { ...answer, text: null }, /"text"/],
  ['ended in a way of its own', { ...answer, finish: 'end_turn' }, /"finish"/],
  ['calls a tool with an object', { ...answer, toolCalls: [{ id: '1', name: 'look', arguments: {} }] }, /"toolCalls"/],
] as const) {
  test(`an answer that ${what} is broken, and its plugin is named`, (t) => {
    const problem = brokenAnswer(given as never, asked);
    t.like(problem, { code: 'answer_invalid', plugin: 'my-plugin' });
    t.regex(problem?.message ?? '', says);
  });
}

test('vectors that are none, or without what they used, are broken', (t) => {
  t.regex(brokenVectors({ vectors: ['AAAA'], usage, model: 'm' } as never, asked)?.message ?? '', /"vectors"/);
  t.regex(brokenVectors({ vectors: [[1]], model: 'm' } as never, asked)?.message ?? '', /usage/);
});

const half: Partial<ModelBackend> = {
  complete: async () => ({ ...answer, usage: undefined }) as never as ChatAnswer,
  async *stream() {
    yield { kind: 'finish', answer: { ...answer, usage: undefined } as never };
  },
  embed: async () => ({ vectors: [[1]], model: 'm' }) as never as EmbedAnswer,
};
const thrown: Partial<ModelBackend> = {
  complete() {
    throw new TypeError('x is undefined');
  },
  async *stream() {
    throw new TypeError('x is undefined');
  },
  embed() {
    throw new TypeError('x is undefined');
  },
};

for (const [what, backend, code] of [['answers by half', half, 'answer_invalid'], ['throws', thrown, 'plugin_failed']] as const) {
  test(`a backend that ${what} leaves nothing set aside in the ledger: what it may have used counts`, async (t) => {
    const store = await openTestStore(t);
    const backends = createRegistry<ModelBackend>('backends');
    const nothingKnown = { contextTokens: null, maxOutputTokens: null, tools: null, objects: 'schema' } as const;
    backends.add('my-plugin', 'mine', { id: 'mine', label: 'Mine', remote: false, defaultModel: 'm', embeddingModel: 'm', traits: () => nothingKnown, checkSetup: async () => undefined, models: async () => [], ...backend } as ModelBackend);
    const clock = createAskingClock();
    const book = keepAttempts({ ledger: store.ledger, trajectory: async () => null, budgets: {}, prices: {}, clock, run: 'run', owner: 'me' });
    const client = createModelClient({ backends: () => backends, choices: () => [{ backend: 'mine', model: null }], limits: defaultSettings().llm, clock, book });
    const model = client.modelFor('research', { asker: { agent: 'research', campaignId: null, leadId: null }, signal: new AbortController().signal });
    const streamed = async () => {
      for await (const _ of model.streamText(colourQuestion)) continue;
    };
    for (const ask of [() => model.generateObject(colourQuestion), () => model.embed(['one']), streamed]) t.like(await t.throwsAsync(ask), { code, plugin: 'my-plugin' });
    t.deepEqual((await store.spending.rows()).map(({ outcome, error }) => `${outcome} ${error}`), [1, 2, 3].map(() => `failed ${code}`));
    t.is((await store.spending.budgets()).find(({ scope }) => scope === 'all')?.reservedTokens, 0);
    await client.close();
  });
}

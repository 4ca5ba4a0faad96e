import test from 'ava';
import { dialectOf } from '../../../../plugins/backends/openai/dialect.ts';
import { isCompletionModel, isReasoningModel, modelTraits } from '../../../../plugins/backends/openai/model-traits.ts';

const original = dialectOf(new URL('https://api.openai.com/v1'));
const compatible = dialectOf(new URL('https://llm.example/v1'));

const known: readonly (readonly [model: string, context: number, output: number | null, objects: string])[] = [
  ['gpt-4.1-nano-2025-04-14', 1_047_576, 32_768, 'schema'],
  ['gpt-4o', 128_000, 16_384, 'schema'],
  ['gpt-4o-2024-05-13', 128_000, 4096, 'json'],
  ['ft:gpt-4o-mini:my-org::abc', 128_000, 16_384, 'schema'],
  ['gpt-4', 8192, 8192, 'none'],
  ['gpt-4-turbo-2024-04-09', 128_000, 4096, 'json'],
  ['gpt-5', 400_000, 128_000, 'schema'],
  ['gpt-5-chat-latest', 128_000, 16_384, 'schema'],
  ['gpt-5.1-2025-11-13', 400_000, 128_000, 'schema'],
  ['gpt-5.4-2026-03-05', 1_050_000, 128_000, 'schema'],
  ['gpt-5.4-mini', 400_000, 128_000, 'schema'],
  ['o4-mini', 200_000, 100_000, 'schema'],
  ['openai/o3', 200_000, 100_000, 'schema'],
];

for (const [model, contextTokens, maxOutputTokens, objects] of known) {
  test(`of ${model} it is known what it may read and write`, (t) => {
    t.deepEqual(modelTraits(model, original), { contextTokens, maxOutputTokens, tools: true, objects: objects as 'schema' });
  });
}

test('of a model of another maker only what its server is known for is known', (t) => {
  for (const model of ['llama-3.3-70b', 'gpt-oss-20b', 'o12x', 'gpt-50']) t.deepEqual(modelTraits(model, compatible), { contextTokens: null, maxOutputTokens: null, tools: null, objects: 'json' }, model);
});

test('models that think are told from those that do not', (t) => {
  for (const model of ['o1', 'o3-mini', 'o4-mini-2025-04-16', 'gpt-5', 'gpt-5-nano-2025-08-07', 'gpt-5.6-sol', 'gpt-6-luna', 'openai/gpt-5', 'ft:o4-mini:org::1']) t.true(isReasoningModel(model), model);
  for (const model of ['gpt-4.1', 'gpt-4o', 'gpt-3.5-turbo', 'gpt-5-chat-latest', 'gpt-5.3-chat-latest', 'gpt-oss-120b', 'grok-3-mini', 'olmo-2', 'some-o3']) t.false(isReasoningModel(model), model);
});

test('models that continue a text know no tools', (t) => {
  t.true(isCompletionModel('gpt-3.5-turbo-instruct'));
  t.false(isCompletionModel('gpt-3.5-turbo'));
  t.is(modelTraits('gpt-3.5-turbo-instruct', original).tools, false);
});

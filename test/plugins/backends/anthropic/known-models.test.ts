import { readFileSync } from 'node:fs';
import test from 'ava';
import { defaultModel, knownModel } from '../../../../plugins/backends/anthropic/known-models.ts';

/** The names in the SDK's own type, so that a release of it that knows more is noticed. */
const named: readonly string[] = /export type Model = ([^;]+);/.exec(readFileSync('node_modules/@anthropic-ai/sdk/resources/messages/messages.d.ts', 'utf8'))?.[1]?.match(/claude-[\w-]+/g) ?? [];

test('the sizes of every model that the SDK names are known', (t) => {
  t.true(named.length >= 20);
  t.deepEqual(named.filter((name) => knownModel(name).contextTokens === null), []);
});

test('the model that answers when none is named is one that the SDK names, of the middle line, and held to schemas', (t) => {
  t.true(named.includes(defaultModel));
  t.regex(defaultModel, /sonnet/);
  t.is(knownModel(defaultModel).objects, 'schema');
});

for (const [model, contextTokens, maxOutputTokens, objects, forcesTools] of [
  ['claude-sonnet-5-5', 1_000_000, 128_000, 'schema', false],
  ['claude-sonnet-5', 1_000_000, 128_000, 'schema', true],
  ['claude-haiku-5-5', 1_000_000, 128_000, 'schema', true],
  ['claude-haiku-4-5-20251001', 200_000, 64_000, 'schema', true],
  ['anthropic/claude-sonnet-4.5', 200_000, 64_000, 'schema', true],
  ['claude-opus-4-6', 1_000_000, 128_000, 'schema', true],
  ['claude-opus-4-20250514', 200_000, 32_000, 'tool', true],
  ['claude-3-haiku-20240307', 200_000, 4_096, 'tool', true],
  ['claude-sonata-9', null, null, 'schema', false],
  ['somebody-elses-model', null, null, 'tool', true],
] as const) {
  test(`what is known of ${model} stands in the table`, (t) => {
    const known = knownModel(model);
    t.deepEqual([known.contextTokens, known.maxOutputTokens, known.objects, known.forcesTools] as unknown, [contextTokens, maxOutputTokens, objects, forcesTools] as unknown);
  });
}

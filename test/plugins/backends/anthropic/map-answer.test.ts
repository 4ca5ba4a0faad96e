import test from 'ava';
import { complete } from './asking.ts';

for (const [stop, finish] of [
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['tool_use', 'tool-calls'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['refusal', 'refusal'],
  ['pause_turn', 'other'],
  ['constructor', 'other'],
  [null, 'other'],
] as const) {
  test(`an answer that ended for ${stop} has the finish "${finish}"`, async (t) => {
    t.is((await complete({ content: [{ type: 'text', text: 'a' }], stop_reason: stop })).finish, finish);
  });
}

test('what was read counts with what the cache had of it, each told apart', async (t) => {
  const usage = { input_tokens: 10, cache_read_input_tokens: 200, cache_creation_input_tokens: 3_000, output_tokens: 40, output_tokens_details: { thinking_tokens: 25 } };
  t.deepEqual((await complete({ content: [], usage })).usage, { inputTokens: 3_210, cachedInputTokens: 200, cacheWriteTokens: 3_000, outputTokens: 40, reasoningTokens: 25 });
  t.deepEqual((await complete({ content: [], usage: { input_tokens: 10, output_tokens: 4, cache_read_input_tokens: null } })).usage, { inputTokens: 10, outputTokens: 4 });
});

test('texts without sources and direct calls need nothing of the provider\'s own to be given back', async (t) => {
  t.is((await complete({ content: [{ type: 'text', text: 'a', citations: null }, { type: 'text', text: 'b' }, { type: 'tool_use', id: 'a', name: 'x', input: {}, caller: { type: 'direct' } }] })).opaque, undefined);
  t.truthy((await complete({ content: [{ type: 'text', text: 'a', citations: [{}] }] })).opaque);
  t.truthy((await complete({ content: [{ type: 'tool_use', id: 'a', name: 'x', input: {}, caller: { type: 'code_execution_20250825' } }] })).opaque);
});

test('parts without a kind, texts that are none and missing counts do no harm', async (t) => {
  const answer = await complete({ content: [null, 'text', { text: 'b' }, { type: 'text', text: 7 }, { type: 'text', text: 'a' }, { type: 'tool_use', id: 'a', name: 'x' }] });
  t.is(answer.text, 'a');
  t.deepEqual(answer.toolCalls, [{ id: 'a', name: 'x', arguments: '{}' }]);
  t.deepEqual(answer.usage, { inputTokens: 0, outputTokens: 0 });
  t.is(answer.model, 'claude-sonnet-5-5');
});

import test from 'ava';
import { type ToolCallDeltas, toolCallDeltas } from '../../../../plugins/backends/openai/tool-call-deltas.ts';
import type { JsonObject } from '../../../../plugins/backends/openai/json-value.ts';

const rome = { id: 'a', name: 'weather', arguments: '{"city":"Rome"}' };
const oslo = { id: 'b', name: 'weather', arguments: '{"city":"Oslo"}' };
const call = (more: JsonObject, name: string | null | undefined, text?: unknown): JsonObject => ({ ...more, type: 'function', function: { ...(name === undefined ? {} : { name }), ...(text === undefined ? {} : { arguments: text }) } });

const streams: Readonly<Record<string, readonly [deltas: readonly JsonObject[], calls: readonly object[]]>> = {
  'as OpenAI does': [[call({ index: 0, id: 'a' }, 'weather', ''), call({ index: 0 }, undefined, '{"city":'), call({ index: 0 }, undefined, '"Rome"}'), call({ index: 1, id: 'b' }, 'weather', ''), call({ index: 1 }, undefined, '{"city":"Oslo"}')], [rome, oslo]],
  'with several calls at once': [[call({ index: 0, id: 'a' }, 'weather', ''), call({ index: 1, id: 'b' }, 'weather', ''), call({ index: 0 }, undefined, '{"city":"Rome"}'), call({ index: 1 }, undefined, '{"city":"Oslo"}')], [rome, oslo]],
  'whole at once': [[call({ index: 0, id: 'a' }, 'weather', '{"city":"Rome"}'), call({ index: 1, id: 'b' }, 'weather', '{"city":"Oslo"}')], [rome, oslo]],
  'whole at once without an index': [[call({ id: 'a' }, 'weather', '{"city":"Rome"}'), call({ id: 'b' }, 'weather', '{"city":"Oslo"}')], [rome, oslo]],
  'whole at once under one index': [[call({ index: 0, id: 'a' }, 'weather', '{"city":"Rome"}'), call({ index: 0, id: 'b' }, 'weather', '{"city":"Oslo"}')], [rome, oslo]],
  'without an index, piece by piece': [[call({ id: 'a' }, 'weather', '{"city":'), call({ id: 'a' }, null, '"Rome"}'), call({ id: 'b' }, 'weather', '{"city":'), call({}, undefined, '"Oslo"}')], [rome, oslo]],
  'without an index or an id': [[call({}, 'weather', '{"city":'), call({}, undefined, '"Rome"}'), call({}, 'weather', '{"city":"Oslo"}')], [{ ...rome, id: 'call_0_x' }, { ...oslo, id: 'call_1_x' }]],
  'without an id': [[call({ index: 0 }, 'weather', '{"city":"Rome"}'), call({ index: 1, id: '' }, 'weather', '{"city":"Oslo"}')], [{ ...rome, id: 'call_0_x' }, { ...oslo, id: 'call_1_x' }]],
  'with the name in every piece': [[call({ index: 0, id: 'a' }, 'weather', ''), call({ index: 0, id: 'a' }, 'weather', '{"city":'), call({ index: 0 }, 'weather', '"Rome"}')], [rome]],
  'with an empty name in later pieces': [[call({ index: 0, id: 'a' }, 'weather', '{"city":'), call({ index: 0, id: '' }, '', '"Rome"}')], [rome]],
  'with an id that changes': [[call({ index: 0, id: 'a' }, 'weather', '{"city":'), call({ index: 0, id: 'z' }, null, '"Rome"}')], [rome]],
  'with the name after the id': [[call({ index: 0, id: 'a' }, undefined), call({ index: 0 }, 'weather', '{"city":'), call({ index: 0 }, undefined, '"Rome"}')], [rome]],
  'with arguments that are an object': [[call({ index: 0, id: 'a' }, 'weather', { city: 'Rome' })], [rome]],
  'that has no arguments': [[call({ index: 0, id: 'a' }, 'today'), call({ index: 0, id: 'b' }, 'weather', '{"city":"Oslo"}')], [{ id: 'a', name: 'today', arguments: '' }, oslo]],
  'numbered from 1': [[call({ index: 1, id: 'a' }, 'weather', '{"city":"Rome"}'), call({ index: 2, id: 'b' }, 'weather', '{"city":"Oslo"}')], [rome, oslo]],
  'that is never named': [[call({ index: 0, id: 'a' }, undefined, '{"city":"Rome"}')], []],
  'that is nothing': [[{}, { function: null }], []],
};

for (const [name, [deltas, calls]] of Object.entries(streams)) {
  test(`a call is put together that is streamed ${name}`, (t) => {
    const all = toolCallDeltas();
    const told = laid(all, deltas);
    t.deepEqual(all.calls(), calls as never);
    t.deepEqual(told, calls as never, 'and its pieces say the same');
  });
}

test('an id is made that no provider finds too long', (t) => {
  const all = toolCallDeltas();
  all.add(call({}, 'weather', '{}'), 'chatcmpl-'.repeat(10));
  t.is(all.calls()[0]?.id.length, 40);
});

test('what Gemini signs a call with is kept under the id of the call', (t) => {
  const all = toolCallDeltas();
  all.add({ ...call({ index: 0, id: 'a' }, 'weather', '{}'), extra_content: { google: { thought_signature: 's' } } }, 'x');
  t.deepEqual(all.extras(), { a: { google: { thought_signature: 's' } } });
});

function laid(all: ToolCallDeltas, deltas: readonly JsonObject[]): readonly object[] {
  const calls: { id: string; name: string; arguments: string }[] = [];
  for (const piece of deltas.flatMap((delta) => all.add(delta, 'x'))) {
    if (piece.kind !== 'tool-call') continue;
    const begun = (calls[piece.index] ??= { id: piece.id ?? '', name: piece.name ?? '', arguments: '' });
    begun.arguments += piece.arguments;
  }
  return calls;
}

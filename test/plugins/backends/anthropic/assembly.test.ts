import test from 'ava';
import { errorOf } from '../../../support/error-of.ts';
import { answerIn, events, stream } from './asking.ts';

const begin = { type: 'message_start', message: { id: 'm', model: 'claude-sonnet-5-5', content: [], usage: { input_tokens: 5, cache_read_input_tokens: 7, output_tokens: 1 } } };
const end = [{ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } }, { type: 'message_stop' }];
const part = (index: number, block: object) => ({ type: 'content_block_start', index, content_block: block });
const grow = (index: number, delta: object) => ({ type: 'content_block_delta', index, delta });
const close = (index: number) => ({ type: 'content_block_stop', index });
const said = (text: string, index = 0) => [part(index, { type: 'text', text: '' }), grow(index, { type: 'text_delta', text }), close(index)];

test('calls are told apart by their number, and each begins with its id and name', async (t) => {
  const pieces = await stream({
    body: events([
      begin,
      ...said('Hm.'),
      part(1, { type: 'server_tool_use', id: 's', name: 'web_search', input: {} }),
      grow(1, { type: 'input_json_delta', partial_json: '{"query":"x"}' }),
      part(2, { type: 'tool_use', id: 'a', name: 'first', input: {} }),
      part(3, { type: 'tool_use', id: 'b', name: 'second', input: {} }),
      grow(3, { type: 'input_json_delta', partial_json: '{"n":2}' }),
      grow(2, { type: 'input_json_delta', partial_json: '{"n":' }),
      grow(2, { type: 'input_json_delta', partial_json: '1}' }),
      close(1),
      close(2),
      close(3),
      ...end,
    ]),
  });
  t.deepEqual(pieces.slice(0, -1), [
    { kind: 'text', text: 'Hm.' },
    { kind: 'tool-call', index: 0, id: 'a', name: 'first', arguments: '' },
    { kind: 'tool-call', index: 1, id: 'b', name: 'second', arguments: '' },
    { kind: 'tool-call', index: 1, arguments: '{"n":2}' },
    { kind: 'tool-call', index: 0, arguments: '{"n":' },
    { kind: 'tool-call', index: 0, arguments: '1}' },
  ]);
  const { toolCalls, opaque } = answerIn(pieces);
  t.deepEqual(toolCalls, [{ id: 'a', name: 'first', arguments: '{"n":1}' }, { id: 'b', name: 'second', arguments: '{"n":2}' }]);
  t.deepEqual((opaque as { content: { input?: unknown }[] }).content.map(({ input }) => input), [undefined, { query: 'x' }, { n: 1 }, { n: 2 }]);
});

test('reasoning with its signature, sources of a text and a summary of what was compacted are kept for the next turn', async (t) => {
  const answer = answerIn(
    await stream({
      body: events([
        begin,
        part(0, { type: 'thinking', thinking: '', signature: '' }),
        grow(0, { type: 'thinking_delta', thinking: 'Let me ' }),
        grow(0, { type: 'thinking_delta', thinking: 'see.' }),
        grow(0, { type: 'signature_delta', signature: 'c2ln' }),
        part(1, { type: 'redacted_thinking', data: 'ZGF0YQ' }),
        part(2, { type: 'text', text: '' }),
        grow(2, { type: 'citations_delta', citation: { cited_text: 'one' } }),
        grow(2, { type: 'text_delta', text: 'As it says.' }),
        grow(2, { type: 'citations_delta', citation: { cited_text: 'two' } }),
        part(3, { type: 'compaction', content: null }),
        grow(3, { type: 'compaction_delta', content: 'Before: much.' }),
        ...end,
      ]),
    }),
  );
  t.is(answer.reasoning, 'Let me see.');
  t.is(answer.text, 'As it says.');
  t.deepEqual(answer.opaque, {
    provider: 'anthropic',
    model: 'claude-sonnet-5-5',
    content: [
      { type: 'thinking', thinking: 'Let me see.', signature: 'c2ln' },
      { type: 'redacted_thinking', data: 'ZGF0YQ' },
      { type: 'text', text: 'As it says.', citations: [{ cited_text: 'one' }, { cited_text: 'two' }] },
      { type: 'compaction', content: 'Before: much.' },
    ],
  });
});

test('the last counts stand in for the first ones, those not told again stay', async (t) => {
  const counts = [{ type: 'message_delta', delta: {}, usage: { input_tokens: 50, cache_read_input_tokens: null, output_tokens: 10 } }, ...end];
  t.deepEqual(answerIn(await stream({ body: events([begin, ...said('a'), ...counts]) })).usage, { inputTokens: 57, cachedInputTokens: 7, outputTokens: 3 });
});

test('a beginning that is told twice counts once, also in the middle', async (t) => {
  const pieces = await stream({ body: events([begin, begin, ...said('a'), begin, ...said('b', 1), ...end]) });
  t.is(answerIn(pieces).text, 'ab');
  t.deepEqual(pieces.filter(({ kind }) => kind === 'text'), [{ kind: 'text', text: 'a' }, { kind: 'text', text: 'b' }]);
});

test('what comes after the end of the message adds nothing to it', async (t) => {
  const pieces = await stream({ body: events([begin, ...said('a'), ...end, ...said('b', 1), { type: 'error', error: { type: 'api_error', message: 'late' } }]) });
  t.deepEqual(pieces.slice(0, -1), [{ kind: 'text', text: 'a' }]);
  t.is(answerIn(pieces).text, 'a');
});

test('a cut input of a call comes as it is, with the finish that says so', async (t) => {
  const answer = answerIn(await stream({ body: events([begin, part(0, { type: 'tool_use', id: 'a', name: 'x', input: {} }), grow(0, { type: 'input_json_delta', partial_json: '{"text":"Dear' }), { type: 'message_delta', delta: { stop_reason: 'max_tokens' } }, { type: 'message_stop' }]) }));
  t.is(answer.finish, 'length');
  t.is(answer.toolCalls[0]?.arguments, '{"text":"Dear');
});

test('names that objects have by birth are names like others', async (t) => {
  const input = '{"__proto__":{"polluted":true},"constructor":1}';
  const pieces = await stream({ body: events([begin, part(0, { type: 'tool_use', id: '__proto__', name: 'constructor', input: {} }), grow(0, { type: 'input_json_delta', partial_json: input }), { type: 'content_block_start', index: 1, content_block: JSON.parse('{"type":"odd","__proto__":{"polluted":true}}') as object }, ...end]) });
  t.is(answerIn(pieces).toolCalls[0]?.arguments, input);
  t.is(({} as { polluted?: unknown }).polluted, undefined);
  t.deepEqual(Object.keys((answerIn(pieces).opaque as { content: object[] }).content[1] ?? {}), ['type', '__proto__']);
});

for (const [title, body] of [
  ['a part that goes on without having begun', events([begin, grow(0, { type: 'text_delta', text: 'a' }), ...end])],
  ['a line that is no JSON', `${events([begin])}data: {"type":\n\n${events(end)}`],
  ['nothing at all', ''],
  ['an end without a beginning', events(end)],
] as const) {
  test(`${title} is a broken stream, which may be asked for again`, async (t) => {
    const error = await errorOf(() => stream({ body }));
    t.deepEqual([error.code, error.retryable], ['model_stream_broken', true]);
  });
}

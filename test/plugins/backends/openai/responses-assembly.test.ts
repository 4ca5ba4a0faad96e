import test from 'ava';
import type { Finish } from '../../../../core/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { answerIn, complete, events, laidTogether, stream, streamOf } from './asking.ts';

const message = (...content: readonly object[]) => ({ type: 'message', id: 'm', role: 'assistant', status: 'completed', content });
const said = (text: string) => ({ type: 'output_text', text, annotations: [] });
const call = { type: 'function_call', id: 'f', call_id: 'a', name: 'weather', arguments: '{"city":"Rome"}', status: 'completed' };
const reasoning = (...texts: readonly string[]) => ({ type: 'reasoning', id: 'r', summary: texts.map((text) => ({ type: 'summary_text', text })), encrypted_content: 'sealed' });
const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 15 };
const ended = (output: readonly object[], more: object = {}) => ({ type: 'response.completed', response: { status: 'completed', model: 'gpt-x', output, usage, ...more } });

const finishes: readonly (readonly [response: object, finish: Finish])[] = [
  [{ status: 'completed', output: [message(said('Yes.'))] }, 'stop'],
  [{ status: 'completed', output: [message(said('I look.')), call] }, 'tool-calls'],
  [{ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [message(said('Ye'))] }, 'length'],
  [{ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [call] }, 'length'],
  [{ status: 'incomplete', incomplete_details: { reason: 'content_filter' }, output: [message(said('Ye'))] }, 'refusal'],
  [{ status: 'incomplete', incomplete_details: { reason: 'something new' }, output: [] }, 'other'],
  [{ status: 'completed', output: [message({ type: 'refusal', refusal: 'No.' })] }, 'refusal'],
  [{ status: 'cancelled', output: [] }, 'other'],
];

for (const [response, finish] of finishes) {
  test(`a response ${JSON.stringify(response).slice(0, 100)}… ended with ${finish}`, async (t) => {
    t.is((await complete('responses', response)).finish, finish);
    t.is((await streamOf('responses', [{ type: 'status' in response && response.status === 'incomplete' ? 'response.incomplete' : 'response.completed', response }])).finish, finish);
  });
}

test('the words of a refusal are the text of the answer, streamed or not', async (t) => {
  const refused = message({ type: 'refusal', refusal: 'I cannot.' });
  t.is((await complete('responses', { status: 'completed', output: [refused] })).text, 'I cannot.');
  const pieces = await stream('responses', { body: events([{ type: 'response.refusal.delta', output_index: 0, delta: 'I can' }, { type: 'response.refusal.delta', output_index: 0, delta: 'not.' }, ended([refused])]) });
  t.is(laidTogether(pieces).text, 'I cannot.');
});

test('summaries of what it thought are parted by an empty line, in pieces as in the answer', async (t) => {
  const delta = (summary_index: number, text: string, output_index = 0) => ({ type: 'response.reasoning_summary_text.delta', output_index, summary_index, delta: text });
  const pieces = await stream('responses', { body: events([delta(0, 'First'), delta(0, '.'), delta(1, 'Second.'), delta(0, 'Third.', 2), ended([reasoning('First.', 'Second.'), call, reasoning('', 'Third.')])]) });
  t.is(answerIn(pieces).reasoning, 'First.\n\nSecond.\n\nThird.');
  t.is(laidTogether(pieces).reasoning, 'First.\n\nSecond.\n\nThird.');
});

test('open models, which have no summary, are heard thinking', async (t) => {
  const item = { type: 'reasoning', id: 'r', summary: [], content: [{ type: 'reasoning_text', text: 'Hm.' }] };
  const pieces = await stream('responses', { body: events([{ type: 'response.reasoning_text.delta', output_index: 0, content_index: 0, delta: 'Hm.' }, ended([item, message(said('Yes.'))])]) });
  t.is(answerIn(pieces).reasoning, 'Hm.');
  t.is(laidTogether(pieces).reasoning, 'Hm.');
});

test('items of every kind are kept as they came, in their order', async (t) => {
  const output = [reasoning('Hm.'), { type: 'web_search_call', id: 'w', status: 'completed', action: { type: 'search', query: 'x' } }, { type: 'kind_of_tomorrow', deep: { list: [1, null] } }, message(said('Yes.')), call];
  const expected = { api: 'responses', items: output };
  t.deepEqual((await complete('responses', { status: 'completed', output })).opaque, expected);
  t.deepEqual((await streamOf('responses', [...output.map((item, output_index) => ({ type: 'response.output_item.done', output_index, item })), ended([])])).opaque, expected, 'from the items of a stream');
  t.deepEqual((await streamOf('responses', [ended(output)])).opaque, expected, 'from the end of a stream');
});

test('a server that sends no pieces, or only pieces, is understood', async (t) => {
  const output = [reasoning('Hm.'), message(said('Yes.')), call];
  const onlyTheEnd = await stream('responses', { body: events([ended(output)]) });
  t.deepEqual(laidTogether(onlyTheEnd), { text: 'Yes.', reasoning: 'Hm.', toolCalls: [{ id: 'a', name: 'weather', arguments: '{"city":"Rome"}' }] });
  const onlyPieces = await streamOf('responses', [
    { type: 'response.output_text.delta', output_index: 0, delta: 'Yes.' },
    { type: 'response.output_item.added', output_index: 1, item: { ...call, arguments: '' } },
    { type: 'response.function_call_arguments.delta', output_index: 1, delta: '{"city":' },
    { type: 'response.function_call_arguments.delta', output_index: 1, delta: '"Rome"}' },
    ended([]),
  ]);
  t.is(onlyPieces.text, 'Yes.');
  t.deepEqual(onlyPieces.toolCalls, [{ id: 'a', name: 'weather', arguments: '{"city":"Rome"}' }]);
});

test('a response that goes on after its end has a second part, and is broken without the end of that', async (t) => {
  const both = [{ type: 'response.created', response: {} }, { type: 'response.output_item.done', output_index: 0, item: call }, ended([call]), { type: 'response.created', response: {} }];
  t.is((await errorOf(() => streamOf('responses', both))).code, 'model_stream_broken');
  const answer = await streamOf('responses', [...both, { type: 'response.output_text.delta', output_index: 0, delta: 'Yes.' }, ended([message(said('Yes.'))])]);
  t.is(answer.text, 'Yes.');
  t.is(answer.toolCalls.length, 1);
});

test('a stream that ends before its response does is broken', async (t) => {
  for (const datas of [[], [{ type: 'response.created', response: {} }], [{ type: 'response.output_text.delta', output_index: 0, delta: 'Ye' }], [{ type: 'response.output_text.delta', output_index: 0, delta: 'Ye' }, '[DONE]']]) {
    t.is((await errorOf(() => streamOf('responses', datas))).code, 'model_stream_broken');
  }
});

test('the model that answered and its tokens are told', async (t) => {
  const { model, usage: tokens } = await streamOf('responses', [ended([message(said('Yes.'))])]);
  t.is(model, 'gpt-x');
  t.deepEqual(tokens, { inputTokens: 10, outputTokens: 5 });
});

import test from 'ava';
import type { Finish } from '../../../../core/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { answerIn, chunk, complete, events, laidTogether, stream, streamOf } from './asking.ts';

const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
const call = { index: 0, id: 'a', type: 'function', function: { name: 'weather', arguments: '{}' } };

const finishes: readonly (readonly [stated: string | null, delta: object, finish: Finish])[] = [
  ['stop', { content: 'Yes.' }, 'stop'],
  ['length', { content: 'Ye' }, 'length'],
  ['model_length', { content: 'Ye' }, 'length'],
  ['length', { tool_calls: [call] }, 'length'],
  ['tool_calls', { tool_calls: [call] }, 'tool-calls'],
  ['stop', { tool_calls: [call] }, 'tool-calls'],
  ['', { tool_calls: [call] }, 'tool-calls'],
  ['tool_calls', { content: 'Yes.' }, 'stop'],
  ['content_filter', { content: 'Ye' }, 'refusal'],
  ['stop', { refusal: 'No.' }, 'refusal'],
  ['eos', { content: 'Yes.' }, 'stop'],
  [null, { content: 'Yes.' }, 'other'],
  ['something new', { content: 'Yes.' }, 'other'],
];

for (const [stated, delta, finish] of finishes) {
  test(`an answer that ends with ${JSON.stringify(stated)} after ${JSON.stringify(delta)} ended with ${finish}`, async (t) => {
    t.is((await streamOf('chat', [chunk(delta), chunk({}, stated), '[DONE]'])).finish, finish, 'streamed');
    t.is((await streamOf('chat', [chunk(delta, stated), '[DONE]'])).finish, finish, 'in one chunk');
    t.is((await complete('chat', { choices: [{ index: 0, message: delta, finish_reason: stated }] })).finish, finish, 'whole');
  });
}

test('the words of a refusal are the text of the answer', async (t) => {
  t.is((await streamOf('chat', [chunk({ refusal: 'I can' }), chunk({ refusal: 'not.' }), chunk({}, 'stop'), '[DONE]'])).text, 'I cannot.');
});

test('usage is taken once, wherever and how often it is stated', async (t) => {
  const expected = { inputTokens: 10, outputTokens: 5 };
  const ends: Readonly<Record<string, readonly object[]>> = {
    'in a last chunk without choices': [chunk({}, 'stop', { usage: null }), { choices: [], usage }],
    'in the last chunk': [chunk({}, 'stop', { usage })],
    'in every chunk, growing': [chunk({}, null, { usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 } }), chunk({}, 'stop', { usage }), { choices: [], usage }],
    'where Groq states it': [chunk({}, 'stop', { x_groq: { id: 'r', usage } })],
    'where Moonshot states it': [{ choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage }] }],
  };
  for (const [where, chunks] of Object.entries(ends)) t.deepEqual((await streamOf('chat', [chunk({ content: 'Yes.' }), ...chunks, '[DONE]'])).usage, expected, where);
});

test('a first chunk without choices, as Azure sends it, and chunks of tomorrow are passed over', async (t) => {
  const answer = await streamOf('chat', [{ choices: [], model: '', prompt_filter_results: [{ prompt_index: 0 }] }, { something: 'new' }, {}, chunk({ role: 'assistant', content: '' }), chunk({ content: 'Yes.' }), { choices: [{ index: 1, delta: { content: 'No.' } }] }, chunk({}, 'stop'), '[DONE]']);
  t.is(answer.text, 'Yes.');
  t.is(answer.model, 'some-model');
});

test('what a model thinks is not its answer, under whatever name it comes', async (t) => {
  for (const thought of [{ reasoning_content: 'Hm.' }, { reasoning: 'Hm.' }, { reasoning_content: '', reasoning: 'Hm.' }, { reasoning_content: 'Hm.', reasoning: 'Hm.' }, { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] }]) {
    const pieces = await stream('chat', { body: events([chunk(thought), chunk({ content: 'Yes.' }), chunk({}, 'stop'), '[DONE]']) });
    const { text, reasoning } = answerIn(pieces);
    t.deepEqual({ text, reasoning }, { text: 'Yes.', reasoning: 'Hm.' }, JSON.stringify(thought));
    t.deepEqual(laidTogether(pieces), { text: 'Yes.', reasoning: 'Hm.', toolCalls: [] });
  }
});

test('an answer in parts, as Mistral gives it, is read', async (t) => {
  const content = [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }, { type: 'text', text: 'Yes' }, { type: 'text', text: '.' }];
  const { text, reasoning } = await complete('chat', { choices: [{ index: 0, message: { content }, finish_reason: 'stop' }] });
  t.deepEqual({ text, reasoning }, { text: 'Yes.', reasoning: 'Hm.' });
});

test('a message that is repeated whole at the end of a stream is not taken twice', async (t) => {
  t.is((await streamOf('chat', [chunk({ content: 'Ye' }), chunk({ content: 's.' }), { choices: [{ index: 0, message: { content: 'Yes.' }, finish_reason: 'stop' }] }, '[DONE]'])).text, 'Yes.');
  t.is((await streamOf('chat', [{ choices: [{ index: 0, message: { content: 'Yes.' }, finish_reason: 'stop' }] }, '[DONE]'])).text, 'Yes.');
});

test('a stream without an end mark is whole when it gave a reason to end and its usage, and broken otherwise', async (t) => {
  t.is((await streamOf('chat', [chunk({ content: 'Yes.' }), chunk({}, 'stop'), { choices: [], usage }])).text, 'Yes.');
  for (const datas of [[], [chunk({ content: 'Ye' })], [chunk({ content: 'Yes.' }), chunk({}, 'stop')], [chunk({ content: 'Ye' }, null, { usage })]]) {
    t.is((await errorOf(() => streamOf('chat', datas))).code, 'model_stream_broken', JSON.stringify(datas));
  }
});

test('a provider that lacks resources has too much to do', async (t) => {
  t.is((await errorOf(() => streamOf('chat', [chunk({ content: 'Ye' }), chunk({}, 'insufficient_system_resource'), '[DONE]']))).code, 'model_overloaded');
});

test('what a provider wants back is kept: reasoning where tools were called, details of it, signatures of calls', async (t) => {
  const details = [{ type: 'reasoning.encrypted', data: 'x' }, { type: 'reasoning.summary', summary: 'y' }];
  const signed = { ...call, extra_content: { google: { thought_signature: 's' } } };
  const { opaque } = await streamOf('chat', [chunk({ reasoning_content: 'Hm', reasoning_details: [details[0]] }), chunk({ reasoning_content: '.', reasoning_details: [details[1]] }), chunk({ tool_calls: [signed] }), chunk({}, 'tool_calls'), '[DONE]']);
  t.deepEqual(opaque, { api: 'chat', message: { reasoning_details: details, reasoning_content: 'Hm.' }, calls: { a: signed.extra_content } });
  t.is((await streamOf('chat', [chunk({ reasoning_content: 'Hm.' }), chunk({ content: 'Yes.' }, 'stop'), '[DONE]'])).opaque, undefined, 'DeepSeek refuses it where none were called');
});

test('the legacy API answers with a text', async (t) => {
  t.is((await complete('completions', { choices: [{ index: 0, text: 'Yes.', finish_reason: 'stop' }] })).text, 'Yes.');
});

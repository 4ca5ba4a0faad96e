import test from 'ava';
import type { ChatMessage } from '../../../../core/index.ts';
import { answerIn, complete, events, sent, stream } from './asking.ts';

const schema = { type: 'object', required: ['colour'], properties: { colour: { type: 'string' } } };
const weather = { name: 'weather', description: 'Tells the weather.', schema: { type: 'object', properties: { city: { type: 'string' } } } };
const old = 'claude-sonnet-4-20250514';

test('what is said to the model stands apart from the conversation, and is cached up to its end when that is wanted', async (t) => {
  const messages: ChatMessage[] = [{ role: 'system', text: 'Be brief.' }, { role: 'system', text: 'Be kind.' }, { role: 'user', text: 'Hello' }];
  const plain = await sent({ messages });
  t.deepEqual(plain['system'], [{ type: 'text', text: 'Be brief.' }, { type: 'text', text: 'Be kind.' }]);
  t.deepEqual(plain['messages'], [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }]);
  const cached = await sent({ messages, cachePrompt: true });
  t.deepEqual(cached['system'], [{ type: 'text', text: 'Be brief.' }, { type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral' } }]);
});

test('results of tools that were called together come together, before what is said next', async (t) => {
  const { messages } = await sent({
    messages: [
      { role: 'user', text: 'Weather?' },
      { role: 'assistant', text: 'Let me see.', toolCalls: [{ id: 'a', name: 'weather', arguments: '{"city":"Bonn"}' }, { id: 'b:1', name: 'weather', arguments: '' }] },
      { role: 'tool', callId: 'a', name: 'weather', text: 'Rain' },
      { role: 'tool', callId: 'b:1', name: 'weather', text: '', failed: true },
      { role: 'user', text: 'Well?' },
    ],
  });
  t.deepEqual(messages, [
    { role: 'user', content: [{ type: 'text', text: 'Weather?' }] },
    { role: 'assistant', content: [{ type: 'text', text: 'Let me see.' }, { type: 'tool_use', id: 'a', name: 'weather', input: { city: 'Bonn' } }, { type: 'tool_use', id: 'b_1', name: 'weather', input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'Rain' }, { type: 'tool_result', tool_use_id: 'b_1', is_error: true }, { type: 'text', text: 'Well?' }] },
  ]);
});

test('turns without a word are left out, and a call whose input was garbled is shown as it came', async (t) => {
  const { messages } = await sent({ messages: [{ role: 'user', text: 'a' }, { role: 'assistant', text: ' \n', toolCalls: [] }, { role: 'user', text: 'b' }, { role: 'assistant', text: '', toolCalls: [{ id: 'c', name: 'weather', arguments: '{"city":' }] }] });
  t.deepEqual(messages, [
    { role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }] },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'c', name: 'weather', input: { unreadable: '{"city":' } }] },
  ]);
});

test('signed reasoning and what the provider did itself go back untouched and in their order', async (t) => {
  const content = [
    { type: 'thinking', thinking: '', signature: 'c2ln' },
    { type: 'redacted_thinking', data: 'ZGF0YQ' },
    { type: 'server_tool_use', id: 'srv', name: 'web_search', input: { query: 'x' } },
    { type: 'web_search_tool_result', tool_use_id: 'srv', content: [{ type: 'web_search_result', url: 'https://example.com', encrypted_content: 'e' }] },
    { type: 'text', text: 'Found.', citations: [{ type: 'web_search_result_location', url: 'https://example.com' }] },
    { type: 'novelty', of: { some: ['kind'] } },
    { type: 'tool_use', id: 'a', name: 'weather', input: { city: 'Bonn' }, caller: { type: 'direct' } },
  ];
  const answer = await complete({ content, stop_reason: 'tool_use' });
  const { messages } = await sent({ messages: [{ role: 'user', text: 'Hello' }, { role: 'assistant', ...answer }, { role: 'tool', callId: 'a', name: 'weather', text: 'Rain' }] });
  t.deepEqual((messages as { content: unknown }[])[1]?.content, content);
});

test('reasoning does not go to another model than the one that signed it, and a call taken out of the conversation stays out', async (t) => {
  const content = [{ type: 'thinking', thinking: 'Hm.', signature: 'c2ln' }, { type: 'text', text: 'Calling.' }, { type: 'tool_use', id: 'a', name: 'weather', input: {} }];
  const answer = await complete({ content, stop_reason: 'tool_use' });
  const again = async (model: string, toolCalls = answer.toolCalls) => ((await sent({ model, messages: [{ role: 'user', text: 'Hello' }, { role: 'assistant', ...answer, toolCalls }] }))['messages'] as { content: unknown }[])[1]?.content;
  t.deepEqual(await again('claude-sonnet-5-5'), content);
  t.deepEqual(await again('claude-opus-5-5'), content.slice(1));
  t.deepEqual(await again('claude-sonnet-5-5', []), content.slice(0, 2));
  t.deepEqual(await again('claude-sonnet-5-5', [...answer.toolCalls, { id: 'b', name: 'weather', arguments: '{}' }]), [...content, { type: 'tool_use', id: 'b', name: 'weather', input: {} }]);
});

test('another backend\'s own parts are not sent', async (t) => {
  const { messages } = await sent({ messages: [{ role: 'user', text: 'a' }, { role: 'assistant', text: 'b', toolCalls: [], opaque: { provider: 'other', content: [{ type: 'thinking' }] } }] });
  t.deepEqual((messages as { content: unknown }[])[1]?.content, [{ type: 'text', text: 'b' }]);
});

test('tools are described, and required only of models that may be forced', async (t) => {
  const tools = [weather];
  const described = [{ name: 'weather', description: 'Tells the weather.', input_schema: weather.schema }];
  t.deepEqual((await sent({ tools }))['tools'], described);
  t.is((await sent({ tools }))['tool_choice'], undefined);
  t.deepEqual((await sent({ tools, toolChoice: 'none' }))['tool_choice'], { type: 'none' });
  t.deepEqual((await sent({ tools, toolChoice: 'required', model: 'claude-haiku-4-5' }))['tool_choice'], { type: 'any' });
  t.is((await sent({ tools, toolChoice: 'required', model: 'claude-sonnet-5-5' }))['tool_choice'], undefined);
});

test('a model that knows structured outputs is held to the schema by them', async (t) => {
  const body = await sent({ object: { name: 'colour.found', schema } });
  t.deepEqual(body['output_config'], { format: { type: 'json_schema', schema: { ...schema, additionalProperties: false } } });
  t.is(body['tools'], undefined);
});

test('an older model gives its object as the input of a tool that it must use, and the object comes back as text', async (t) => {
  const object = { name: 'colour.found', schema };
  const body = await sent({ object, model: old });
  t.deepEqual((body['tools'] as { name: string; input_schema: unknown }[]).map(({ name, input_schema: input }) => [name, input]), [['colour_found', schema]]);
  t.deepEqual(body['tool_choice'], { type: 'tool', name: 'colour_found' });
  t.is(body['output_config'], undefined);

  const called = { type: 'tool_use', id: 'a', name: 'colour_found', input: { colour: 'red' } };
  const answer = await complete({ content: [{ type: 'text', text: 'Here it is:' }, called], stop_reason: 'tool_use' }, { object, model: old });
  t.is(answer.text, '{"colour":"red"}');
  t.deepEqual(answer.toolCalls, []);
  t.is(answer.finish, 'stop');
  t.is(answer.opaque, undefined);

  const streamed = await stream({
    body: events([
      { type: 'message_start', message: { id: 'm', model: old, content: [], usage: { input_tokens: 1 } } },
      { type: 'content_block_start', index: 0, content_block: { ...called, input: {} } },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"colour"' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: ': "red"}' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 9 } },
      { type: 'message_stop' },
    ]),
  }, { object, model: old });
  t.deepEqual(streamed.slice(0, -1), [{ kind: 'text', text: '{"colour"' }, { kind: 'text', text: ': "red"}' }]);
  t.is(answerIn(streamed).text, '{"colour": "red"}');
  t.is(answerIn(streamed).finish, 'stop');
});

test('an object given as a tool\'s input after reasoning goes back as what it was: an answer', async (t) => {
  const object = { name: 'colour', schema };
  const thought = { type: 'thinking', thinking: 'Red.', signature: 'c2ln' };
  const answer = await complete({ content: [thought, { type: 'tool_use', id: 'a', name: 'colour', input: { colour: 'red' } }], stop_reason: 'tool_use' }, { object, model: old });
  const { messages } = await sent({ model: old, messages: [{ role: 'user', text: 'Hello' }, { role: 'assistant', ...answer }] });
  t.deepEqual((messages as { content: unknown }[])[1]?.content, [thought, { type: 'text', text: '{"colour":"red"}' }]);
});

test('a schema beyond structured outputs is asked for as a tool\'s input, which a model that may not be forced is only offered', async (t) => {
  const object = { name: 'free', schema: { type: 'object', additionalProperties: { type: 'string' } } };
  const body = await sent({ object });
  t.is(body['output_config'], undefined);
  t.deepEqual((body['tools'] as { name: string }[]).map(({ name }) => name), ['free']);
  t.is(body['tool_choice'], undefined);
  t.deepEqual((await sent({ object, tools: [weather], model: old }))['tool_choice'], { type: 'any' });
});

test('an answer is never asked to be longer than the model can write, and no temperature is sent', async (t) => {
  const body = await sent({ maxOutputTokens: 100_000, model: 'claude-haiku-4-5', temperature: 0 });
  t.is(body['max_tokens'], 64_000);
  t.false('temperature' in body);
  t.false('stream' in body);
});

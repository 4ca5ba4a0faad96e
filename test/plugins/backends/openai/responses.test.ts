import test from 'ava';
import { backends, complete, request, sent, streamOf, answeringWith } from './asking.ts';

const strict = { type: 'object', additionalProperties: false, required: ['a'], properties: { a: { type: 'string' } } };
const loose = { type: 'object', properties: { a: { type: 'string' } } };

test('a question leaves nothing behind at the provider, and asks models that think for what they thought, sealed', async (t) => {
  const { url, body } = await sent(backends.responses, 'responses', { model: 'gpt-5', messages: [{ role: 'system', text: 'Be brief.' }, { role: 'user', text: 'Hello' }], temperature: 0 });
  t.is(url, 'https://api.openai.com/v1/responses');
  t.deepEqual(body, { model: 'gpt-5', input: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello' }], max_output_tokens: 1000, store: false, include: ['reasoning.encrypted_content'] });
  const other = (await sent(backends.responses, 'responses', { model: 'gpt-4.1', temperature: 0 })).body;
  t.false('include' in other);
  t.is(other['temperature'], 0);
});

test('a schema is sent as strict only when strict mode understands it', async (t) => {
  const format = async (schema: object) => (await sent(backends.responses, 'responses', { model: 'gpt-5', object: { name: 'answer', schema: { ...schema } } })).body['text'];
  t.deepEqual(await format(strict), { format: { type: 'json_schema', name: 'answer', schema: strict, strict: true } });
  t.deepEqual(await format(loose), { format: { type: 'json_schema', name: 'answer', schema: loose, strict: false } });
  const old = (await sent(backends.responses, 'responses', { model: 'gpt-4-turbo', object: { name: 'answer', schema: strict } })).body['text'];
  t.deepEqual(old, { format: { type: 'json_object' } });
});

test('tools are offered with a word on whether they are strict, which is the default otherwise', async (t) => {
  const { body } = await sent(backends.responses, 'responses', { tools: [{ name: 'weather', description: 'Tells it.', schema: loose }, { name: 'time', description: 'Tells it.', schema: strict }], toolChoice: 'required' });
  t.deepEqual(body['tools'], [{ type: 'function', name: 'weather', description: 'Tells it.', parameters: loose, strict: false }, { type: 'function', name: 'time', description: 'Tells it.', parameters: strict, strict: true }]);
  t.is(body['tool_choice'], 'required');
});

const reasoning = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'sealed' };
const call = { type: 'function_call', id: 'fc_1', call_id: 'a', name: 'weather', arguments: '{}', status: 'completed', caller: { type: 'program', caller_id: 'p' } };
const search = { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'x' } };
const message = { type: 'message', id: 'msg_1', role: 'assistant', phase: 'commentary', content: [{ type: 'output_text', text: 'I look.', annotations: [] }] };
const output = [reasoning, search, message, call];

test('what a model answered is given back untouched and in its order', async (t) => {
  const answer = await complete('responses', { status: 'completed', output });
  const streamed = await streamOf('responses', [{ type: 'response.completed', response: { status: 'completed', output } }]);
  for (const { text, toolCalls, opaque } of [answer, streamed]) {
    const { body } = await sent(backends.responses, 'responses', { messages: [{ role: 'user', text: 'Weather?' }, { role: 'assistant', text, toolCalls, opaque }, { role: 'tool', callId: 'a', name: 'weather', text: 'Sunny' }] });
    t.deepEqual(body['input'], [{ role: 'user', content: 'Weather?' }, ...output, { type: 'function_call_output', call_id: 'a', output: 'Sunny' }]);
  }
});

test('a call that the conversation no longer has is not given back, and one that it has is', async (t) => {
  const opaque = { api: 'responses', items: output };
  const input = async (text: string, toolCalls: readonly { id: string; name: string; arguments: string }[], own: unknown) =>
    (await sent(backends.responses, 'responses', { messages: [{ role: 'assistant', text, toolCalls, opaque: own }] })).body['input'];
  t.deepEqual(await input('I look.', [], opaque), [reasoning, search, message]);
  t.deepEqual(await input('Cut.', [], opaque), [reasoning, search, { role: 'assistant', content: 'Cut.' }]);
  const made = { id: 'b', name: 'weather', arguments: '{"x":1}' };
  t.deepEqual(await input('Yes.', [made], undefined), [{ role: 'assistant', content: 'Yes.' }, { type: 'function_call', call_id: 'b', name: 'weather', arguments: '{"x":1}' }]);
  t.deepEqual(await input('', [made], { api: 'chat', message: {}, calls: {} }), [{ type: 'function_call', call_id: 'b', name: 'weather', arguments: '{"x":1}' }]);
});

test('one question is one request', async (t) => {
  const { fetch, asked } = answeringWith({ status: 'completed', output: [] });
  await backends.responses.complete(request(fetch));
  t.is(asked.length, 1);
});

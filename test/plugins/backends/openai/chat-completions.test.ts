import test from 'ava';
import { answeringFetch } from '../../../support/answering-fetch.ts';
import { backends, chunk, events, loadBackend, request, sent } from './asking.ts';

const strict = { type: 'object', additionalProperties: false, required: ['a'], properties: { a: { type: 'string' } } };
const loose = { type: 'object', properties: { a: { type: 'string' } } };
const tool = { name: 'weather', description: 'Tells it.', schema: loose };

const openai = await loadBackend({ options: { api: 'chat' } });
const lmStudio = await loadBackend({ options: { baseUrl: 'http://localhost:1234/v1' }, apiKey: null });

test('a question goes as messages, with the limit that the server understands', async (t) => {
  const { url, body } = await sent(backends.chat, 'chat', { messages: [{ role: 'system', text: 'Be brief.' }, { role: 'user', text: 'Hello' }], temperature: 0 });
  t.is(url, 'https://llm.example/v1/chat/completions');
  t.deepEqual(body, { model: 'some-model', messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Hello' }], max_tokens: 1000, temperature: 0 });
});

test('OpenAI takes max_completion_tokens, others max_tokens, but for models that think; those take no temperature', async (t) => {
  const fields = async (backend: typeof openai, model: string) => Object.keys((await sent(backend, 'chat', { model, temperature: 1 })).body).filter((name) => /tokens|temperature/.test(name)).sort();
  t.deepEqual(await fields(openai, 'gpt-4.1'), ['max_completion_tokens', 'temperature']);
  t.deepEqual(await fields(openai, 'gpt-5'), ['max_completion_tokens']);
  t.deepEqual(await fields(backends.chat, 'llama-3'), ['max_tokens', 'temperature']);
  t.deepEqual(await fields(backends.chat, 'openai/gpt-5'), ['max_completion_tokens']);
});

test('a schema is sent as strict only when strict mode understands it, and as plain JSON where schemas are unknown', async (t) => {
  const format = async (backend: typeof openai, schema: object) => (await sent(backend, 'chat', { model: 'gpt-4.1', object: { name: 'answer', schema: { ...schema } } })).body['response_format'];
  t.deepEqual(await format(openai, strict), { type: 'json_schema', json_schema: { name: 'answer', schema: strict, strict: true } });
  t.deepEqual(await format(openai, loose), { type: 'json_schema', json_schema: { name: 'answer', schema: loose, strict: false } });
  const of = async (backend: typeof openai, model: string) => (await sent(backend, 'chat', { model, object: { name: 'answer', schema: strict } })).body['response_format'];
  t.deepEqual(await of(lmStudio, 'qwen'), { type: 'json_schema', json_schema: { name: 'answer', schema: strict, strict: true } });
  t.deepEqual(await of(backends.chat, 'llama-3'), { type: 'json_object' });
  t.is(await of(openai, 'gpt-4'), undefined);
});

test('tools are offered, and how they may be chosen', async (t) => {
  const of = async (backend: typeof openai) => (await sent(backend, 'chat', { model: 'llama-3', tools: [tool], toolChoice: 'required' })).body;
  const offered = { name: 'weather', description: 'Tells it.', parameters: loose };
  t.deepEqual((await of(backends.chat))['tools'], [{ type: 'function', function: offered }]);
  t.deepEqual((await of(openai))['tools'], [{ type: 'function', function: { ...offered, strict: false } }]);
  t.is((await of(openai))['tool_choice'], 'required');
  t.false('tool_choice' in (await sent(openai, 'chat', { toolChoice: 'auto' })).body, 'without tools there is nothing to choose');
});

test('calls, their results and what the provider wants back are said again', async (t) => {
  const opaque = { api: 'chat', message: { reasoning_content: 'Hm.' }, calls: { a: { google: { thought_signature: 's' } } } };
  const { body } = await sent(backends.chat, 'chat', {
    messages: [
      { role: 'user', text: 'Weather?' },
      { role: 'assistant', text: '', toolCalls: [{ id: 'a', name: 'weather', arguments: '{}' }, { id: 'b', name: 'weather', arguments: '{"x":1}' }], opaque },
      { role: 'tool', callId: 'a', name: 'weather', text: 'Sunny' },
      { role: 'tool', callId: 'b', name: 'weather', text: 'It failed.', failed: true },
      { role: 'assistant', text: 'Sunny.', toolCalls: [], opaque: { api: 'responses', items: [{ type: 'reasoning' }] } },
    ],
  });
  t.deepEqual(body['messages'], [
    { role: 'user', content: 'Weather?' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        { id: 'a', type: 'function', function: { name: 'weather', arguments: '{}' }, extra_content: { google: { thought_signature: 's' } } },
        { id: 'b', type: 'function', function: { name: 'weather', arguments: '{"x":1}' } },
      ],
      reasoning_content: 'Hm.',
    },
    { role: 'tool', tool_call_id: 'a', content: 'Sunny' },
    { role: 'tool', tool_call_id: 'b', content: 'It failed.' },
    { role: 'assistant', content: 'Sunny.' },
  ]);
});

test('a stream is asked for its usage, but of a server that refuses to be asked', async (t) => {
  const mistral = await loadBackend({ options: { baseUrl: 'https://api.mistral.ai/v1' } });
  for (const [backend, options] of [[backends.chat, { include_usage: true }], [mistral, undefined]] as const) {
    const { fetch, asked } = answeringFetch({ body: events([chunk({ content: 'Yes.' }, 'stop'), '[DONE]']) });
    await Array.fromAsync(backend.stream(request(fetch)));
    t.is(asked.length, 1);
    t.deepEqual((asked[0]?.body as { stream_options?: object }).stream_options, options);
    t.true((asked[0]?.body as { stream: boolean }).stream);
  }
});

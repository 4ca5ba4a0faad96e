import test from 'ava';
import { answeringFetch } from '../../../support/answering-fetch.ts';
import { errorOf } from '../../../support/error-of.ts';
import { answerIn, answeringWith, backends, events, request, sent } from './asking.ts';

test('a single question is a text to be continued', async (t) => {
  const { url, body } = await sent(backends.completions, 'completions', { messages: [{ role: 'system', text: 'Be brief.' }, { role: 'user', text: 'Hello' }], temperature: 0 });
  t.is(url, 'https://api.openai.com/v1/completions');
  t.deepEqual(body, { model: 'some-model', prompt: 'Be brief.\n\nHello', max_tokens: 1000, temperature: 0 });
});

test('a conversation says who speaks', async (t) => {
  const { body } = await sent(backends.completions, 'completions', { messages: [{ role: 'user', text: 'Hello' }, { role: 'assistant', text: 'Hi.', toolCalls: [] }, { role: 'user', text: 'Bye' }] });
  t.is(body['prompt'], 'User: Hello\n\nAssistant: Hi.\n\nUser: Bye\n\nAssistant:');
});

test('it knows no tools, and says so before it asks', async (t) => {
  const { fetch, asked } = answeringWith({});
  const tools = [{ name: 'weather', description: 'Tells it.', schema: { type: 'object' } }];
  t.is((await errorOf(() => backends.completions.complete(request(fetch, { tools })))).code, 'model_lacks_tools');
  t.is((await errorOf(() => Array.fromAsync(backends.completions.stream(request(fetch, { tools }))))).code, 'model_lacks_tools');
  t.is(asked.length, 0);
});

test('a stream is asked for its usage', async (t) => {
  const { fetch, asked } = answeringFetch({ body: events([{ choices: [{ index: 0, text: 'Yes.', finish_reason: 'stop' }] }, { choices: [], usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } }, '[DONE]']) });
  const answer = answerIn(await Array.fromAsync(backends.completions.stream(request(fetch))));
  t.deepEqual((asked[0]?.body as { stream_options: object }).stream_options, { include_usage: true });
  t.deepEqual({ text: answer.text, usage: answer.usage }, { text: 'Yes.', usage: { inputTokens: 1, outputTokens: 2 } });
});

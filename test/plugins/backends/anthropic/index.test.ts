import test from 'ava';
import { answeringFetch } from '../../../support/answering-fetch.ts';
import { startChild } from '../../../support/child.ts';
import { errorOf } from '../../../support/error-of.ts';
import { answerIn, events, key, load, loadBackend, request } from './asking.ts';

const backend = await loadBackend();
const message = { id: 'm', model: 'claude-sonnet-5-5', content: [{ type: 'text', text: 'Hello.' }], stop_reason: 'end_turn', usage: { input_tokens: 1, output_tokens: 2 } };
const json = { body: JSON.stringify(message), type: 'application/json' };
const streamed = events([
  { type: 'message_start', message: { ...message, content: [] } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hello.' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_stop' },
]);

test('a question is one request to the API, with the key and the version that the SDK knows', async (t) => {
  const { fetch, asked } = answeringFetch(json);
  t.is((await backend.complete(request(fetch))).text, 'Hello.');
  t.is(asked.length, 1);
  t.is(asked[0]?.url, 'https://api.anthropic.com/v1/messages');
  t.is(asked[0]?.method, 'POST');
  t.is(asked[0]?.headers.get('authorization'), `Bearer ${key}`);
  t.is(asked[0]?.headers.get('content-type'), 'application/json');
  t.regex(asked[0]?.headers.get('anthropic-version') ?? '', /^\d{4}-\d\d-\d\d$/);
});

test('a stream is one request that asks for one', async (t) => {
  const { fetch, asked } = answeringFetch({ body: streamed });
  t.is(answerIn(await Array.fromAsync(backend.stream(request(fetch)))).text, 'Hello.');
  t.is(asked.length, 1);
  t.true((asked[0]?.body as { stream: boolean }).stream);
});

test('a stand-in that answers whole when it is asked for a stream is understood', async (t) => {
  const pieces = await Array.fromAsync(backend.stream(request(answeringFetch(json).fetch)));
  t.deepEqual(pieces.slice(0, -1), [{ kind: 'text', text: 'Hello.' }]);
  t.is(answerIn(pieces).text, 'Hello.');
});

for (const [baseUrl, url] of [
  ['https://gateway.example/claude', 'https://gateway.example/claude/v1/messages'],
  ['https://gateway.example/claude/', 'https://gateway.example/claude/v1/messages'],
  ['https://api.anthropic.com/v1', 'https://api.anthropic.com/v1/messages'],
  ['https://api.anthropic.com/v1/', 'https://api.anthropic.com/v1/messages'],
] as const) {
  test(`with the base URL ${baseUrl} it asks at ${url}`, async (t) => {
    const { fetch, asked } = answeringFetch(json);
    await (await loadBackend({ baseUrl })).complete(request(fetch));
    t.is(asked[0]?.url, url);
  });
}

for (const [baseUrl, remote] of [
  ['https://api.anthropic.com', true],
  ['http://127.0.0.1:8080', false],
  ['http://127.9.9.9', false],
  ['http://[::1]:8080', false],
  ['http://localhost:8080/v1', false],
  ['http://localhost.example', true],
  ['http://127.0.0.1.example', true],
  ['http://192.168.1.2', true],
  ['http://0x7f000001', false],
] as const) {
  test(`at ${baseUrl} requests ${remote ? 'leave' : 'do not leave'} this machine`, async (t) => t.is((await loadBackend({ baseUrl })).remote, remote));
}

test('without a key it says so before it asks, and where one can be put; a stand-in on this machine needs none', async (t) => {
  const { fetch, asked } = answeringFetch(json);
  for (const apiKey of [null, '']) {
    const keyless = await loadBackend({ apiKey });
    for (const attempt of [() => keyless.checkSetup('claude-sonnet-5-5'), () => keyless.complete(request(fetch)), () => Array.fromAsync(keyless.stream(request(fetch))), () => keyless.models(request(fetch))]) {
      const error = await errorOf(attempt);
      t.is(error.code, 'model_key_missing');
      t.regex(error.help, /ANTHROPIC_API_KEY/);
    }
    const local = await loadBackend({ apiKey, baseUrl: 'http://127.0.0.1:8080' });
    await t.notThrowsAsync(local.checkSetup('claude-sonnet-5-5'));
    t.is((await local.complete(request(answeringFetch(json).fetch))).text, 'Hello.');
  }
  t.deepEqual(asked, []);
  await t.notThrowsAsync(backend.checkSetup('claude-sonnet-5-5'));
});

test('a key that was changed is used for the next question', async (t) => {
  const changing = await load();
  const { fetch, asked } = answeringFetch(json);
  await changing.backend.complete(request(fetch));
  await changing.setKey('sk-of-another-test');
  await changing.backend.complete(request(fetch));
  t.deepEqual(asked.map(({ headers }) => headers.get('authorization')), [`Bearer ${key}`, 'Bearer sk-of-another-test']);
});

test('a base URL that is none is refused when it is loaded', async (t) => {
  for (const baseUrl of ['api.anthropic.com', 'ftp://api.anthropic.com', '']) await t.throwsAsync(loadBackend({ baseUrl }));
});

test('traits tell what is known of a model, and no more', (t) => {
  t.deepEqual(backend.traits('claude-sonnet-5-5'), { contextTokens: 1_000_000, maxOutputTokens: 128_000, tools: true, objects: 'schema' });
  t.is(backend.defaultModel, 'claude-sonnet-5-5');
});

test('the models are listed by one request, with the sizes that are told or else known', async (t) => {
  const data = [{ id: 'claude-sonnet-5-5', max_input_tokens: 500_000 }, { id: 'claude-haiku-4-5', max_input_tokens: null }, { id: 'claude-of-tomorrow' }, { type: 'model' }, null];
  const { fetch, asked } = answeringFetch({ body: JSON.stringify({ data, has_more: false }), type: 'application/json' });
  t.deepEqual(await backend.models(request(fetch)), [
    { id: 'claude-sonnet-5-5', contextTokens: 500_000, digest: null },
    { id: 'claude-haiku-4-5', contextTokens: 200_000, digest: null },
    { id: 'claude-of-tomorrow', contextTokens: null, digest: null },
  ]);
  t.is(asked.length, 1);
  t.is(asked[0]?.url, 'https://api.anthropic.com/v1/models?limit=1000');
  t.is(asked[0]?.method, 'GET');
});

test('what lists no models is told as a wrong address', async (t) => {
  for (const body of ['<html>', '{}', '{"data":{}}']) t.is((await errorOf(() => backend.models(request(answeringFetch({ body, type: 'application/json' }).fetch)))).code, 'model_address_wrong');
});

test('the SDK is loaded by the first question, and not before', async (t) => {
  const child = startChild('../plugins/backends/anthropic/count-sdk-files.ts', []);
  t.is(await child.ended, 0, child.errors());
  const { before, after } = JSON.parse(child.output()) as { readonly before: number; readonly after: number };
  t.is(before, 0);
  t.true(after > 0);
});

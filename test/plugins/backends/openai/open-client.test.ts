import test from 'ava';
import { createError } from '../../../../core/errors.ts';
import { typedCause } from '../../../../core/model/typed-cause.ts';
import { answeringFetch } from '../../../support/answering-fetch.ts';
import { backends, chunk, events, key, loadBackend, request, sent } from './asking.ts';

const overloaded = createError('model_overloaded', { backend: 'OpenAI', reason: 'busy' });
const failing = (async () => {
  throw overloaded;
}) as typeof globalThis.fetch;

test('what the client\'s fetch throws can be found in what comes out, and nothing is tried again', async (t) => {
  for (const backend of Object.values(backends)) {
    let requests = 0;
    const fetch = (async (...input: Parameters<typeof failing>) => {
      requests += 1;
      return failing(...input);
    }) as typeof failing;
    t.is(typedCause(await t.throwsAsync(backend.complete(request(fetch)))), overloaded);
    t.is(typedCause(await t.throwsAsync(Array.fromAsync(backend.stream(request(fetch))))), overloaded);
    t.is(requests, 2);
  }
});

test('a body that breaks with a typed error ends the stream with that error', async (t) => {
  const { fetch } = answeringFetch({ body: events([chunk({ content: 'Ye' })]), breaksWith: overloaded });
  t.is(typedCause(await t.throwsAsync(Array.fromAsync(backends.chat.stream(request(fetch))))), overloaded);
});

test('what ends a request is what comes out of it, whatever the SDK makes of it', async (t) => {
  const reason = createError('model_timed_out', { backend: 'OpenAI', phase: 'total', seconds: 1 });
  for (const backend of Object.values(backends)) {
    const ending = new AbortController();
    const fetch = (async () => {
      ending.abort(reason);
      throw new DOMException('This operation was aborted', 'AbortError');
    }) as typeof failing;
    t.is(await t.throwsAsync<Error>(backend.complete(request(fetch, { signal: ending.signal }))), reason);
    t.is(await t.throwsAsync<Error>(backend.complete(request(fetch, { signal: ending.signal }))), reason, 'before it is asked as well');
  }
});

test('a stream that nobody reads on is let go', async (t) => {
  const { fetch, left } = answeringFetch({ body: events([chunk({ content: 'Ye' }), chunk({ content: 's.' }), chunk({}, 'stop'), '[DONE]']), cut: (bytes) => Array.from({ length: 10 }, (_, part) => bytes.subarray(Math.floor((bytes.length * part) / 10), Math.floor((bytes.length * (part + 1)) / 10))) });
  for await (const piece of backends.chat.stream(request(fetch))) {
    t.is(piece.kind, 'text');
    break;
  }
  t.is(left.end, 'cancelled');
});

test('the key goes with the question, and the organization', async (t) => {
  const backend = await loadBackend({ options: { organization: 'org-1' } });
  const { headers } = await sent(backend, 'responses');
  t.is(headers.get('authorization'), `Bearer ${key}`);
  t.is(headers.get('openai-organization'), 'org-1');
});

test('a server on this machine gets no key when there is none', async (t) => {
  const backend = await loadBackend({ options: { baseUrl: 'http://127.0.0.1:1234/v1' }, apiKey: null });
  const { headers, url } = await sent(backend, 'chat');
  t.false(headers.has('authorization'));
  t.is(url, 'http://127.0.0.1:1234/v1/chat/completions');
});

test.serial('variables of the environment that the SDK knows change nothing', async (t) => {
  const variables = { OPENAI_BASE_URL: 'https://elsewhere.example/v1', OPENAI_API_KEY: 'sk-of-the-environment', OPENAI_ORG_ID: 'org-of-the-environment', OPENAI_PROJECT_ID: 'project-of-the-environment', OPENAI_CUSTOM_HEADERS: 'Authorization: Bearer of-another' };
  Object.assign(process.env, variables);
  try {
    const { url, headers } = await sent(backends.responses, 'responses');
    t.is(url, 'https://api.openai.com/v1/responses');
    t.is(headers.get('authorization'), `Bearer ${key}`);
    t.is(headers.get('openai-organization'), null);
    t.is(headers.get('openai-project'), null);
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
  }
});

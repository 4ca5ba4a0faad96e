import test from 'ava';
import { answeringFetch } from '../../../support/answering-fetch.ts';
import { answerIn, events, loadBackend, request } from './asking.ts';

const backend = await loadBackend();
const begin = { type: 'message_start', message: { id: 'm', model: 'claude-sonnet-5-5', content: [], usage: {} } };
const said = [{ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }, { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hello.' } }];
const end = { type: 'message_stop' };
const stopped = new DOMException('stopped', 'AbortError');

for (const [what, thrown] of [
  ['a time-out of the connection', Object.assign(new Error('connect ETIMEDOUT 203.0.113.7:443'), { code: 'ETIMEDOUT' })],
  ['an abort', stopped],
  ['an error of ours', new Error('the provider timed out', { cause: new Error('deep') })],
  ['what is no error', { code: 'odd' }],
] as const) {
  test(`${what} comes out as it was, after one request`, async (t) => {
    let requests = 0;
    const fetch = async () => {
      requests++;
      throw thrown;
    };
    for (const attempt of [() => backend.complete(request(fetch)), () => Array.fromAsync(backend.stream(request(fetch))), () => backend.models(request(fetch))]) {
      requests = 0;
      const caught = await attempt().then(() => undefined, (reason: unknown) => reason);
      t.is(caught, thrown);
      t.is(requests, 1);
    }
  });
}

test('what breaks the body comes out as it was, an abort included', async (t) => {
  for (const breaksWith of [stopped, new Error('socket hang up')]) {
    const { fetch } = answeringFetch({ body: events([begin, ...said]), breaksWith });
    t.is(await Array.fromAsync(backend.stream(request(fetch))).then(() => undefined, (reason: unknown) => reason) as unknown, breaksWith);
    const whole = answeringFetch({ body: '{"content":[', breaksWith, type: 'application/json' });
    t.is(await backend.complete(request(whole.fetch)).then(() => undefined, (reason: unknown) => reason) as unknown, breaksWith);
  }
});

test('what breaks after the end of the message does not harm the answer', async (t) => {
  const { fetch } = answeringFetch({ body: events([begin, ...said, end]), breaksWith: new Error('socket hang up') });
  t.is(answerIn(await Array.fromAsync(backend.stream(request(fetch)))).text, 'Hello.');
});

test('an answer is read to its end, so that its connection can be used again; one that nobody reads on is cancelled', async (t) => {
  const read = answeringFetch({ body: events([begin, ...said, end]) });
  await Array.fromAsync(backend.stream(request(read.fetch)));
  t.is(read.left.end, 'read');
  const left = answeringFetch({ body: events([begin, ...said, end]), cut: (bytes) => Array.from(bytes, (byte) => Uint8Array.of(byte)) });
  for await (const piece of backend.stream(request(left.fetch))) if (piece.kind === 'text') break;
  t.is(left.left.end, 'cancelled');
});

test('a question that was cancelled before it began makes no request', async (t) => {
  const reason = new Error('enough');
  const { fetch, asked } = answeringFetch({ body: '' });
  const cancelled = request(fetch, { signal: AbortSignal.abort(reason) });
  for (const attempt of [() => backend.complete(cancelled), () => Array.fromAsync(backend.stream(cancelled)), () => backend.models(cancelled)]) t.is(await attempt().then(() => undefined, (thrown: unknown) => thrown) as unknown, reason);
  t.deepEqual(asked, []);
});

test('the signal goes on to the request, and no listener stays on it', async (t) => {
  const stopping = new AbortController();
  const listening = new Set<unknown>();
  const { signal } = stopping;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...[type, listener, ...more]: Parameters<typeof add>) => (listening.add(listener), add(type, listener, ...more));
  signal.removeEventListener = (...[type, listener, ...more]: Parameters<typeof remove>) => (listening.delete(listener), remove(type, listener, ...more));
  let given: AbortSignal | null | undefined;
  const { fetch } = answeringFetch({ body: '{"content":[]}', type: 'application/json' });
  await backend.complete(request(async (input, init) => ((given = init?.signal), fetch(input, init)), { signal }));
  t.is(given, signal);
  t.is(listening.size, 0);
});

test.serial('the environment changes neither the address nor the key, and nothing is printed', async (t) => {
  const environment = { ANTHROPIC_BASE_URL: 'https://elsewhere.example', ANTHROPIC_AUTH_TOKEN: 'of-another', ANTHROPIC_LOG: 'debug', ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer of-another' };
  const before = Object.fromEntries(Object.keys(environment).map((name) => [name, process.env[name]]));
  const printed: unknown[] = [];
  const names = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const printing = names.map((name) => [name, console[name]] as const);
  Object.assign(process.env, environment);
  for (const name of names) console[name] = (...words: unknown[]) => void printed.push(words);
  const { fetch, asked } = answeringFetch({ body: '{"content":[]}', type: 'application/json' });
  try {
    // A name for which the SDK has a warning of its own.
    await backend.complete(request(fetch, { model: 'claude-sonnet-4-5' }));
  } finally {
    for (const [name, print] of printing) console[name] = print;
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  t.is(asked[0]?.url, 'https://api.anthropic.com/v1/messages');
  t.regex(asked[0]?.headers.get('authorization') ?? '', /sk-of-a-test/);
  t.deepEqual(printed, []);
});

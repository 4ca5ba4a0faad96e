// The rule of asking again (core/model/retry-rule.ts), for each backend that asks models: how many requests are made, after which pauses, and what comes of it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import test from 'ava';
import type { ErrorCode } from '../../core/errors.ts';
import { askBackend, askedBackends, colourQuestion, red } from '../support/asked-backends.ts';
import { errorOf } from '../support/error-of.ts';
import type { ScriptedStep } from '../support/fake-provider/fake-provider.ts';

interface Row {
  readonly title: string;
  /** After these, every request is answered. */
  readonly steps: readonly ScriptedStep[];
  readonly requests: number;
  readonly pauses: readonly number[];
  readonly fails?: ErrorCode;
}

const times = <Value>(count: number, value: Value): readonly Value[] => Array.from({ length: count }, () => value);

const table: readonly Row[] = [
  { title: 'an answer', steps: [], requests: 1, pauses: [] },
  { title: '429 and Retry-After in seconds', steps: [{ status: 429, headers: { 'retry-after': '7' } }], requests: 2, pauses: [7_000] },
  { title: '429 and Retry-After as a date', steps: [{ status: 429, headers: { 'retry-after': 'Mon, 02 Mar 2026 09:00:20 GMT' } }], requests: 2, pauses: [20_000] },
  { title: '429 and retry-after-ms', steps: [{ status: 429, headers: { 'retry-after-ms': '2345' } }], requests: 2, pauses: [2_345] },
  { title: '429 and a Retry-After shorter than the back-off', steps: [{ status: 429, headers: { 'retry-after': '1' } }], requests: 2, pauses: [2_000] },
  { title: '429 and a Retry-After of two minutes', steps: [{ status: 429, headers: { 'retry-after': '120' } }], requests: 1, pauses: [], fails: 'model_rate_limited' },
  { title: '429 for ever', steps: times(9, { status: 429 }), requests: 3, pauses: [2_000, 4_000], fails: 'model_rate_limited' },
  { title: '500 once', steps: [{ status: 500 }], requests: 2, pauses: [2_000] },
  { title: '500 for ever', steps: times(9, { status: 500 }), requests: 3, pauses: [2_000, 4_000], fails: 'model_failed' },
  { title: '503 twice', steps: times(2, { status: 503 }), requests: 3, pauses: [2_000, 4_000] },
  { title: '529 for ever', steps: times(9, { status: 529 }), requests: 3, pauses: [2_000, 4_000], fails: 'model_overloaded' },
  { title: '500 and "do not retry"', steps: [{ status: 500, headers: { 'x-should-retry': 'false' } }], requests: 1, pauses: [], fails: 'model_failed' },
  { title: 'a connection that is cut before the answer', steps: [{ cut: 'headers' }], requests: 2, pauses: [2_000] },
  { title: 'a connection that is cut in the answer', steps: [{ cut: 20 }], requests: 2, pauses: [2_000] },
  { title: 'a connection that is always reset', steps: times(9, { cut: 'headers' as const, reset: true }), requests: 3, pauses: [2_000, 4_000], fails: 'model_unreachable' },
  ...([400, 401, 403, 404, 413, 422] as const).map((status): Row => ({ title: String(status), steps: [{ status }], requests: 1, pauses: [], fails: status === 401 || status === 403 ? 'model_key_refused' : status === 404 ? 'model_unknown' : 'model_request_refused' })),
  { title: 'an answer that does not fit, and then one that does', steps: [{ reply: { text: '{"colour": 7}' } }], requests: 2, pauses: [] },
  { title: 'answers that never fit', steps: times(9, { reply: { text: 'I cannot say.' } }), requests: 2, pauses: [], fails: 'answer_invalid' },
  { title: 'a failure, an answer that does not fit, and failures for ever', steps: [{ status: 500 }, { reply: { text: 'red' } }, ...times(9, { status: 500 })], requests: 5, pauses: [2_000, 2_000, 4_000], fails: 'model_failed' },
  { title: 'an answer that was cut', steps: [{ reply: { text: '{"colour": "re', finish: 'length' } }], requests: 1, pauses: [], fails: 'model_answer_cut' },
  { title: 'an empty answer', steps: [{ reply: { text: '' } }], requests: 1, pauses: [], fails: 'model_answer_empty' },
];

for (const backend of askedBackends) {
  for (const { title, steps, requests, pauses, fails } of table) {
    test(`${backend}: ${title} makes ${requests} requests${pauses.length === 0 ? '' : ` with pauses of ${pauses.join(' and ')} ms`}${fails === undefined ? '' : `, and ends with ${fails}`}`, async (t) => {
      const { provider, clock, model } = await askBackend(t, backend);
      provider.script(...steps, ...times(9, red));
      if (fails === undefined) t.deepEqual(await model().generateObject(colourQuestion), { colour: 'red' });
      else t.is((await errorOf(() => model().generateObject(colourQuestion))).code, fails);
      t.is(provider.requests.length, requests);
      t.deepEqual(clock.pauses, pauses);
    });
  }

  for (const [what, step] of [
    ['no headers', { stall: 'headers' }],
    ['headers and then nothing', { stall: 0 }],
    ['half an answer and then nothing', { stall: 20 }],
  ] as const) {
    test(`${backend}: a provider that sends ${what} is given up after its time, and asked again`, async (t) => {
      const { provider, clock, model } = await askBackend(t, backend);
      provider.script(step, red);
      const answer = model().generateObject(colourQuestion);
      await provider.received(1);
      while (clock.pauses.length === 0) {
        clock.expire();
        await nextTurn();
      }
      t.deepEqual(await answer, { colour: 'red' });
      t.is(provider.requests.length, 2);
      t.deepEqual(clock.pauses, [2_000]);
    });
  }

  test(`${backend}: too much to do, said inside of a stream, is asked again as long as nothing was passed on`, async (t) => {
    const { provider, clock, model } = await askBackend(t, backend);
    provider.script({ stopAfter: 0, failure: {} }, { reply: { text: 'The door is red.' } });
    let text = '';
    for await (const piece of model().streamText(colourQuestion)) text += piece;
    t.is(text, 'The door is red.');
    t.is(provider.requests.length, 2);
    t.deepEqual(clock.pauses, [2_000]);
  });

  test(`${backend}: a stream that breaks after its first piece is not asked again`, async (t) => {
    const { provider, model } = await askBackend(t, backend);
    provider.script({ reply: { text: 'The door is red, and so is the gate, and the wall behind it.' }, stopAfter: 5 });
    const pieces: string[] = [];
    const error = await errorOf(async () => {
      for await (const piece of model().streamText(colourQuestion)) pieces.push(piece);
    });
    t.is(error.code, 'model_stream_broken');
    t.true(pieces.length > 0);
    t.is(provider.requests.length, 1);
  });

  test(`${backend}: whatever fails, no call makes more requests than it may`, async (t) => {
    const { provider, model } = await askBackend(t, backend, { limits: { requestsPerCall: 2 } });
    provider.script(...times(9, { status: 500 }));
    await errorOf(() => model().generateObject(colourQuestion));
    t.is(provider.requests.length, 2);
  });
}

test('a fallback draws from the same budget of requests', async (t) => {
  const { provider, model } = await askBackend(t, 'anthropic', { fallbacks: [{ backend: 'openai', model: 'fake-small' }, { backend: 'ollama', model: 'fake-small' }] });
  provider.script(...times(9, { status: 500 }));
  await errorOf(() => model().generateObject(colourQuestion));
  t.deepEqual(provider.requests.map(({ path }) => path.split('/').at(-1)), ['messages', 'messages', 'messages', 'completions', 'completions']);
});

test('a fallback answers when the first backend cannot', async (t) => {
  const { provider, model } = await askBackend(t, 'anthropic', { fallbacks: [{ backend: 'openai', model: 'fake-small' }] });
  provider.script({ status: 401 }, red);
  t.deepEqual(await model().generateObject(colourQuestion), { colour: 'red' });
  t.is(provider.requests.length, 2);
});

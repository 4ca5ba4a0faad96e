import test from 'ava';
import { errorOf } from '../../../support/error-of.ts';
import { complete, events, stream } from './asking.ts';

const begin = { type: 'message_start', message: { id: 'm', content: [], usage: {} } };

for (const [type, code, retryable] of [
  ['overloaded_error', 'model_overloaded', true],
  ['rate_limit_error', 'model_rate_limited', true],
  ['api_error', 'model_failed', true],
  ['timeout_error', 'model_failed', true],
  ['error_of_tomorrow', 'model_failed', true],
  ['invalid_request_error', 'model_request_refused', false],
  ['request_too_large', 'model_request_refused', false],
  ['billing_error', 'model_request_refused', false],
  ['authentication_error', 'model_key_refused', false],
  ['permission_error', 'model_key_refused', false],
  ['not_found_error', 'model_unknown', false],
] as const) {
  const error = { type, message: 'So it is.' };

  test(`${type} within a stream is ${code}`, async (t) => {
    for (const before of [[], [begin]]) {
      const thrown = await errorOf(() => stream({ body: events([...before, { type: 'error', error }]) }));
      t.deepEqual([thrown.code, thrown.retryable, thrown.plugin], [code, retryable, 'anthropic']);
    }
  });

  test(`${type} in place of an answer is ${code}`, async (t) => {
    t.is((await errorOf(() => complete({ type: 'error', error }))).code, code);
  });
}

test('an error says what the provider said, in one line of bearable length', async (t) => {
  const { message } = await errorOf(() => stream({ body: events([{ type: 'error', error: { type: 'overloaded_error', message: `Over\n  loaded ${'x'.repeat(1_000)}` } }]) }));
  t.regex(message, /Over loaded x/);
  t.true(message.length < 400);
});

test('an error without form is worth another try', async (t) => {
  for (const body of ['event: error\ndata: upstream went away\n\n', 'event: error\ndata: {"error":"gone"}\n\n', 'event: error\ndata: {"type":"error"}\n\n']) t.is((await errorOf(() => stream({ body }))).code, 'model_failed');
});

test('what is no message is told as a wrong address, which no further try would mend', async (t) => {
  for (const body of ['<html>Sign in to the network</html>', '{"hello":"world"}', '[]', 'null', '']) {
    const error = await errorOf(() => complete(body));
    t.deepEqual([error.code, error.retryable], ['model_address_wrong', false]);
  }
});

import test from 'ava';
import type { ErrorCode } from '../../../../core/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { chunk, complete, events, stream } from './asking.ts';

/** What providers state in answers of status 200. */
const stated: readonly (readonly [error: unknown, code: ErrorCode, retryable: boolean])[] = [
  [{ message: 'The server is overloaded.', type: 'server_overloaded', code: null }, 'model_overloaded', true],
  [{ message: 'Busy', type: 'overloaded_error' }, 'model_overloaded', true],
  [{ message: 'The engine is currently overloaded, please try again later', type: 'server_error', code: null }, 'model_overloaded', true],
  [{ message: 'Provider returned error', code: 503 }, 'model_overloaded', true],
  [{ message: 'Slow', code: 'rate_limit_exceeded' }, 'model_rate_limited', true],
  [{ message: 'Slow', code: 429 }, 'model_rate_limited', true],
  [{ message: 'You exceeded your current quota', code: 'insufficient_quota', type: 'insufficient_quota' }, 'model_rate_limited', false],
  [{ message: 'Bad key', code: 'invalid_api_key' }, 'model_key_refused', false],
  [{ message: 'Too long', type: 'invalid_request_error', code: 'context_length_exceeded' }, 'model_request_refused', false],
  [{ message: 'The server had an error', type: 'server_error', code: null }, 'model_failed', true],
  [{ message: 'Bad gateway', code: 502 }, 'model_failed', true],
  ['Something went wrong', 'model_failed', true],
  [{}, 'model_failed', true],
  ['Unexpected endpoint or method. (POST /chat/completions)', 'model_address_wrong', false],
];

for (const [error, code, retryable] of stated) {
  test(`${JSON.stringify(error)} within a success is ${code}`, async (t) => {
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      'a whole answer': () => complete('chat', { error }),
      'a whole answer of the Responses API': () => complete('responses', { status: 'failed', output: [], error }),
      'an event between chunks': () => stream('chat', { body: events([chunk({ content: 'Hel' }), { error }]) }),
      'an event called "error"': () => stream('chat', { body: `${events([chunk({ content: 'Hel' })])}event: error\ndata: ${JSON.stringify({ error })}\n\n` }),
      'an error in a choice': () => stream('chat', { body: events([{ choices: [{ index: 0, delta: {}, error, finish_reason: 'error' }] }]) }),
      'a response that failed': () => stream('responses', { body: events([{ type: 'response.created', response: {} }, { type: 'response.failed', response: { status: 'failed', error } }]) }),
    };
    for (const [way, happens] of Object.entries(ways)) {
      const thrown = await errorOf(happens);
      t.is(thrown.code, code, way);
      t.is(thrown.retryable, retryable, way);
    }
  });
}

test('the error event of the Responses API is read, with its fields beside its type or in an object', async (t) => {
  for (const error of [{ type: 'error', code: 'rate_limit_exceeded', message: 'Slow', param: null, sequence_number: 3 }, { type: 'error', error: { type: 'requests', code: 'rate_limit_exceeded', message: 'Slow' } }]) {
    const thrown = await errorOf(() => stream('responses', { body: events([error]) }));
    t.is(thrown.code, 'model_rate_limited');
    t.is(thrown.details['reason'], 'Slow');
  }
});

test('an answer that is a web page means that the address is wrong', async (t) => {
  const thrown = await errorOf(() => stream('chat', { body: '<!doctype html>', type: 'text/html' }));
  t.is(thrown.code, 'model_address_wrong');
});

test('an answer without an answer is a failure of the provider', async (t) => {
  for (const body of ['', '{"choices": [', 'null', '{}', '{"choices": []}']) t.is((await errorOf(() => complete('chat', body))).code, 'model_failed', body);
  for (const body of ['', '{}', '{"output": null}']) t.is((await errorOf(() => complete('responses', body))).code, 'model_failed', body);
});

import test from 'ava';
import type { ErrorCode } from '../../../core/errors.ts';
import { statusError } from '../../../core/model/status-error.ts';

function errorOfStatus(status: number, body = '{"error": {"message": "Said  so.\\nReally"}}', headers: Record<string, string> = {}) {
  return statusError({ backend: 'Claude', model: 'm', address: new URL('https://api.example/v1/messages?x=1'), status, headers: new Headers(headers), body, now: 0 });
}

for (const [status, code, retryable] of [
  [302, 'model_address_wrong', false],
  [400, 'model_request_refused', false],
  [401, 'model_key_refused', false],
  [403, 'model_key_refused', false],
  [404, 'model_unknown', false],
  [408, 'model_failed', true],
  [409, 'model_failed', true],
  [413, 'model_request_refused', false],
  [422, 'model_request_refused', false],
  [429, 'model_rate_limited', true],
  [500, 'model_failed', true],
  [502, 'model_failed', true],
  [503, 'model_overloaded', true],
  [529, 'model_overloaded', true],
] as const satisfies readonly (readonly [number, ErrorCode, boolean])[]) {
  test(`status ${status} is ${code}, and is ${retryable ? '' : 'not '}asked again`, (t) => {
    const error = errorOfStatus(status);
    t.is(error.code, code);
    t.is(error.retryable, retryable);
  });
}

test('the provider’s own words are told on one line and cut; a page of HTML is told by its status', (t) => {
  t.regex(errorOfStatus(400).message, /: Said so\. Really$/);
  t.regex(errorOfStatus(400, '{"error": "plain words"}').message, /: plain words$/);
  t.regex(errorOfStatus(400, '<html>Bad gateway</html>').message, /: status 400$/);
  t.true(errorOfStatus(400, JSON.stringify({ error: { message: 'x'.repeat(5_000) } })).message.length < 400);
});

test('an address where nothing of the kind lives is told as a wrong address, not as an unknown model', (t) => {
  const error = errorOfStatus(404, '<html>Not found</html>');
  t.is(error.code, 'model_address_wrong');
  t.regex(error.message, /https:\/\/api\.example\/v1\/messages/);
});

test('what a provider says of asking again counts more than its status', (t) => {
  t.false(errorOfStatus(500, '{}', { 'x-should-retry': 'false' }).retryable);
  t.true(errorOfStatus(409, '{}', { 'x-should-retry': 'true' }).retryable);
  t.false(errorOfStatus(429, '{"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}').retryable);
  t.is(errorOfStatus(429, '{}', { 'retry-after': '3' }).details['retryAfterMs'], 3_000);
});

// What each provider answers when it does not do what it was asked.
import type { Fields } from './json-fields.ts';
import type { WireFormat } from './wire-format.ts';

/** The body of an answer that is no success (platform.claude.com/docs/en/api/errors; platform.openai.com/docs/guides/error-codes; Ollama's docs/api.md). */
export function refusal(provider: WireFormat['provider'], status: number, words = wordsFor[status] ?? `status ${status}`): Fields {
  if (provider === 'ollama') return { error: words };
  if (provider === 'openai') return { error: { message: words, param: null, ...(openaiKinds[status] ?? { type: status >= 500 ? 'server_error' : 'invalid_request_error', code: null }) } };
  return { type: 'error', error: { type: anthropicKinds[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error'), message: words }, request_id: 'req_fake' };
}

const wordsFor: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  401: 'The API key is invalid.',
  403: 'The API key may not use this.',
  404: 'There is no such model.',
  413: 'The request is too large.',
  422: 'The request cannot be processed.',
  429: 'Too many requests in too short a time.',
  500: 'An unexpected error occurred.',
  503: 'The service is unavailable.',
  529: 'Overloaded',
};

const anthropicKinds: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

const openaiKinds: Readonly<Record<number, Fields>> = {
  401: { type: 'invalid_request_error', code: 'invalid_api_key' },
  404: { type: 'invalid_request_error', code: 'model_not_found' },
  429: { type: 'requests', code: 'rate_limit_exceeded' },
};

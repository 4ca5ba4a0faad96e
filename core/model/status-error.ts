import { createError, type OutreachError } from '../errors.ts';
import { retryAfterMilliseconds } from './retry-after.ts';

export interface FailedResponse {
  /** Label of the backend. */
  readonly backend: string;
  readonly model: string;
  readonly address: URL;
  readonly status: number;
  readonly headers: Headers;
  /** The beginning of its text. */
  readonly body: string;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/** What a provider's status means, and whether asking again can help. */
export function statusError(response: FailedResponse): OutreachError {
  const { backend, model, address, status, headers } = response;
  const said = readBody(response);
  const reason = said.message;
  const retryAfterMs = retryAfterMilliseconds(headers, response.now);
  const waiting = retryAfterMs === undefined ? {} : { retryAfterMs };
  // Said by the provider itself, it overrules what the status would mean (openai-node and anthropic-sdk obey it as well).
  const should = headers.get('x-should-retry');
  const context = should === 'true' ? { retryable: true } : should === 'false' ? { retryable: false } : {};

  if (status >= 300 && status < 400) return createError('model_address_wrong', { backend, address: address.origin, reason: `it redirects to another place (status ${status})` });
  if (status === 401 || status === 403) return createError('model_key_refused', { backend, status, reason });
  if (status === 404) return said.structured ? createError('model_unknown', { backend, model, have: [] }) : createError('model_address_wrong', { backend, address: `${address.origin}${address.pathname}`, reason: 'nothing answers there (status 404)' });
  if (status === 429) return createError('model_rate_limited', { backend, reason, ...waiting }, said.code === 'insufficient_quota' ? { retryable: false } : context);
  if (status === 503 || status === 529) return createError('model_overloaded', { backend, reason, ...waiting }, context);
  if (status >= 500 || status === 408 || status === 409) return createError('model_failed', { backend, status, reason, ...waiting }, context);
  return createError('model_request_refused', { backend, status, reason });
}

const longestReason = 300;

/** `{"error": {"message", "code"}}` of Anthropic and OpenAI, `{"error": "…"}` of Ollama; anything else is told by its status alone. */
function readBody({ status, body }: FailedResponse): { readonly message: string; readonly code: unknown; readonly structured: boolean } {
  try {
    const { error } = JSON.parse(body) as { readonly error?: unknown };
    const { message, code } = typeof error === 'object' && error !== null ? (error as { readonly message?: unknown; readonly code?: unknown }) : { message: error, code: undefined };
    if (typeof message === 'string' && message.trim() !== '') return { message: message.replace(/\s+/g, ' ').trim().slice(0, longestReason), code, structured: true };
  } catch {
    // A proxy's page, or nothing: its words would tell a user less than the status does.
  }
  return { message: `status ${status}`, code: undefined, structured: false };
}

import type { Provider } from './provider.ts';
import { asObject, asText } from './json-value.ts';

const longestReason = 300;

/** Throws what a provider states in an answer of status 200: `{"message", "type", "code"}`, or a text. */
export function failAsStated(stated: unknown, { fail, label, baseUrl }: Provider): never {
  const error = asObject(stated);
  const reason = (asText(stated) || asText(error['message']) || 'it does not say why').replace(/\s+/g, ' ').trim().slice(0, longestReason);
  const status = [error['code'], error['status'], error['status_code']].map(Number).find((each) => each >= 400 && each <= 599);
  const kind = [error['code'], error['type'], error['status']].filter((each) => typeof each === 'string').join(' ').toLowerCase();

  // LM Studio's answer to a base URL without "/v1".
  if (/^Unexpected endpoint/i.test(reason)) fail('model_address_wrong', { backend: label, address: baseUrl.href, reason });
  if (status === 503 || status === 529 || /overload|slow_down|unavailable|capacity/.test(kind) || /\boverloaded\b/i.test(reason)) fail('model_overloaded', { backend: label, reason });
  if (/insufficient_quota|billing/.test(kind)) fail('model_rate_limited', { backend: label, reason }, { retryable: false });
  if (status === 429 || /rate_limit|too_many_requests|resource_exhausted/.test(kind)) fail('model_rate_limited', { backend: label, reason });
  if (status === 401 || status === 403 || /invalid_api_key|authentication|permission/.test(kind)) fail('model_key_refused', { backend: label, status: status ?? 401, reason });
  if (status === 400 || status === 413 || status === 422 || /invalid_request|invalid_prompt|context_length/.test(kind)) fail('model_request_refused', { backend: label, status: status ?? 400, reason });
  return fail('model_failed', { backend: label, status: status ?? null, reason });
}

import type { Scope } from '../../../core/index.ts';

/** Of a reason that is shown, in characters. */
const longestReason = 300;

/**
 * Throws what an error inside a successful answer means, as its status would have said it: https://platform.claude.com/docs/en/api/errors
 * One that is not known is worth another try.
 */
export function failAs(error: unknown, fail: Scope['fail'], { label, model }: { readonly label: string; readonly model: string }): never {
  const { type, message } = (typeof error === 'object' && error !== null ? error : {}) as { readonly type?: unknown; readonly message?: unknown };
  const kind = typeof type === 'string' ? type : 'an error without a name';
  const reason = typeof message === 'string' && message.trim() !== '' ? message.replace(/\s+/g, ' ').trim().slice(0, longestReason) : kind;
  const backend = label;
  if (kind === 'overloaded_error') return fail('model_overloaded', { backend, reason });
  if (kind === 'rate_limit_error') return fail('model_rate_limited', { backend, reason });
  if (kind === 'authentication_error') return fail('model_key_refused', { backend, status: 401, reason });
  if (kind === 'permission_error') return fail('model_key_refused', { backend, status: 403, reason });
  if (kind === 'not_found_error') return fail('model_unknown', { backend, model, have: [] });
  const refused = refusals.get(kind);
  if (refused !== undefined) return fail('model_request_refused', { backend, status: refused, reason });
  return fail('model_failed', { backend, status: null, reason });
}

const refusals = new Map([
  ['invalid_request_error', 400],
  ['billing_error', 402],
  ['request_too_large', 413],
]);

import type { Web } from '../contracts/web.ts';
import { createError } from '../errors.ts';
import type { GuardedWeb } from './create-web.ts';

export interface WebShare {
  /** Ends calls under way and refuses further ones, with the signal's reason. */
  readonly signal: AbortSignal;
  /** Pages and documents this run may ask for; the next one rejects with `web_call_limit`. */
  readonly maxCalls: number;
}

/** The web as one run may use it. */
export function limitWeb(web: Web | GuardedWeb, { signal, maxCalls }: WebShare): Web {
  const heard = 'with' in web ? web.with(signal) : web;
  let calls = 0;

  function count(): void {
    signal.throwIfAborted();
    if (calls >= maxCalls) throw createError('web_call_limit', { limit: maxCalls });
    calls += 1;
  }

  return {
    async page(url) {
      count();
      return heard.page(url);
    },
    async json(url) {
      count();
      return heard.json(url);
    },
  };
}

import type { ExecutionContext } from 'ava';
import { createWeb, type GuardedWeb, type WebOptions } from '../../core/web/create-web.ts';
import { createHandClock } from './hand-clock.ts';
import { silentLog } from './log.ts';

/** A web that waits for nothing and knows these hosts as the user's own. Its clock stands still unless the test brings one. */
export function createTestWeb(t: ExecutionContext, allowedPrivateHosts: readonly string[], options: Partial<WebOptions> = {}): GuardedWeb {
  const web = createWeb({
    clock: createHandClock(),
    log: silentLog,
    userAgent: 'OutreachAgent/0.1 (+https://example.org/bot)',
    minimumDelayMilliseconds: 0,
    allowedPrivateHosts,
    ...options,
  });
  t.teardown(() => web.close());
  return web;
}

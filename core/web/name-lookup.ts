// Looks up names, and notices when there is no network at all: then a thousand pages are not waited for one by one.
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { Clock, Log } from '../contracts/ports.ts';

export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** So many names in a row, all different, that cannot be looked up: that is no longer the fault of the names. */
const failuresInARow = 4;
const silenceMilliseconds = 60_000;

/** The same lookup, which fails at once for a minute after several names in a row were not found; the first that is found ends it. Addresses are not counted: they need no network. */
export function createNameLookup(resolve: Resolve, { clock, log }: { readonly clock: Clock; readonly log: Log }): Resolve {
  const failed = new Set<string>();
  let silentUntil = 0;

  return async (host) => {
    if (isIP(host) !== 0 || host === 'localhost') return resolve(host);
    if (clock.now() < silentUntil) throw noNetwork();
    try {
      const addresses = await resolve(host);
      failed.clear();
      return addresses;
    } catch (thrown) {
      failed.add(host);
      if (failed.size >= failuresInARow) {
        failed.clear();
        silentUntil = clock.now() + silenceMilliseconds;
        log.warn('No host can be found: it seems that there is no network. Pages are not read for a minute; the work goes on without them.');
      }
      throw thrown;
    }
  };
}

/** With the code that resolvers give when they cannot be reached. */
function noNetwork(): Error {
  return Object.assign(new Error('names cannot be looked up at the moment'), { code: 'EAI_AGAIN' });
}

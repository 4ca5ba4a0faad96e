import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** In MB, of all that runs in this process, without what waits to be collected. */
export function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

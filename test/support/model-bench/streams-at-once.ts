// Reads a hundred streams at once, several times over; prints how long the event loop was held up, and how much memory it took.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Provider } from './contender.ts';
import { type ClientName, openContender } from './open-contender.ts';

export interface StreamsAtOnce {
  /** Milliseconds; of a hundred looks at the event loop, 99 found it held up no longer. */
  readonly delay: number;
  /** At its most. */
  readonly megabytes: number;
  /** All streams. */
  readonly milliseconds: number;
  readonly characters: number;
}

const [name, provider, address = '', waves = '1'] = process.argv.slice(2) as [ClientName, Provider, string, string];
const contender = await openContender(name, provider, address);
await contender.stream();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const begun = performance.now();
let characters = 0;
for (let wave = 0; wave < Number(waves); wave += 1) {
  const read = await Promise.all(Array.from({ length: 100 }, () => contender.stream()));
  characters += read.reduce((sum, each) => sum + each, 0);
}
const milliseconds = performance.now() - begun;
delay.disable();
process.stdout.write(JSON.stringify({ delay: delay.percentile(99) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024, milliseconds, characters } satisfies StreamsAtOnce));
await contender.close();

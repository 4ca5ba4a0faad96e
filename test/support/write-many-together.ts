// Writes numbers into a home's store, many at the same moment, and says each when its promise has resolved. It may be killed.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';

const [file = '', name = '', count = '0'] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
process.stdout.write('ready\n');
await Promise.all(
  Array.from({ length: Number(count) }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index / 2));
    const written = store.writeTogether((tx) => store.pluginState.set(name, String(index), index, tx));
    await written;
    process.stdout.write(`kept ${index}\n`);
  }),
);
await store.close();

// Opens a store when it is told to go, and prints what opening it did.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';

const [file = ''] = process.argv.slice(2);
console.log('ready');
process.stdin.once('data', async () => {
  const store = await openStore({ file, migrations, clock: wallClock });
  console.log(JSON.stringify({ id: store.id, ...store.report }));
  await store.close();
  process.exit(0);
});

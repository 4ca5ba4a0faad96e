// Reserves and settles until it is killed, and says each as soon as it is acknowledged; with a count, so many and no word.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { attempt, most, succeeded } from './attempts.ts';
import { wallClock } from './store.ts';

const [file = '', count = 'Infinity'] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
const say = (what: string) => (count === 'Infinity' ? console.log(what) : undefined);
for (let number = 0; number < Number(count); number += 1) {
  const id = await store.ledger.reserve(attempt, most, { perDay: { dollars: 1_000_000 } });
  say(`reserved ${id}`);
  await new Promise((resolve) => setImmediate(resolve));
  await store.ledger.settle(id, succeeded(7));
  say(`settled ${id}`);
}
await store.close();

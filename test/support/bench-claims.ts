// Waits for the word, then claims until nothing is due; prints how many it had, from when to when, and what went wrong.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';

const [file = '', owner = '', batch = '1', most = 'Infinity'] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
console.log('ready');
process.stdin.once('data', async () => {
  const begun = Date.now();
  const ids: number[] = [];
  while (ids.length < Number(most)) {
    const jobs = await store.jobs.claim({ owner, now: wallClock.now(), leaseMs: 600_000, limit: Number(batch) });
    if (jobs.length === 0) break;
    ids.push(...jobs.map(({ id }) => id));
  }
  console.log(JSON.stringify({ ids, begun, ended: Date.now() }));
  await store.close();
  process.exit(0);
});

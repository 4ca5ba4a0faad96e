// Claims and finishes jobs until none is left; prints the ids of those it finished.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';

const [file = '', owner = '', limit = '1'] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
const done: number[] = [];
for (;;) {
  const jobs = await store.jobs.claim({ owner, now: wallClock.now(), leaseMs: 60_000, limit: Number(limit) });
  if (jobs.length === 0) break;
  await store.write(async (tx) => {
    for (const job of jobs) await store.jobs.finish(tx, job);
  });
  done.push(...jobs.map(({ id }) => id));
}
await store.close();
console.log(JSON.stringify(done));

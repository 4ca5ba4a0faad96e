// Writes leads until it is killed, one transaction each, and says so after each commit.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';

const [file = ''] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
for (let number = 0; ; number += 1) {
  await store.leads.upsertCandidates(Array.from({ length: 20 }, (_, index) => ({ candidate: { company: `Writer ${number}-${index}`, documents: [] }, venue: 'test' })));
  console.log(`written ${number}`);
  await new Promise((resolve) => setImmediate(resolve));
}

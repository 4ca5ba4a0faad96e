// Commits so many leads, one by one.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';

const [file = '', count = '0'] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
for (let number = 0; number < Number(count); number += 1) await store.leads.upsertCandidates([{ candidate: { company: `Company ${number}`, documents: [] }, venue: 'test' }]);
await store.close();

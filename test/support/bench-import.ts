// Imports a CSV file into a new store, and prints how long it took and how much memory it needed.
import { createReadStream } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readCsvLeads } from '../../core/discovery/csv.ts';
import { importLeads } from '../../core/store/import-leads.ts';
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';
import { keepHeapSmall } from '../../cli/keep-heap-small.ts';

keepHeapSmall(); // as the command does

const [csv = '', file = ''] = process.argv.slice(2);
const store = await openStore({ file, migrations, clock: wallClock });
const lag = { most: 0, last: performance.now() };
const begun = performance.now();
const ticking = setInterval(() => {
  const now = performance.now();
  lag.most = Math.max(lag.most, now - lag.last);
  lag.last = now;
}, 1);
const report = await importLeads(store, readCsvLeads(createReadStream(csv, { encoding: 'utf8' })), { uri: pathToFileURL(csv).href });
const milliseconds = performance.now() - begun;
clearInterval(ticking);
console.log(JSON.stringify({ rows: report.added, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024, lag: lag.most }));
await store.close();

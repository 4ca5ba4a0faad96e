// Opens a store with one more migration, which takes longer than anyone waits: to be killed within it.
import { openStore } from '../../core/store/open.ts';
import { migrations } from '../../migrations/index.ts';
import { wallClock } from './store.ts';

const [file = ''] = process.argv.slice(2);
const slow = `CREATE TABLE half_done (a INTEGER) STRICT;
INSERT INTO half_done WITH RECURSIVE counting (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < 100000000) SELECT n FROM counting;`;
console.log('migrating');
await openStore({ file, migrations: [...migrations, { name: '9999-slow', sql: slow }], clock: wallClock });

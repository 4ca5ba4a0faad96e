import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { ErrorCode } from '../../../core/errors.ts';
import { openStore } from '../../../core/store/open.ts';
import { migrations } from '../../../migrations/index.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tinyDisk } from '../../support/tiny-disk.ts';

const open = (file: string) => openStore({ file, migrations, clock: createHandClock() });

test('a store is opened so that a commit outlives a power cut, and two programs can share it', async (t) => {
  const { connection } = await openTestStore(t);
  const pragma = (name: string) => connection.db.pragma(name, { simple: true });
  t.is(pragma('journal_mode'), 'wal');
  t.is(pragma('synchronous'), 2);
  t.is(pragma('foreign_keys'), 1);
  t.is(pragma('fullfsync'), 1);
  t.true((pragma('busy_timeout') as number) > 0);
});

test('a store keeps its id, and another one has another', async (t) => {
  const store = await openTestStore(t);
  await store.close();
  t.is((await openTestStore(t, store.file)).id, store.id);
  t.not((await openTestStore(t)).id, store.id);
});

test('only its owner can read it, and the folder that was made for it', async (t) => {
  const folder = join(temporaryFolder(t), 'home');
  const store = await openTestStore(t, join(folder, 'outreach.db'));
  await addLead(store);
  t.is(statSync(folder).mode & 0o77, 0);
  for (const ending of ['', '-wal', '-shm']) t.is(statSync(`${store.file}${ending}`).mode & 0o77, 0, ending);
});

async function refused(t: ExecutionContext, code: ErrorCode, make: (file: string) => void): Promise<void> {
  const file = join(temporaryFolder(t), 'outreach.db');
  make(file);
  const before = readFileSync(file);
  const error = await errorOf(() => open(file));
  t.is(error.code, code);
  t.true(error.help.length > 20);
  t.deepEqual(readFileSync(file), before, 'the file is as it was');
}

test('a file that is no database is left alone', (t) => refused(t, 'store_corrupt', (file) => writeFileSync(file, 'Dear diary,\n'.repeat(1_000))));

test('the database of another program is left alone', async (t) => {
  const { openDriver } = await openTestStore(t);
  await refused(t, 'store_foreign', (file) => {
    const db = openDriver(file);
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE songs (title TEXT)');
    db.close();
  });
});

test('a database with a damaged beginning is told as damaged, not taken for a new one', async (t) => {
  const store = await openTestStore(t);
  await addLead(store);
  await store.close();
  const bytes = readFileSync(store.file);
  bytes.fill(0x5a, 100, 4_000);
  writeFileSync(store.file, bytes);
  t.is((await errorOf(() => open(store.file))).code, 'store_corrupt');
  t.deepEqual(readFileSync(store.file), bytes);
});

test('an empty file becomes a store', async (t) => {
  const file = join(temporaryFolder(t), 'outreach.db');
  writeFileSync(file, '');
  const store = await openTestStore(t, file);
  t.is(store.report.applied.length, migrations.length);
  t.is(store.report.copy, null);
});

test('a folder in which nothing can be written is told, with what to do', async (t) => {
  // A folder of the kernel's, where not even the superuser can make a file.
  const folder = process.platform === 'linux' ? '/proc/self' : join(temporaryFolder(t), 'locked');
  if (process.platform !== 'linux') {
    mkdirSync(folder);
    chmodSync(folder, 0o500);
  }
  const error = await errorOf(() => open(join(folder, 'outreach.db')));
  t.true(['store_unwritable', 'not_found'].includes(error.code), error.code);
  t.regex(error.help, /--home/);
});

test('a path through a file is no folder', async (t) => {
  const file = join(temporaryFolder(t), 'a-file');
  writeFileSync(file, '');
  t.is((await errorOf(() => open(join(file, 'outreach.db')))).code, 'store_unwritable');
});

test('on a full disk a new store is refused, and an old one keeps what it had', async (t) => {
  const folder = tinyDisk(t, 1_200);
  if (folder === undefined) return t.pass();
  const store = await openTestStore(t, join(folder, 'outreach.db'));
  await addLead(store, { person: 'kept' });
  const error = await errorOf(async () => {
    for (let number = 0; number < 5_000; number += 1) await store.pluginState.set('p', String(number), 'x'.repeat(4_000));
  });
  t.is(error.code, 'store_disk_full');
  t.like(await store.leads.get(1), { person: 'kept' });
  await store.close();
  const fresh = await errorOf(() => open(join(folder, 'second', 'outreach.db')));
  t.is(fresh.code, 'store_disk_full');
});

test('the log begins anew though other connections read and write: it does not grow with the number of commits', async (t) => {
  const one = await openTestStore(t);
  const other = await openTestStore(t, one.file);
  const pagesInLog = () => (one.connection.db.pragma('wal_checkpoint(PASSIVE)') as readonly { readonly log: number }[])[0]?.log ?? 0;
  one.connection.db.pragma('wal_autocheckpoint = 0');
  other.connection.db.pragma('wal_autocheckpoint = 0');
  for (let number = 0; number < 250; number += 1) for (const store of [one, other]) await store.pluginState.set('test', 'key', number);
  t.true(pagesInLog() < 200, `${pagesInLog()} pages after 500 commits`);
});

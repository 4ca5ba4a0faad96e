import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { backupStore, restoreStore } from '../../../core/store/backup.ts';
import { checkStore } from '../../../core/store/check.ts';
import { exportEverything } from '../../../core/store/export.ts';
import type { Store } from '../../../core/store/store.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, addLead, approve, openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tinyDisk } from '../../support/tiny-disk.ts';

async function everythingIn(store: Store): Promise<string> {
  let text = '';
  for await (const piece of exportEverything(store)) text += piece;
  // A restored store remembers that it is one.
  return text.split('\n').filter((line) => !line.includes('restored_at')).join('\n');
}

test('a backup restores to an equal store, and the present one is kept', async (t) => {
  const store = await openTestStore(t);
  const { email } = await addDraft(store);
  await approve(store, email);
  const before = await everythingIn(store);
  const backup = join(store.folder, 'backup.db');
  await backupStore(store, backup);
  t.false(existsSync(`${backup}-wal`), 'one file by itself');
  await addLead(store, { person: 'Later' });
  await store.close();

  const report = await restoreStore(backup, store.file);
  const restored = await openTestStore(t, store.file);
  t.is(await everythingIn(restored), before);
  t.deepEqual((await checkStore(store.file)).problems, []);
  const kept = await openTestStore(t, report.kept ?? '');
  t.is(await kept.leads.counts().then(({ discovered }) => discovered), 1);
  t.truthy(restored.connection.get("SELECT 1 FROM store_meta WHERE key = 'restored_at'"));
});

test('a backup made while another process writes is whole, and of one moment', async (t) => {
  const store = await openTestStore(t);
  const child = startChild('write-leads-forever.ts', [store.file]);
  await child.says('written 5');
  for (let number = 0; number < 3; number += 1) {
    const file = join(store.folder, `backup-${number}.db`);
    await backupStore(store, file);
    t.deepEqual((await checkStore(file)).problems, []);
    const copy = await openTestStore(t, file);
    const { discovered } = await copy.leads.counts();
    t.true(discovered >= 100);
    t.is(discovered % 20, 0, 'no transaction is there by half');
  }
  t.is(child.process.exitCode, null, 'the writer goes on');
  child.process.kill('SIGKILL');
  await child.ended;
});

test('a backup overwrites nothing', async (t) => {
  const store = await openTestStore(t);
  const file = join(store.folder, 'precious');
  writeFileSync(file, 'precious');
  t.is((await errorOf(() => backupStore(store, file))).code, 'backup_exists');
  t.is(readFileSync(file, 'utf8'), 'precious');
});

test('a backup for which there is no room is not there by half', async (t) => {
  const disk = tinyDisk(t, 300);
  if (disk === undefined) return t.pass();
  const store = await openTestStore(t);
  for (let number = 0; number < 20; number += 1) await store.pluginState.set('p', String(number), 'x'.repeat(60_000));
  const error = await errorOf(() => backupStore(store, join(disk, 'backup.db')));
  t.is(error.code, 'store_disk_full');
  t.false(existsSync(join(disk, 'backup.db')));
});

test('a damaged backup, or something else, is not restored', async (t) => {
  const store = await openTestStore(t);
  for (let number = 0; number < 300; number += 1) await addLead(store, { person: `Person ${number}` });
  const backup = join(store.folder, 'backup.db');
  await backupStore(store, backup);
  await store.close();
  const before = readFileSync(store.file);
  const bytes = readFileSync(backup);
  bytes.fill(0xff, bytes.length - 6 * 4096, bytes.length - 4 * 4096);
  writeFileSync(backup, bytes);
  t.is((await errorOf(() => restoreStore(backup, store.file))).code, 'backup_damaged');
  writeFileSync(backup, 'no database at all');
  t.true(['backup_damaged', 'store_corrupt'].includes((await errorOf(() => restoreStore(backup, store.file))).code));
  t.is((await errorOf(() => restoreStore(join(store.folder, 'nowhere.db'), store.file))).code, 'not_found');
  t.deepEqual(readFileSync(store.file), before);
});

test('while another program has the database open, nothing is put in its place', async (t) => {
  const store = await openTestStore(t);
  await addLead(store);
  const backup = join(store.folder, 'backup.db');
  await backupStore(store, backup);
  t.is((await errorOf(() => restoreStore(backup, store.file))).code, 'store_in_use');
  t.like(await store.leads.get(1), { id: 1 });
});

test('a database that is damaged is replaced by a backup, and kept with its log', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'kept' });
  const backup = join(store.folder, 'backup.db');
  await backupStore(store, backup);
  await store.close();
  writeFileSync(store.file, 'garbage '.repeat(5_000));
  writeFileSync(`${store.file}-wal`, 'garbage');
  const { kept } = await restoreStore(backup, store.file);
  t.like(await (await openTestStore(t, store.file)).leads.get(1), { person: 'kept' });
  t.is(readFileSync(kept ?? '', 'utf8').slice(0, 8), 'garbage ');
  t.is(readFileSync(`${kept}-wal`, 'utf8'), 'garbage');
});

test('a backup is restored where there was nothing', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'kept' });
  const backup = join(store.folder, 'backup.db');
  await backupStore(store, backup);
  const file = join(temporaryFolder(t), 'new-home', 'outreach.db');
  t.is((await restoreStore(backup, file)).kept, null);
  t.like(await (await openTestStore(t, file)).leads.get(1), { person: 'kept' });
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { loadNodeDriver } from '../../../core/store/node-driver.ts';
import { assertSqlite, loadDriver, oldestSqlite } from '../../../core/store/driver.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { errorOf } from '../../support/error-of.ts';

const tooOld = { ...process.versions, napi: '9', node: '20.20.2' };

test('a Node whose Node-API is too old for the driver is refused before it is loaded', async (t) => {
  const error = await errorOf(() => loadDriver({ choice: 'better-sqlite3', versions: tooOld }));
  t.is(error.code, 'store_runtime_too_old');
  t.regex(error.message, /20\.20\.2/);
});

for (const old of ['3.51.2', '3.50.7', '3.9.9', '2.99.0']) {
  test(`SQLite ${old} can lose what two programs write at once, and is refused`, async (t) => {
    t.is((await errorOf(() => assertSqlite(old))).code, 'store_sqlite_too_old');
  });
}

test('the SQLite that comes with the driver is new enough', async (t) => {
  for (const good of [oldestSqlite, '3.51.10', '3.100.0', '4.0.0']) t.notThrows(() => assertSqlite(good));
  t.truthy(await loadDriver());
});

test('where the native driver cannot load, Node itself reads and writes the database, and why is known', async (t) => {
  const missing = async () => {
    throw new Error("/lib/libc.so.6: version `GLIBC_2.34' not found");
  };
  for (const wish of [{ versions: tooOld }, { loadNative: missing }]) {
    const openDriver = await loadDriver({ choice: 'auto', ...wish });
    t.is(openDriver.driver, 'node');
    t.regex(openDriver.insteadBecause ?? '', /20\.20\.2|GLIBC_2\.34/);
    const db = openDriver(':memory:');
    t.is(db.prepare('SELECT ? + 1').pluck().get(41), 42);
    db.close();
  }
  await t.throwsAsync(loadDriver({ choice: 'better-sqlite3', loadNative: missing }), { message: /GLIBC/ }, 'who asks for the native one hears why it is not had');
});

test('a native driver that ended the program is not tried again by this Node; one that is being tried elsewhere is', async (t) => {
  const marker = join(temporaryFolder(t), 'driver');
  const ended = 4_194_300; // no process has this number
  writeFileSync(marker, `${ended} ${process.versions.node}`);
  t.regex((await loadDriver({ choice: 'auto', marker })).insteadBecause ?? '', /ended the program/);
  t.true(existsSync(marker), 'nor the next time');
  writeFileSync(marker, `${ended} 22.15.0`);
  t.is((await loadDriver({ choice: 'auto', marker })).driver, 'better-sqlite3', 'another Node may carry it');
  t.false(existsSync(marker));
  writeFileSync(marker, `${process.pid} ${process.versions.node}`);
  t.is((await loadDriver({ choice: 'auto', marker })).driver, 'better-sqlite3');
});

test('with a SQLite that can lose commits from a shared log, Node keeps no such log', async (t) => {
  const { version } = await loadNodeDriver();
  const { journal } = await loadDriver({ choice: 'node' });
  t.is(journal, version.localeCompare(oldestSqlite, 'en', { numeric: true }) < 0 ? 'DELETE' : 'WAL');
});

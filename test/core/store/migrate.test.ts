import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openStore } from '../../../core/store/open.ts';
import { loadDriver } from '../../../core/store/driver.ts';
import { checkStore } from '../../../core/store/check.ts';
import { migrations } from '../../../migrations/index.ts';
import { type Child, startChild } from '../../support/child.ts';
import { createHandClock } from '../../support/hand-clock.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const versions = 'test/support/store-versions';
const fixtures = readdirSync(versions).filter((name) => name.endsWith('.sql'));

async function makeVersion(folder: string, fixture: string): Promise<string> {
  const file = join(folder, 'outreach.db');
  const openDriver = await loadDriver();
  const db = openDriver(file);
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = OFF');
  db.exec(readFileSync(join(versions, fixture), 'utf8'));
  db.close();
  return file;
}

test('there is a fixture of every version but the newest', (t) => {
  t.deepEqual(fixtures.sort(), migrations.slice(0, -1).map(({ name }) => `${name.slice(0, 4)}.sql`));
});

for (const fixture of fixtures) {
  test(`a store of version ${fixture.slice(0, 4)} is brought up to date with all that is in it, and kept as it was beside it`, async (t) => {
    const folder = temporaryFolder(t);
    const file = await makeVersion(folder, fixture);
    const store = await openTestStore(t, file);
    t.true(store.report.applied.length > 0);
    t.deepEqual([...store.report.applied], migrations.slice(-store.report.applied.length).map(({ name }) => name));
    const email = await store.emails.get(1);
    t.is(email.body, 'Hello, your posting says that routes are planned by hand.');
    t.is((await store.leads.get(1)).status, 'drafted');
    t.is((await store.outbox.counts()).queued, 1);
    t.is((await store.documents.ofLead(1)).length, 1);
    t.deepEqual((await checkStore(file)).problems, []);

    const newest = schemaOf(store.connection.all("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"));
    const fresh = await openTestStore(t);
    t.deepEqual(newest, schemaOf(fresh.connection.all("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")), 'as a new one is');

    const { copy } = store.report;
    t.truthy(copy);
    const old = store.openDriver(copy ?? '', { readonly: true });
    t.is(old.prepare('SELECT count(*) FROM knex_migrations').pluck().get(), migrations.length - store.report.applied.length);
    t.is(old.prepare('SELECT body FROM emails').pluck().get(), email.body);
    old.close();
  });
}

function schemaOf(rows: readonly unknown[]): readonly unknown[] {
  return rows.map((row) => JSON.parse(JSON.stringify(row).replaceAll(/\s+/g, ' ')) as unknown);
}

test('a database from a newer version is refused by name and left as it was', async (t) => {
  const store = await openTestStore(t);
  await addLead(store);
  await store.close();
  const newer = [...migrations, { name: '9999-tomorrow', sql: 'CREATE TABLE tomorrow (a INTEGER) STRICT;' }];
  await (await openStore({ file: store.file, migrations: newer, clock: createHandClock() })).close();
  const before = readFileSync(store.file);
  const error = await errorOf(() => openStore({ file: store.file, migrations, clock: createHandClock() }));
  t.is(error.code, 'store_newer');
  t.regex(error.message, /9999-tomorrow/);
  t.deepEqual(readFileSync(store.file), before);
});

test('a migration that fails leaves the old version, whole, and a copy', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'kept' });
  await store.close();
  for (const sql of ['CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE leads (a INTEGER);', "INSERT INTO campaign_leads (campaign_id, lead_id) VALUES (77, 78);"]) {
    const error = await errorOf(() => openStore({ file: store.file, migrations: [...migrations, { name: '9999-broken', sql }], clock: createHandClock() }));
    t.is(error.code, 'store_migration_failed');
    t.regex(error.help, /before-9999-broken/);
  }
  const again = await openTestStore(t, store.file);
  t.like(await again.leads.get(1), { person: 'kept' });
  t.deepEqual(again.connection.all("SELECT name FROM sqlite_schema WHERE name = 'half'"), []);
});

test('a migration lock that a dead program left behind is released', async (t) => {
  const folder = temporaryFolder(t);
  const file = await makeVersion(folder, '0001.sql');
  const openDriver = await loadDriver();
  const db = openDriver(file);
  db.exec('UPDATE knex_migrations_lock SET is_locked = 1');
  db.close();
  const store = await openTestStore(t, file);
  t.true(store.report.releasedLock);
  t.is(store.connection.get<{ is_locked: number }>('SELECT is_locked FROM knex_migrations_lock')?.is_locked, 0);
});

async function openAtOnce(file: string, count: number): Promise<readonly Child[]> {
  const children = Array.from({ length: count }, () => startChild('open-store-once.ts', [file]));
  await Promise.all(children.map((child) => child.says('ready')));
  for (const child of children) child.process.stdin?.write('go\n');
  return children;
}

for (const [what, fixture] of [['a new file', undefined], ['an older version', '0001.sql']] as const) {
  test(`four processes that open ${what} at once all succeed, and one of them migrates`, async (t) => {
    for (let round = 0; round < 3; round += 1) {
      const folder = temporaryFolder(t);
      const file = fixture === undefined ? join(folder, 'outreach.db') : await makeVersion(folder, fixture);
      const reports = [];
      for (const child of await openAtOnce(file, 4)) {
        t.is(await child.ended, 0, child.errors());
        reports.push(JSON.parse(child.output().split('\n')[1] ?? '') as { id: string; applied: readonly string[] });
      }
      t.is(new Set(reports.map(({ id }) => id)).size, 1);
      t.is(reports.filter(({ applied }) => applied.length > 0).length, 1);
      t.deepEqual((await checkStore(file)).problems, []);
    }
  });
}

test('a kill in the middle of a migration leaves the old version, which opens at once', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'kept' });
  await store.close();
  const child = startChild('migrate-slowly.ts', [store.file]);
  await child.says('migrating');
  for (const until = Date.now() + 20_000; !existsSync(`${store.file}.before-9999-slow`) && Date.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.process.kill('SIGKILL');
  await child.ended;
  const again = await openTestStore(t, store.file);
  t.like(await again.leads.get(1), { person: 'kept' });
  t.deepEqual(again.connection.all("SELECT name FROM sqlite_schema WHERE name = 'half_done'"), []);
  t.false(again.report.releasedLock);
  t.deepEqual((await checkStore(store.file)).problems, []);
});

test('a copy made before a migration opens by itself', async (t) => {
  const folder = temporaryFolder(t);
  const file = await makeVersion(folder, '0001.sql');
  const store = await openTestStore(t, file);
  const copy = join(folder, 'again.db');
  copyFileSync(store.report.copy ?? '', copy);
  t.is((await (await openTestStore(t, copy)).leads.get(1)).status, 'drafted');
});

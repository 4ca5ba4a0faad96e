import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { loadDriver, type OpenDriver } from '../../../core/store/driver.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Database = ReturnType<OpenDriver>;

/** Said to both drivers: whatever the store asks of one, the other answers alike. */
const questions: Readonly<Record<string, (db: Database) => unknown>> = {
  'numbers, also those too large for 32 bits': (db) => db.prepare("SELECT ? || '', ? + 1, id = ? FROM leads").raw().all(5, 2 ** 40, 1),
  'fractions, nothing and what is undefined': (db) => db.prepare('SELECT ?, ?, ?').raw().get(0.5, null, undefined),
  'bytes come as a Buffer': (db) => db.prepare('SELECT ?').pluck().get(Buffer.from('outreach')),
  'names may come after the other values, and more of them than are asked for': (db) => db.prepare('SELECT ?, @name, ?').raw().get('a', 'c', { name: 'b', other: 'd' }),
  'values may come as a list': (db) => db.prepare('SELECT ? + ? AS sum').get([1, 2]),
  'a row is a plain object': (db) => Object.getPrototypeOf(db.prepare('SELECT 1 AS one').get()) === Object.prototype,
  'no row is undefined': (db) => db.prepare('SELECT 1 WHERE 0').get(),
  'what was changed is counted': (db) => db.prepare("INSERT INTO leads (company) VALUES ('c'), ('d')").run(),
  'what was changed can be read back': (db) => db.prepare("UPDATE leads SET company = 'e' WHERE id = 1 RETURNING company").all(),
  'rows come one by one': (db) => [...(db.prepare('SELECT id FROM leads ORDER BY id').pluck().iterate() as Iterable<unknown>)],
  'reading is told from writing': (db) =>
    ['SELECT 1', ' -- why\nSELECT 1', 'WITH one AS (SELECT 1) SELECT * FROM one', 'WITH one AS (SELECT 1) DELETE FROM leads', 'PRAGMA user_version', "UPDATE leads SET company = 'f' RETURNING id", 'COMMIT'].map((sql) => [sql, db.prepare(sql).reader]),
  'a transaction is known to be open': (db) => {
    const before = db.inTransaction;
    db.exec('BEGIN');
    const inside = db.inTransaction;
    db.exec('ROLLBACK');
    return [before, inside, db.inTransaction];
  },
  'a setting is a value or a table': (db) => [db.pragma('user_version', { simple: true }), db.pragma('user_version')],
  'functions of ours': (db) => {
    db.function('twice', { deterministic: true }, (text: unknown) => `${String(text)}${String(text)}`);
    return db.prepare("SELECT twice('ab')").pluck().get();
  },
  'a duplicate has its code': (db) => codeOf(() => db.exec("INSERT INTO leads (id, company) VALUES (9, 'x'), (10, 'x')")),
  'what is missing has its code': (db) => codeOf(() => db.exec('INSERT INTO leads (company) VALUES (NULL)')).slice(0, 17),
  'what is no SQL has its code': (db) => codeOf(() => db.prepare('SELEKT 1')),
};

for (const [sentence, ask] of Object.entries(questions)) {
  test(`both drivers answer alike: ${sentence}`, async (t) => {
    const [native, node] = [await open(t, 'better-sqlite3'), await open(t, 'node')];
    t.deepEqual(ask(node), ask(native));
  });
}

test('by either driver a copy is whole while the original is in use, and a file that is not there is not made by looking for it', async (t) => {
  for (const choice of ['better-sqlite3', 'node'] as const) {
    const db = await open(t, choice);
    const copy = join(temporaryFolder(t), 'copy.db');
    await db.backup(copy);
    const openDriver = await loadDriver({ choice });
    const copied = openDriver(copy, { readonly: true, fileMustExist: true });
    t.is(copied.prepare('SELECT count(*) FROM leads').pluck().get(), 1, choice);
    t.regex(codeOf(() => copied.exec('DELETE FROM leads')), /^SQLITE_READONLY/, choice);
    copied.close();
    t.is(codeOf(() => openDriver(`${copy}.none`, { fileMustExist: true })), 'SQLITE_CANTOPEN', choice);
  }
});

test('by either driver, who finds the file locked hears that it is', async (t) => {
  for (const choice of ['better-sqlite3', 'node'] as const) {
    const file = join(temporaryFolder(t), 'locked.db');
    const openDriver = await loadDriver({ choice });
    const [first, second] = [openDriver(file), openDriver(file, { timeout: 10 })];
    first.exec('CREATE TABLE one (id); BEGIN IMMEDIATE');
    t.is(codeOf(() => second.exec('BEGIN IMMEDIATE')), 'SQLITE_BUSY', choice);
    first.close();
    second.close();
  }
});

async function open(t: ExecutionContext, choice: 'better-sqlite3' | 'node'): Promise<Database> {
  const openDriver = await loadDriver({ choice });
  const db = openDriver(join(temporaryFolder(t), 'leads.db'));
  t.teardown(() => db.close());
  db.exec("CREATE TABLE leads (id INTEGER PRIMARY KEY, company TEXT NOT NULL UNIQUE); INSERT INTO leads (company) VALUES ('a')");
  return db;
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (thrown) {
    return String((thrown as { readonly code?: unknown }).code);
  }
}

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { createError, reasonOf } from '../errors.ts';
import { loadDriver, type OpenDriver } from './driver.ts';
import { translateError } from './translate-error.ts';

export interface CheckReport {
  readonly file: string;
  /** What is wrong, one sentence each; empty when the store is whole. At most 100. */
  readonly problems: readonly string[];
  /** Rows in each table that could be counted. */
  readonly rows: Readonly<Record<string, number>>;
}

const mostProblems = 100;

/** Is this database whole: its pages and indexes, its references, its texts, and what our own rules say must always hold? Rejects with `not_found` when there is no file. */
export async function checkStore(file: string): Promise<CheckReport> {
  if (!existsSync(file)) throw createError('not_found', { what: 'database', id: file });
  const openDriver = await loadDriver();
  const problems: string[] = [];
  const rows: Record<string, number> = {};
  let db: Database | undefined;
  try {
    db = openDriver(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
    for (const look of [checkPages, checkReferences, checkRules, checkTexts, checkHashes, countRows]) attempt(db, look, problems, rows);
    // What is damaged is not opened for writing.
    if (problems.length === 0) checkConstraints(file, openDriver, problems);
  } catch (thrown) {
    throw translateError(thrown, file);
  } finally {
    db?.close();
  }
  return { file, problems: problems.slice(0, mostProblems), rows };
}

type Look = (db: Database, problems: string[], rows: Record<string, number>) => void;

/** A damaged page makes the look at it fail: that is a finding too, and the other looks go on. */
function attempt(db: Database, look: Look, problems: string[], rows: Record<string, number>): void {
  if (problems.length >= mostProblems) return;
  try {
    look(db, problems, rows);
  } catch (thrown) {
    const problem = reasonOf(thrown);
    if (!problems.includes(problem)) problems.push(problem);
  }
}

function checkPages(db: Database, problems: string[]): void {
  const found = db.pragma(`integrity_check(${mostProblems})`) as readonly { readonly integrity_check: string }[];
  for (const { integrity_check: line } of found) {
    if (line !== 'ok') problems.push(line);
  }
}

/** SQLite compares rows with the CHECKs of their tables only where it could write. */
function checkConstraints(file: string, openDriver: OpenDriver, problems: string[]): void {
  const db = openDriver(file, { fileMustExist: true, timeout: 5_000 });
  try {
    db.pragma('query_only = ON');
    checkPages(db, problems);
  } finally {
    db.close();
  }
}

function checkReferences(db: Database, problems: string[]): void {
  const found = db.pragma('foreign_key_check') as readonly { readonly table: string; readonly rowid: number | null; readonly parent: string }[];
  for (const { table, rowid, parent } of found.slice(0, mostProblems)) problems.push(`Row ${rowid ?? '?'} of ${table} refers to a row of ${parent} that does not exist.`);
}

/** Each finds rows that no legal change can have left behind. `id` is what the sentence names. */
const rules: readonly Rule[] = [
  {
    sentence: (id) => `Email ${id} is approved, and no message of it is in the outbox.`,
    sql: "SELECT id FROM emails WHERE status = 'approved' AND NOT EXISTS (SELECT 1 FROM outbox WHERE email_id = emails.id AND step = 'first' AND state <> 'cancelled')",
  },
  {
    sentence: (id) => `Email ${id} is marked as sent, and its message is not.`,
    sql: "SELECT id FROM emails WHERE status = 'sent' AND NOT EXISTS (SELECT 1 FROM outbox WHERE email_id = emails.id AND step = 'first' AND state = 'sent')",
  },
  {
    sentence: (id) => `A message of email ${id} waits to be sent or was sent, and the email is not approved.`,
    sql: "SELECT emails.id FROM outbox JOIN emails ON emails.id = email_id WHERE step = 'first' AND state <> 'cancelled' AND emails.status IN ('drafted', 'rejected')",
  },
  {
    sentence: (id) => `The message of email ${id} is not the one that was approved.`,
    sql: "SELECT emails.id FROM outbox JOIN emails ON emails.id = email_id WHERE step = 'first' AND state <> 'cancelled' AND emails.approved_hash IS NOT outbox.approved_hash",
  },
  {
    sentence: (id) => `Message ${id} was tried a different number of times than there are attempts.`,
    sql: 'SELECT id FROM outbox WHERE attempts <> (SELECT count(*) FROM send_attempts WHERE outbox_id = outbox.id)',
  },
  {
    sentence: (id) => `Message ${id} is back in the queue although it may have been accepted.`,
    sql: "SELECT id FROM outbox WHERE state = 'queued' AND phase IN ('dot_written', 'accepted') AND proof IS NULL",
  },
  {
    sentence: (id) => `Lead ${id} stands at "sent", and no message to it was sent.`,
    sql: "SELECT id FROM leads WHERE status = 'sent' AND NOT EXISTS (SELECT 1 FROM outbox WHERE lead_id = leads.id AND state = 'sent')",
  },
  {
    sentence: (id) => `Lead ${id} is known under the name of another lead.`,
    sql: 'SELECT leads.id FROM lead_aliases JOIN leads ON leads.identity = lead_aliases.identity WHERE leads.id <> lead_aliases.lead_id',
  },
  {
    sentence: (count) => `What was spent, by ${count} ${count === 1 ? 'budget' : 'budgets'}, is not what the attempts add up to.`,
    sql: `WITH counted AS (SELECT scope, sum(spent_micros), sum(spent_tokens), sum(reserved_micros), sum(reserved_tokens) FROM cost_ledger_shares GROUP BY scope),
        kept AS (SELECT * FROM spending WHERE spent_micros <> 0 OR spent_tokens <> 0 OR reserved_micros <> 0 OR reserved_tokens <> 0 OR scope IN (SELECT scope FROM counted)),
        different AS (SELECT scope FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) UNION SELECT scope FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))
      SELECT count(*) FROM different HAVING count(*) > 0`,
    since: 'spending',
  },
  { sentence: (id) => `Event ${id} is claimed and delivered at once.`, sql: 'SELECT id FROM events WHERE due_at IS NULL AND owner IS NOT NULL' },
];

interface Rule {
  readonly sentence: (id: number) => string;
  readonly sql: string;
  /** A table that older versions do not have: nor can they break the rule. */
  readonly since?: string;
}

function checkRules(db: Database, problems: string[]): void {
  const tables = tablesOf(db);
  for (const { sentence, sql } of rules.filter(({ since }) => since === undefined || tables.includes(since))) {
    for (const id of db.prepare(`${sql} LIMIT 10`).pluck().all() as number[]) problems.push(sentence(id));
  }
}

/** SQLite looks at the structure of its pages, not at the letters in them: text that is no text shows that something wrote over it. */
function checkTexts(db: Database, problems: string[]): void {
  for (const table of tablesOf(db)) {
    const columns = (db.pragma(`table_info(${table})`) as readonly { readonly name: string; readonly type: string }[]).filter((column) => column.type === 'TEXT').map((column) => column.name);
    if (columns.length === 0) continue;
    const selection = columns.map((column) => `CAST(${column} AS BLOB)`).join(', ');
    let place = 0;
    for (const values of db.prepare(`SELECT ${selection} FROM ${table}`).raw().iterate() as IterableIterator<readonly (Buffer | null)[]>) {
      place += 1;
      const bad = values.findIndex((value) => value !== null && (!isUtf8(value) || value.includes(0)));
      if (bad >= 0) problems.push(`Text of ${table} is damaged: row ${place}, ${columns[bad] ?? ''}.`);
      if (problems.length >= mostProblems) return;
    }
  }
}

/** Texts that evidence is quoted from, and résumés, were kept with their hash. */
function checkHashes(db: Database, problems: string[]): void {
  for (const row of db.prepare('SELECT id, text, text_hash AS hash FROM documents').iterate() as IterableIterator<{ id: number; text: string; hash: string }>) {
    if (sha256(row.text) !== row.hash) problems.push(`The text of document ${row.id} is not the one that was read.`);
    if (problems.length >= mostProblems) return;
  }
  for (const row of db.prepare("SELECT id, profile ->> 'rawText' AS text, hash FROM user_profiles").all() as { id: number; text: string | null; hash: string }[]) {
    if (sha256(row.text ?? '') !== row.hash) problems.push(`The text of profile ${row.id} is not the one that was read.`);
  }
}

function countRows(db: Database, _problems: string[], rows: Record<string, number>): void {
  for (const table of tablesOf(db)) rows[table] = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}

/** Names come from the schema, which only migrations write; they need no quotes. */
function tablesOf(db: Database): readonly string[] {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[];
  return names.filter((name) => /^[a-z_]+$/.test(name));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

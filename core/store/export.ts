import Papa from 'papaparse';
import { createError } from '../errors.ts';
import type { Statements, Value } from './connection.ts';
import type { Store } from './store.ts';
import { single, write } from './write.ts';

export const exportFormat = 'outreach-agent-export';
const exportVersion = 1;

/** Characters handed on at a time. */
const pieceSize = 64_000;

/** Knex's own tables tell of this file, not of what is in it. */
const ownOfTheFile = ['knex_migrations', 'knex_migrations_lock'];

/** Kept by the database itself, out of rows that are exported. */
const derived = ['spending'];

/** Tables that others refer to come first. */
const firstTables = ['store_meta', 'user_profiles', 'leads', 'documents', 'campaigns', 'emails', 'outbox'];

/** Everything as JSON Lines: a line that says what this is, then one line per row. What is written meanwhile is not in it. */
export async function* exportEverything(store: Store): AsyncGenerator<string> {
  const source = store.openDriver(store.file, { readonly: true });
  try {
    source.exec('BEGIN');
    let piece = `${JSON.stringify({ format: exportFormat, version: exportVersion, store: source.prepare("SELECT value FROM store_meta WHERE key = 'store_id'").pluck().get(), migrations: store.migrations.map((migration) => migration.name) })}\n`;
    for (const { name, columns } of tablesIn((sql) => source.prepare(sql).all() as never)) {
      const order = columns.filter((column) => column.key > 0).sort((left, right) => left.key - right.key);
      const rows = source.prepare(`SELECT * FROM ${name} ORDER BY ${order.map((column) => column.name).join(', ') || 'name'}`).iterate() as IterableIterator<Record<string, unknown>>;
      for (const row of rows) {
        if (name === 'sqlite_sequence' && ownOfTheFile.includes(String(row['name']))) continue;
        piece += `${JSON.stringify({ table: name, row: mapValues(row, toJson) })}\n`;
        if (piece.length < pieceSize) continue;
        yield piece;
        piece = '';
      }
    }
    yield piece;
  } finally {
    source.close();
  }
}

/** Leads as CSV with a row of headings; what a spreadsheet would take for a formula is disarmed. */
export async function* exportLeadsCsv(store: Store): AsyncGenerator<string> {
  const headings = ['Company', 'Person', 'Email', 'Role', 'Website', 'Location', 'Venue', 'Status', 'Score'];
  yield `${Papa.unparse([headings])}\r\n`;
  let after = 0;
  for (;;) {
    const { rows, last } = await nextLeads(store, after);
    if (rows.length === 0) return;
    yield `${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;
    after = last;
  }
}

/** A table as CSV, its headings first; what a spreadsheet would take for a formula is disarmed. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(rows.map((row) => [...row]), { escapeFormulae: true })}\r\n`;
}

async function nextLeads(store: Store, after: number): Promise<{ readonly rows: unknown[][]; readonly last: number }> {
  return single(store.connection, undefined, (run) => {
    const rows = run.all<Record<string, unknown> & { id: number }>(
      'SELECT id, company, person, email, role, website, location, venue, status, score FROM leads WHERE id > ? ORDER BY id LIMIT 1000',
      after,
    );
    return { rows: rows.map(({ id: _id, ...fields }) => Object.values(fields)), last: rows.at(-1)?.id ?? after };
  });
}

/**
 * Reads an export back, all of it or nothing: into an empty store, or into the store that it came from, where it adds only what is missing.
 * Rejects with `export_malformed` and the line, `export_elsewhere` when this store has other data, `export_newer`.
 */
export async function importEverything(store: Store, text: AsyncIterable<string>, options: { readonly signal?: AbortSignal } = {}): Promise<{ readonly rows: number; readonly added: number }> {
  return write(store, async (tx) => {
    const tables = new Map(tablesIn((sql) => tx.all(sql)).map((table) => [table.name, new Set(table.columns.map((column) => column.name))]));
    // Rows may refer to rows that come later in the file.
    tx.connection.db.pragma('defer_foreign_keys = ON');
    let rows = 0;
    let added = 0;
    let number = 0;
    for await (const line of linesOf(text)) {
      options.signal?.throwIfAborted();
      number += 1;
      const value = parseLine(line, number);
      if (number === 1) {
        acceptHeader(tx, value, store);
        continue;
      }
      added += insertRow(tx, tables, value, number);
      rows += 1;
    }
    if (number === 0) throw createError('export_malformed', { line: 1, reason: 'it is empty' });
    return { rows, added };
  });
}

interface ExportedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly key: number }[];
}

function tablesIn(all: (sql: string) => readonly { readonly name: string; readonly pk?: number }[]): readonly ExportedTable[] {
  const found = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name NOT LIKE 'sqlite_%' OR name = 'sqlite_sequence') ORDER BY name");
  const names = found.map(({ name }) => name).filter((name) => !ownOfTheFile.includes(name) && !derived.includes(name));
  const ordered = [...firstTables.filter((name) => names.includes(name)), ...names.filter((name) => !firstTables.includes(name))];
  return ordered.map((name) => ({ name, columns: all(`PRAGMA table_info(${name})`).map((column) => ({ name: column.name, key: column.pk ?? 0 })) }));
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  if (rest.trim() !== '') yield rest;
}

function parseLine(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(number === 1 ? line.replace(/^\ufeff/, '') : line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch (thrown) {
    throw createError('export_malformed', { line: number, reason: 'it is not JSON' }, { cause: thrown });
  }
  throw createError('export_malformed', { line: number, reason: 'it is not an object' });
}

function acceptHeader(run: Statements, header: Readonly<Record<string, unknown>>, store: Store): void {
  const { format, version, store: id, migrations } = header;
  if (format !== exportFormat || typeof id !== 'string' || !Array.isArray(migrations)) throw createError('export_malformed', { line: 1, reason: 'it is not the first line of an export' });
  const known = new Set(store.migrations.map((migration) => migration.name));
  if (version !== exportVersion || migrations.some((name) => !known.has(String(name)))) throw createError('export_newer', {});
  const here = run.get<{ value: string }>("SELECT value FROM store_meta WHERE key = 'store_id'")?.value;
  if (here === id) return;
  const filled = ['leads', 'user_profiles', 'campaigns'].find((table) => run.get(`SELECT 1 FROM ${table} LIMIT 1`) !== undefined);
  if (filled !== undefined) throw createError('export_elsewhere', {});
  run.run('DELETE FROM store_meta');
  run.run('DELETE FROM sqlite_sequence');
}

function insertRow(run: Statements, tables: ReadonlyMap<string, ReadonlySet<string>>, line: Readonly<Record<string, unknown>>, number: number): number {
  const { table, row } = line;
  const known = typeof table === 'string' ? tables.get(table) : undefined;
  if (known === undefined || typeof row !== 'object' || row === null) throw createError('export_malformed', { line: number, reason: 'it names no table of this program' });
  const entries = Object.entries(row as Record<string, unknown>);
  const strange = entries.find(([column]) => !known.has(column));
  if (strange !== undefined) throw createError('export_malformed', { line: number, reason: `${String(table)} has no column "${strange[0].slice(0, 40)}"` });
  // Names were checked against the schema: nothing from the file becomes SQL.
  const columns = entries.map(([column]) => column).join(', ');
  const places = entries.map(() => '?').join(', ');
  const values = entries.map(([, value]) => fromJson(value, number));
  try {
    if (table === 'sqlite_sequence') return writeSequence(run, row as Record<string, unknown>);
    return run.run(`INSERT INTO ${String(table)} (${columns}) VALUES (${places}) ON CONFLICT DO NOTHING`, ...values).changes;
  } catch (thrown) {
    throw createError('export_malformed', { line: number, reason: thrown instanceof Error ? thrown.message : String(thrown) }, { cause: thrown });
  }
}

/** Ids that were used once are not used again, also in the copy. The table of these counters knows no uniqueness of its own. */
function writeSequence(run: Statements, row: Readonly<Record<string, unknown>>): number {
  const { name, seq } = row;
  if (typeof name !== 'string' || typeof seq !== 'number') throw new Error('a counter without a name or number');
  const { changes } = run.run('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?', seq, name);
  if (changes === 0) run.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', name, seq);
  return 0;
}

function toJson(value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}

function fromJson(value: unknown, line: number): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'object' && 'base64' in value && typeof value.base64 === 'string') return Buffer.from(value.base64, 'base64');
  throw createError('export_malformed', { line, reason: 'a value is neither text, number nor bytes' });
}

function mapValues(row: Readonly<Record<string, unknown>>, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, change(value)]));
}

import { createHash } from 'node:crypto';
import type { Connection, Statements } from './connection.ts';

export interface Words {
  readonly addresses: readonly string[];
  readonly names: readonly string[];
}

export interface Erased {
  /** Rows that were changed. */
  readonly places: number;
  readonly left: readonly { readonly emailId: number }[];
}

const instead = '[removed]';

/** Their words are the user's own, bound by an approval, or names of agents under which sums stand: not ours to change. */
const untouched = new Set(['user_profiles', 'unsubscribed_emails', 'store_meta', 'knex_migrations', 'knex_migrations_lock', 'outbox', 'send_attempts', 'spending']);

/** Tables whose rows are about other people or companies: a name alone may be another person's of the same name. */
const onlyAddresses = new Set(['leads', 'lead_aliases', 'venues', 'plugin_state']);

/** An answer out of which words were taken is not what was answered: its row goes whole. */
const goneWhole = new Set(['model_answers']);

/** Takes the words out of every text of every table, in whatever case and spacing they stand there. */
export function eraseWords(connection: Connection, words: Words): Erased {
  const addresses = patternOf(words.addresses);
  const all = patternOf([...words.addresses, ...words.names]);
  if (all === undefined) return { places: 0, left: [] };
  // SQLite's own lower() knows only A–Z.
  connection.db.function('names_person', { deterministic: true, directOnly: true }, (text: unknown) => (typeof text === 'string' && all.test(text) ? 1 : 0));
  connection.db.function('has_address', { deterministic: true, directOnly: true }, (text: unknown) => (typeof text === 'string' && addresses?.test(text) === true ? 1 : 0));
  const left = connection.all<{ emailId: number }>(
    "SELECT id AS emailId FROM emails WHERE status IN ('approved', 'sent') AND (names_person(subject_a) OR names_person(subject_b) OR names_person(body))",
  );
  const tables = connection.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").map((row) => row.name);
  let places = 0;
  for (const table of tables.filter((name) => !untouched.has(name))) {
    places += onlyAddresses.has(table) ? eraseFrom(connection, table, 'has_address', addresses) : eraseFrom(connection, table, 'names_person', all);
  }
  return { places, left };
}

/** Finds any of these, in whatever case and spacing; undefined for none. */
export function patternOf(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, (letter) => `\\${letter}`).replace(/\s+/g, '\\s+'));
  return new RegExp(escaped.join('|'), 'iu');
}

function eraseFrom(run: Statements, table: string, finder: string, pattern: RegExp | undefined): number {
  if (pattern === undefined) return 0;
  const columns = run.all<{ name: string; type: string; pk: number }>(`PRAGMA table_info(${table})`);
  const key = columns.filter((column) => column.pk > 0);
  const texts = columns.filter((column) => column.type === 'TEXT' && column.pk === 0).map((column) => column.name);
  const find = (names: readonly string[]) => names.map((name) => `${finder}(${name})`).join(' OR ');
  const keyTexts = goneWhole.has(table) ? texts : key.filter((column) => column.type === 'TEXT').map((column) => column.name);
  // A row that is filed under the person goes whole.
  let places = keyTexts.length === 0 ? 0 : run.run(`DELETE FROM ${table} WHERE ${find(keyTexts)}`).changes;
  if (texts.length === 0) return places;
  const bound = table === 'emails' ? "status NOT IN ('approved', 'sent') AND " : '';
  const keys = key.map((column) => column.name);
  const rows = run.all<Row>(`SELECT ${[...keys, ...texts].join(', ')} FROM ${table} WHERE ${bound}(${find(texts)})`);
  const every = new RegExp(pattern, 'giu');
  for (const row of rows) replaceRow(run, table, keys, row, texts, every);
  places += rows.length;
  return places;
}

type Row = Readonly<Record<string, string | number | null>>;

function replaceRow(run: Statements, table: string, keys: readonly string[], row: Row, texts: readonly string[], pattern: RegExp): void {
  const changed = Object.fromEntries(texts.map((name) => [name, typeof row[name] === 'string' ? row[name].replace(pattern, instead) : (row[name] ?? null)]));
  // A text that evidence is quoted from is kept with its hash.
  if (table === 'documents' && typeof changed['text'] === 'string') changed['text_hash'] = createHash('sha256').update(changed['text']).digest('hex');
  const assignments = Object.keys(changed).map((name) => `${name} = ?`).join(', ');
  const place = keys.map((name) => `${name} = ?`).join(' AND ');
  run.run(`UPDATE OR REPLACE ${table} SET ${assignments} WHERE ${place}`, ...Object.values(changed), ...keys.map((name) => row[name] ?? null));
}

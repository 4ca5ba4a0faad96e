import type { Candidate } from '../domain/lead.ts';
import type { NamedValues, Statements, Value } from './connection.ts';
import type { ImportCounts, PreparedRow } from './import-rows.ts';
import { mergeCandidate } from './lead-merge.ts';

export interface ImportSource {
  readonly venue: string;
  readonly uri: string;
  /** JSON of the provenance of every address. */
  readonly provenance: string;
}

/** Rows that go in with one statement: calling into SQLite costs more than a row. */
const rowsPerStatement = 20;
const insertMany = insertionOf(rowsPerStatement);

/** What is the same for all rows is bound once. OR IGNORE needs no undo log per statement; a row that it leaves out is looked at one by one, and then fails loudly if it must. */
function insertionOf(rows: number): string {
  return `INSERT OR IGNORE INTO leads (company, person, email, role, website, location, identity, venue, provenance, created_at, updated_at)
    SELECT column1, column2, column3, column4, column5, column6, column7, @venue, iif(column3 IS NULL, NULL, @provenance), @now, @now
    FROM (VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ')})`;
}

/** Stores rows: those that nobody knew by the shortest way, the others as a venue's candidates are. */
export function storeRows(run: Statements, rows: readonly PreparedRow[], source: ImportSource, counts: ImportCounts): void {
  const { fresh, known } = separate(run, rows);
  for (let start = 0; start < fresh.length; start += rowsPerStatement) insertGroup(run, fresh.slice(start, start + rowsPerStatement), source, counts);
  for (const row of known) mergeRow(run, row, source, counts);
}

/** Rows that some lead was known as before, or that were once taken apart from one, need looking at; the unique indexes say nothing about them. */
function separate(run: Statements, rows: readonly PreparedRow[]): { readonly fresh: readonly PreparedRow[]; readonly known: readonly PreparedRow[] } {
  if (run.get('SELECT 1 FROM lead_merges WHERE undone_at IS NOT NULL LIMIT 1') !== undefined) return { fresh: [], known: rows };
  if (run.get('SELECT 1 FROM lead_aliases LIMIT 1') === undefined) return { fresh: rows, known: [] };
  const identities = JSON.stringify(rows.map((row) => row.identity));
  const aliases = new Set(run.all<{ identity: string }>('SELECT identity FROM lead_aliases WHERE identity IN (SELECT value FROM json_each(?))', identities).map((row) => row.identity));
  const isKnown = (row: PreparedRow) => aliases.has(row.identity);
  return aliases.size === 0 ? { fresh: rows, known: [] } : { fresh: rows.filter((row) => !isKnown(row)), known: rows.filter(isKnown) };
}

function insertGroup(run: Statements, group: readonly PreparedRow[], source: ImportSource, counts: ImportCounts): void {
  const values: (Value | NamedValues)[] = [];
  for (const row of group) values.push(row.company, row.person, row.email, row.role, row.website, row.location, row.identity);
  values.push({ venue: source.venue, provenance: source.provenance, now: run.now() });
  const { changes } = run.run(group.length === rowsPerStatement ? insertMany : insertionOf(group.length), ...values);
  counts.added += changes;
  if (changes === group.length) return;
  // Some were known. Which ones is not said, so all are looked at: those that went in a moment ago have nothing new to tell.
  const before = counts.unchanged;
  for (const row of group) mergeRow(run, row, source, counts);
  counts.unchanged = Math.max(before, counts.unchanged - changes);
}

function mergeRow(run: Statements, row: PreparedRow, source: ImportSource, counts: ImportCounts): void {
  if (tellsNothingNew(run, row, source)) {
    counts.unchanged += 1;
    return;
  }
  const { outcome } = mergeCandidate(run, { venue: source.venue, candidate: candidateFrom(row, source.uri) });
  if (outcome === 'new') counts.added += 1;
  else counts[outcome] += 1;
}

/** The common case of a table that is read again, in one cheap look. */
function tellsNothingNew(run: Statements, row: PreparedRow, source: ImportSource): boolean {
  const known = run.get<Pick<PreparedRow, 'company' | 'person' | 'email' | 'role' | 'website' | 'location'>>(
    row.email === null
      ? 'SELECT company, person, email, role, website, location FROM leads WHERE identity = ? AND venue = ?'
      : 'SELECT company, person, email, role, website, location FROM leads WHERE email = ? COLLATE NOCASE AND venue = ?',
    row.email ?? row.identity,
    source.venue,
  );
  if (known === undefined || known.company !== row.company) return false;
  const fields = ['person', 'email', 'role', 'website', 'location'] as const;
  return fields.every((field) => row[field] === null || row[field] === known[field]);
}

function candidateFrom(row: PreparedRow, uri: string): Candidate {
  const { company, person, email, role, website, location } = row;
  return {
    company,
    ...(person === null ? {} : { person }),
    ...(email === null ? {} : { email, provenance: { uri, how: 'imported' as const } }),
    ...(role === null ? {} : { role }),
    ...(website === null ? {} : { website }),
    ...(location === null ? {} : { location }),
    documents: [],
  };
}

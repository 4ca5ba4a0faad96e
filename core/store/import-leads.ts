import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseEmailAddress } from '../domain/email-address.ts';
import { leadIdentity } from '../domain/lead-identity.ts';
import type { Statements } from './connection.ts';
import { mergeCandidate } from './lead-merge.ts';
import type { Store } from './store.ts';
import { change } from './write.ts';

/** A row of a table of leads: text as it stands there, undefined where there is nothing. */
export interface ImportRow {
  /** Of the file, 1 being the first. */
  readonly line: number;
  readonly company: string | undefined;
  readonly person: string | undefined;
  readonly email: string | undefined;
  readonly role: string | undefined;
  readonly website: string | undefined;
  readonly location: string | undefined;
}

export interface ImportOptions {
  /** The venue that the leads are filed under; default `csv`. */
  readonly venue?: string;
  /** The file's address, kept as the source of each mail address. */
  readonly uri: string;
  readonly signal?: AbortSignal;
  /** Called after each batch, with what was read so far. */
  onProgress?(report: ImportReport): void;
}

export interface ImportReport {
  /** Rows read. */
  readonly rows: number;
  readonly added: number;
  /** Rows that told something new of a lead that we had. */
  readonly merged: number;
  /** Rows that told nothing new. */
  readonly unchanged: number;
  /** Rows that could not be used. */
  readonly refused: number;
  /** Rows whose address is none; the rest of the row was used. */
  readonly invalidAddresses: number;
  /** The first 100 of both, by line. */
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

const keptProblems = 100;
const longestCell = 1_000;

/** Pages of changes that may gather before they are moved into the file: many small moves would cost more than the import. */
const pagesBeforeCheckpoint = 8_000;

/**
 * Imports rows as they come, one transaction per batch: what was read before a crash or cancel is kept, and reading the same rows again adds nothing.
 * A row that we know (by address, or by company and person) is merged into what is there. Tells no moments: leads are told when they enter a campaign.
 */
export async function importLeads(store: Store, batches: AsyncIterable<readonly ImportRow[]>, options: ImportOptions): Promise<ImportReport> {
  const { connection } = store;
  const report = { rows: 0, added: 0, merged: 0, unchanged: 0, refused: 0, invalidAddresses: 0, problems: [] as { line: number; problem: string }[] };
  const source: Source = {
    venue: options.venue ?? 'csv',
    uri: options.uri,
    provenance: JSON.stringify({ uri: options.uri, how: 'imported' }),
    note(line, problem) {
      if (report.problems.length < keptProblems) report.problems.push({ line, problem });
    },
  };
  connection.db.pragma(`wal_autocheckpoint = ${pagesBeforeCheckpoint}`);
  try {
    for await (const batch of batches) {
      options.signal?.throwIfAborted();
      const prepared = prepare(batch, source, report);
      await change(connection, undefined, (run) => storeBatch(run, prepared, source, report));
      report.rows += batch.length;
      options.onProgress?.(report);
      await nextTurn();
    }
  } finally {
    connection.db.pragma('wal_autocheckpoint = 1000');
  }
  return report;
}

interface Source {
  readonly venue: string;
  readonly uri: string;
  readonly provenance: string;
  note(line: number, problem: string): void;
}

interface PreparedRow {
  readonly company: string;
  readonly person: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly website: string | null;
  readonly location: string | null;
  readonly identity: string;
}

type Counts = { -readonly [Count in 'added' | 'merged' | 'unchanged' | 'refused' | 'invalidAddresses']: number };

/** Everything that needs no lock is done before the transaction. */
function prepare(batch: readonly ImportRow[], source: Source, counts: Counts): readonly PreparedRow[] {
  const prepared: PreparedRow[] = [];
  for (const row of batch) {
    let email: string | null = null;
    let domain: string | undefined;
    if (row.email !== undefined) {
      const parsed = parseEmailAddress(row.email);
      if (parsed.problem === undefined) {
        email = parsed.address;
        domain = parsed.domain;
      } else {
        counts.invalidAddresses += 1;
        source.note(row.line, `"${row.email.slice(0, 80)}" is no mail address: ${parsed.problem}`);
      }
    }
    const company = row.company ?? companyFrom(row.website, domain);
    const problem = company === undefined ? 'no company is named' : tooLong(row);
    if (company === undefined || problem !== undefined) {
      counts.refused += 1;
      source.note(row.line, problem ?? '');
      continue;
    }
    const { person = null, role = null, website = null, location = null } = row;
    prepared.push({ company, person, email, role, website, location, identity: leadIdentity({ company, person, email, role }) });
  }
  return prepared;
}

/** Mail providers for everyone: their domain says nothing about a company. */
const publicMailDomains = new Set('gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net web.de proton.me protonmail.com mail.com qq.com 163.com'.split(' '));

function companyFrom(website: string | undefined, domain: string | undefined): string | undefined {
  const host = website === undefined ? domain : website.replace(/^[a-z]+:\/\//i, '').replace(/[/?#:].*$/, '');
  if (host === undefined || !host.includes('.') || publicMailDomains.has(host)) return undefined;
  return host.replace(/^www\./i, '').toLowerCase();
}

function tooLong(row: ImportRow): string | undefined {
  const { company, person, role, website, location } = row;
  for (const cell of [company, person, role, website, location]) {
    if (cell !== undefined && cell.length > longestCell) return `a cell has ${cell.length} characters`;
  }
  return undefined;
}

const insertion = `INSERT INTO leads (company, person, email, role, website, location, venue, provenance, identity, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;

function storeBatch(run: Statements, rows: readonly PreparedRow[], source: Source, counts: Counts): void {
  const now = run.now();
  // Looking for what was merged or taken apart before costs; most imports go into a store that has none of it.
  const hasHistory = run.get('SELECT 1 FROM lead_aliases LIMIT 1') !== undefined || run.get('SELECT 1 FROM lead_merges WHERE undone_at IS NOT NULL LIMIT 1') !== undefined;
  for (const row of rows) {
    const provenance = row.email === null ? null : source.provenance;
    const isNew =
      !hasHistory && run.run(insertion, row.company, row.person, row.email, row.role, row.website, row.location, source.venue, provenance, row.identity, now, now).changes > 0;
    if (isNew) {
      counts.added += 1;
      continue;
    }
    const { outcome } = mergeCandidate(run, { venue: source.venue, candidate: candidateFrom(row, source.uri) });
    if (outcome === 'new') counts.added += 1;
    else counts[outcome] += 1;
  }
}

function candidateFrom(row: PreparedRow, uri: string): Parameters<typeof mergeCandidate>[1]['candidate'] {
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

import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createError } from '../errors.ts';
import type { Statements, Value } from './connection.ts';
import type { MergedCandidate } from './lead-merge.ts';
import { eraseWords, patternOf } from './forget-words.ts';
import type { Store } from './store.ts';
import { addressHash, forgetLifted } from './suppression.ts';
import { translateError } from './translate-error.ts';
import { change, single } from './write.ts';

export interface ForgetReport {
  /** Leads that were deleted, with everything that hung on them. */
  readonly leads: number;
  /** Places elsewhere (texts of shared pages, events, logs) out of which the person was taken. */
  readonly places: number;
  /** Messages to others that name the person and were approved or sent: they stay as they were, for you to look at. */
  readonly left: readonly { readonly emailId: number }[];
  /** False when another program kept the file from being rewritten: run it again when it has ended. */
  readonly rewritten: boolean;
  /** Copies of the database beside it, and tables that were dropped onto the editor and kept, which still hold the person. */
  readonly copies: readonly string[];
}

/** A lead, or an address that may stand anywhere. */
export type Person = { readonly leadId: number } | { readonly address: string };

/** By what a person is known here. */
export interface Traces {
  readonly leadIds: readonly number[];
  readonly addresses: readonly string[];
  readonly names: readonly string[];
}

/** What else must be looked through for them, outside of the store; ask before they are forgotten. Rejects with `not_found`. */
export function tracesOfPeople(store: Store, people: readonly Person[]): Promise<Traces> {
  return single(store.connection, undefined, (run) => joined(people.map((person) => tracesOf(run, person))));
}

/**
 * Deletes people for good: the leads, all that was found, written and logged about them, and every other place that names their addresses; what stays is the
 * hash that keeps us from writing again. Then the file is rewritten, so that nothing can be read out of its free pages or its log; on a large store this
 * takes seconds, during which this process does nothing else. Rejects with `not_found` for a lead that does not exist.
 */
export async function forgetPeople(store: Store, people: readonly Person[], reason = 'forgotten'): Promise<ForgetReport> {
  const { connection } = store;
  const result = await change(connection, undefined, (run) => {
    const traces = joined(people.map((person) => tracesOf(run, person)));
    const documents = documentsOf(run, traces.leadIds);
    for (const address of traces.addresses) run.run('INSERT INTO unsubscribed_emails (address_hash, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', addressHash(address), reason, run.now());
    for (const address of traces.addresses) forgetLifted(run, address);
    for (const id of traces.leadIds) run.run('DELETE FROM leads WHERE id = ?', id);
    deleteOrphans(run, documents);
    return { traces, leads: traces.leadIds.length, ...eraseWords(connection, traces) };
  });
  const { traces, ...report } = result;
  return { ...report, rewritten: await rewriteFile(store), copies: [...(await copiesOf(store.file)), ...(await droppedFilesWith(traces, join(dirname(store.file), 'dropped')))] };
}

function tracesOf(run: Statements, person: Person): Traces {
  const leads =
    'leadId' in person
      ? run.all<{ id: number; email: string | null; person: string | null }>('SELECT id, email, person FROM leads WHERE id = ?', person.leadId)
      : run.all<{ id: number; email: string | null; person: string | null }>('SELECT id, email, person FROM leads WHERE email = ? COLLATE NOCASE', person.address.trim());
  if ('leadId' in person && leads.length === 0) throw createError('not_found', { what: 'lead', id: person.leadId });
  const merged = leads.flatMap(({ id }) => run.all<{ candidate: string }>('SELECT candidate FROM lead_merges WHERE lead_id = ?', id).map((row) => JSON.parse(row.candidate) as MergedCandidate));
  const addresses = [...leads.map((lead) => lead.email), ...merged.map((candidate) => candidate.email), 'address' in person ? person.address.trim() : null];
  const names = [...leads.map((lead) => lead.person), ...merged.map((candidate) => candidate.person)];
  return { leadIds: leads.map((lead) => lead.id), addresses: distinct(addresses), names: distinct(names).filter(isFullName) };
}

function joined(all: readonly Traces[]): Traces {
  return { leadIds: all.flatMap(({ leadIds }) => leadIds), addresses: distinct(all.flatMap(({ addresses }) => addresses)), names: distinct(all.flatMap(({ names }) => names)) };
}

/** A single word ("Jan") would take other people's names and words along. */
function isFullName(name: string): boolean {
  return /\S\s+\S/.test(name);
}

function distinct(texts: readonly (string | null)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== null && text !== '').map((text) => text as string))];
}

function documentsOf(run: Statements, leadIds: readonly number[]): readonly number[] {
  return run.all<{ id: number }>('SELECT DISTINCT document_id AS id FROM lead_documents WHERE lead_id IN (SELECT value FROM json_each(?))', JSON.stringify(leadIds)).map((row) => row.id);
}

/** Pages and postings that nobody else was found in. */
function deleteOrphans(run: Statements, documentIds: readonly number[]): void {
  const ids: Value = JSON.stringify(documentIds);
  run.run('DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM lead_documents WHERE document_id = documents.id)', ids);
}

/** Deleted rows can be read in a file until their pages are used again; only rewriting it all, and emptying the log, takes them out. */
async function rewriteFile(store: Store): Promise<boolean> {
  const { connection } = store;
  try {
    await single(connection, undefined, () => connection.db.exec('VACUUM'));
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const [state] = connection.db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      if (state?.busy === 0) return true;
      await sleep(100);
    }
    return false;
  } catch (thrown) {
    const known = translateError(thrown, store.file);
    if (known instanceof Error && 'code' in known && known.code === 'store_busy') return false;
    throw known;
  }
}

async function copiesOf(file: string): Promise<readonly string[]> {
  const names = await readdir(dirname(file));
  return names.filter((name) => name.startsWith(`${basename(file)}.`)).map((name) => join(dirname(file), name));
}

/** Tables are the user's own, with other people in them: they are named, not changed. */
async function droppedFilesWith({ addresses, names }: Traces, folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  const person = patternOf([...addresses, ...names]);
  const found: string[] = [];
  for (const file of entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))) {
    if (person?.test(await readFile(file, 'utf8')) === true) found.push(file);
  }
  return found;
}

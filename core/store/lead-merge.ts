import { createHash } from 'node:crypto';
import { parseEmailAddress } from '../domain/email-address.ts';
import type { AddressProvenance, Candidate, Lead } from '../domain/lead.ts';
import { leadIdentity } from '../domain/lead-identity.ts';
import type { Statements } from './connection.ts';
import { linkDocuments } from './documents.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';

/** A candidate, where it was found, and what the scout thinks of it. */
export interface Discovery {
  readonly candidate: Candidate;
  readonly venue: string;
  /** 0–100. */
  readonly score?: number | null;
  readonly reasons?: readonly string[];
}

export interface UpsertedLead {
  readonly lead: Lead;
  /** `new`: stored for the first time. `merged`: another venue or spelling of a lead we had. `unchanged`: nothing that we did not know. */
  readonly outcome: 'new' | 'merged' | 'unchanged';
}

/** What is kept of a candidate that was merged: enough to make a lead of it again. */
export interface MergedCandidate {
  readonly company: string;
  readonly person: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly website: string | null;
  readonly location: string | null;
  readonly provenance: AddressProvenance | null;
  readonly score: number | null;
  readonly reasons: readonly string[];
  /** Documents that came with it and were not the lead's before. */
  readonly documentIds: readonly number[];
  /** The lead's own score, when this one took its place. */
  readonly scoreBefore: { readonly score: number | null; readonly reasons: readonly string[] } | null;
}

export const mergeableFields = ['person', 'email', 'role', 'website', 'location'] as const;

/** Stores one discovery: as a new lead, or merged into the lead with the same address or, failing that, the same identity. */
export function mergeCandidate(run: Statements, discovery: Discovery): UpsertedLead {
  const found = plainCandidate(discovery);
  const hash = hashOf(found, discovery.venue);
  const known = findKnown(run, found, hash);
  if (known === undefined) return { lead: insertLead(run, found, discovery), outcome: 'new' };
  const documentIds = linkDocuments(run, known.row.id, discovery.candidate.documents);
  if (known.rule === 'split') return { lead: leadFrom(known.row), outcome: 'unchanged' };
  return mergeInto(run, known.row, known.rule, { ...found, documentIds }, hash, discovery);
}

/** The candidate with empty fields as null, and no address that mail could not be sent to. */
function plainCandidate({ candidate, score, reasons }: Discovery): MergedCandidate {
  const address = candidate.email === undefined ? undefined : parseEmailAddress(candidate.email);
  const email = address === undefined || address.problem !== undefined ? null : address.address;
  return {
    company: candidate.company.trim(),
    person: textOrNull(candidate.person),
    email,
    role: textOrNull(candidate.role),
    website: textOrNull(candidate.website),
    location: textOrNull(candidate.location),
    provenance: email === null ? null : (candidate.provenance ?? null),
    score: score ?? null,
    reasons: reasons ?? [],
    documentIds: [],
    scoreBefore: null,
  };
}

function textOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function hashOf(found: MergedCandidate, venue: string): string {
  const { company, person, email, role, website, location } = found;
  return createHash('sha256').update(JSON.stringify([venue, company, person, email, role, website, location])).digest('hex');
}

interface KnownLead {
  readonly row: LeadRow;
  readonly rule: 'address' | 'identity' | 'split';
}

function findKnown(run: Statements, found: MergedCandidate, hash: string): KnownLead | undefined {
  const split = run.get<LeadRow>('SELECT leads.* FROM lead_merges JOIN leads ON leads.id = split_lead_id WHERE candidate_hash = ? AND undone_at IS NOT NULL', hash);
  if (split !== undefined) return { row: split, rule: 'split' };
  const sameAddress = found.email === null ? undefined : run.get<LeadRow>('SELECT * FROM leads WHERE email = ? COLLATE NOCASE', found.email);
  if (sameAddress !== undefined) return { row: sameAddress, rule: 'address' };
  const identity = leadIdentity(found);
  const same =
    run.get<LeadRow>('SELECT * FROM leads WHERE identity = ?', identity) ??
    run.get<LeadRow>('SELECT leads.* FROM lead_aliases JOIN leads ON leads.id = lead_id WHERE lead_aliases.identity = ?', identity);
  return same === undefined ? undefined : { row: same, rule: 'identity' };
}

function insertLead(run: Statements, found: MergedCandidate, discovery: Discovery): Lead {
  const id = insertLeadRow(run, found, discovery.venue, leadIdentity(found));
  linkDocuments(run, id, discovery.candidate.documents);
  return rereadLead(run, id);
}

/** Inserts a lead with exactly this identity, and gives its id. */
export function insertLeadRow(run: Statements, found: MergedCandidate, venue: string, identity: string): number {
  const now = run.now();
  return run.run(
    `INSERT INTO leads (company, person, email, role, website, location, venue, provenance, score, score_reasons, identity, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    found.company,
    found.person,
    found.email,
    found.role,
    found.website,
    found.location,
    venue,
    found.provenance === null ? null : JSON.stringify(found.provenance),
    found.score,
    JSON.stringify(found.reasons),
    identity,
    now,
    now,
  ).id;
}

function rereadLead(run: Statements, id: number): Lead {
  const row = run.get<LeadRow>('SELECT * FROM leads WHERE id = ?', id);
  if (row === undefined) throw new Error(`Lead ${id} was written a moment ago and is not there.`);
  return leadFrom(row);
}

/** Fills what the lead lacks, overwrites nothing, and keeps what the candidate said. */
function mergeInto(run: Statements, row: LeadRow, rule: 'address' | 'identity', found: MergedCandidate, hash: string, discovery: Discovery): UpsertedLead {
  const filled: Partial<Record<(typeof mergeableFields)[number] | 'provenance', string>> = {};
  for (const field of mergeableFields) {
    const value = found[field];
    if (row[field] === null && value !== null) filled[field] = value;
  }
  if (filled.email !== undefined && found.provenance !== null) filled.provenance = JSON.stringify(found.provenance);
  const score = newScore(row, found, discovery.venue);
  const isNews = row.venue !== discovery.venue || mergeableFields.some((field) => found[field] !== null && found[field] !== row[field]) || found.company !== row.company;
  const isFirstTime =
    isNews &&
    run.run(
      `INSERT INTO lead_merges (lead_id, rule, venue, candidate, candidate_hash, filled, merged_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      row.id,
      rule,
      discovery.venue,
      JSON.stringify(score === undefined ? found : { ...found, scoreBefore: { score: row.score, reasons: JSON.parse(row.score_reasons) as string[] } }),
      hash,
      JSON.stringify(filled),
      run.now(),
    ).changes > 0;
  if (isFirstTime) {
    const identity = leadIdentity(found);
    const isFree = run.get('SELECT 1 FROM leads WHERE identity = ?', identity) === undefined;
    if (isFree) run.run('INSERT INTO lead_aliases (identity, lead_id) VALUES (?, ?) ON CONFLICT DO NOTHING', identity, row.id);
  }
  if (Object.keys(filled).length > 0 || score !== undefined) {
    const reasons = score === undefined ? row.score_reasons : JSON.stringify(found.reasons);
    run.run(
      `UPDATE leads SET person = ?, email = ?, role = ?, website = ?, location = ?, provenance = ?, score = ?, score_reasons = ?, version = version + 1, updated_at = ? WHERE id = ?`,
      filled.person ?? row.person,
      filled.email ?? row.email,
      filled.role ?? row.role,
      filled.website ?? row.website,
      filled.location ?? row.location,
      filled.provenance ?? row.provenance,
      score ?? row.score,
      reasons,
      run.now(),
      row.id,
    );
  }
  return { lead: rereadLead(run, row.id), outcome: isFirstTime ? 'merged' : 'unchanged' };
}

/** The score to write, or undefined to leave it. The same venue may think again; of several venues the best opinion counts; a lead under way keeps its score. */
function newScore(row: LeadRow, found: MergedCandidate, venue: string): number | undefined {
  if (found.score === null || found.score === row.score || row.status !== 'discovered') return undefined;
  if (row.score === null || row.venue === venue || found.score > row.score) return found.score;
  return undefined;
}

import { createError } from '../errors.ts';
import type { Lead } from '../domain/lead.ts';
import { leadIdentity } from '../domain/lead-identity.ts';
import type { Statements } from './connection.ts';
import { insertLeadRow, mergeableFields, type MergedCandidate } from './lead-merge.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';

export interface LeadMerge {
  readonly id: number;
  readonly leadId: number;
  /** What was the same: the address, or person and company (or role and company, where no person is known). */
  readonly rule: 'address' | 'identity';
  readonly venue: string;
  readonly candidate: MergedCandidate;
  /** Fields that the lead lacked and got from it. */
  readonly filled: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, UTC. */
  readonly mergedAt: number;
  readonly undoneAt: number | null;
  readonly splitLeadId: number | null;
}

interface MergeRow {
  readonly id: number;
  readonly lead_id: number;
  readonly rule: 'address' | 'identity';
  readonly venue: string;
  readonly candidate: string;
  readonly filled: string;
  readonly merged_at: number;
  readonly undone_at: number | null;
  readonly split_lead_id: number | null;
}

export function mergesOf(run: Statements, leadId: number): readonly LeadMerge[] {
  return run.all<MergeRow>('SELECT * FROM lead_merges WHERE lead_id = ? ORDER BY id DESC', leadId).map(mergeFrom);
}

/** Takes back what the merge filled in, unless it was edited since, and makes a lead of what was merged. */
export function undoMerge(run: Statements, mergeId: number): { readonly lead: Lead; readonly split: Lead } {
  const row = run.get<MergeRow>('SELECT * FROM lead_merges WHERE id = ? AND undone_at IS NULL', mergeId);
  if (row === undefined) throw createError('not_found', { what: 'merge to undo', id: mergeId });
  const merge = mergeFrom(row);
  takeBack(run, merge);
  const splitId = insertSplit(run, merge);
  for (const documentId of merge.candidate.documentIds) {
    run.run('DELETE FROM lead_documents WHERE lead_id = ? AND document_id = ?', merge.leadId, documentId);
    run.run('INSERT INTO lead_documents (lead_id, document_id) VALUES (?, ?) ON CONFLICT DO NOTHING', splitId, documentId);
  }
  run.run('UPDATE lead_merges SET undone_at = ?, split_lead_id = ? WHERE id = ?', run.now(), splitId, mergeId);
  return { lead: readLead(run, merge.leadId), split: readLead(run, splitId) };
}

function takeBack(run: Statements, merge: LeadMerge): void {
  for (const field of [...mergeableFields, 'provenance'] as const) {
    const value = merge.filled[field];
    if (value === undefined) continue;
    run.run(`UPDATE leads SET ${field} = NULL, version = version + 1, updated_at = ? WHERE id = ? AND ${field} = ?`, run.now(), merge.leadId, value);
  }
  const { scoreBefore, score } = merge.candidate;
  if (scoreBefore !== null) {
    const before = [scoreBefore.score, JSON.stringify(scoreBefore.reasons)] as const;
    run.run('UPDATE leads SET score = ?, score_reasons = ?, version = version + 1, updated_at = ? WHERE id = ? AND score IS ?', ...before, run.now(), merge.leadId, score);
  }
  run.run('DELETE FROM lead_aliases WHERE identity = ? AND lead_id = ?', leadIdentity(merge.candidate), merge.leadId);
}

function insertSplit(run: Statements, merge: LeadMerge): number {
  const { candidate } = merge;
  const taken = candidate.email !== null && run.get('SELECT 1 FROM leads WHERE email = ? COLLATE NOCASE', candidate.email) !== undefined;
  const split: MergedCandidate = taken ? { ...candidate, email: null, provenance: null } : candidate;
  const identity = leadIdentity(split);
  const isFree = run.get('SELECT 1 FROM leads WHERE identity = ?', identity) === undefined && run.get('SELECT 1 FROM lead_aliases WHERE identity = ?', identity) === undefined;
  return insertLeadRow(run, split, merge.venue, isFree ? identity : `${identity}#merge-${merge.id}`);
}

function readLead(run: Statements, id: number): Lead {
  const row = run.get<LeadRow>('SELECT * FROM leads WHERE id = ?', id);
  if (row === undefined) throw createError('not_found', { what: 'lead', id });
  return leadFrom(row);
}

function mergeFrom(row: MergeRow): LeadMerge {
  return {
    id: row.id,
    leadId: row.lead_id,
    rule: row.rule,
    venue: row.venue,
    candidate: JSON.parse(row.candidate) as MergedCandidate,
    filled: JSON.parse(row.filled) as Record<string, string>,
    mergedAt: row.merged_at,
    undoneAt: row.undone_at,
    splitLeadId: row.split_lead_id,
  };
}

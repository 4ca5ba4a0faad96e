import { createError } from '../errors.ts';
import type { AddressVerification } from '../domain/address-check.ts';
import type { AddressProvenance, Lead, LeadStatus } from '../domain/lead.ts';
import { companyPrefix, companyRange, leadIdentity } from '../domain/lead-identity.ts';
import { hasReached, mayBecome } from '../domain/lead-status.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import type { Connection, Statements } from './connection.ts';
import { voidApprovalsOfLead } from './approvals.ts';
import { mergeCandidate, type Discovery, type UpsertedLead } from './lead-merge.ts';
import { type LeadMerge, mergesOf, undoMerge } from './lead-unmerge.ts';
import { type CompanyPage, companiesOfLeads, countLeads, type LeadGroup, venuesOfLeads } from './lead-groups.ts';
import { type LeadFilter, type LeadPage, type LeadQuery, pageOfLeads } from './lead-page.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';
import { change, single, type Transaction } from './write.ts';

/** What a person or a step may change; fields left out stay as they are. */
export interface LeadChange {
  readonly company?: string;
  readonly person?: string | null;
  readonly email?: string | null;
  readonly role?: string | null;
  readonly website?: string | null;
  readonly location?: string | null;
  readonly provenance?: AddressProvenance | null;
  readonly score?: number | null;
  readonly scoreReasons?: readonly string[];
}

export type Leads = ReturnType<typeof leadsIn>;

export function leadsIn(connection: Connection) {
  return {
    /** The lead, or undefined. */
    find: (id: number, tx?: Transaction): Promise<Lead | undefined> => single(connection, tx, (run) => findLead(run, id)),

    /** The lead; rejects with `not_found`. */
    get: (id: number, tx?: Transaction): Promise<Lead> => single(connection, tx, (run) => getLead(run, id)),

    /** These leads, in this order; missing ones are left out. */
    many: (ids: readonly number[], tx?: Transaction): Promise<readonly Lead[]> => single(connection, tx, (run) => manyLeads(run, ids)),

    findByAddress: (address: string, tx?: Transaction): Promise<Lead | undefined> =>
      single(connection, tx, (run) => {
        const row = run.get<LeadRow>('SELECT * FROM leads WHERE email = ? COLLATE NOCASE', address);
        return row === undefined ? undefined : leadFrom(row);
      }),

    /** All leads of a company, however its name was spelled. */
    ofCompany: (company: string, tx?: Transaction): Promise<readonly Lead[]> =>
      single(connection, tx, (run) => {
        const { from, to } = companyRange(companyPrefix(company));
        return run.all<LeadRow>('SELECT * FROM leads WHERE identity >= ? AND identity < ? ORDER BY id', from, to).map(leadFrom);
      }),

    /** At most 500 leads, filtered and sorted, and the place where the next page begins. */
    page: (query: LeadQuery, tx?: Transaction): Promise<LeadPage> => single(connection, tx, (run) => pageOfLeads(run, query)),

    /** How many leads that pass the filter stand at each status. */
    counts: (filter: LeadFilter = {}, tx?: Transaction): Promise<Readonly<Record<LeadStatus, number>>> => single(connection, tx, (run) => countLeads(run, filter)),

    /** The venues of leads that pass the filter, the one with the most first. */
    venues: (filter: LeadFilter = {}, tx?: Transaction): Promise<readonly LeadGroup[]> => single(connection, tx, (run) => venuesOfLeads(run, filter)),

    /** The companies of leads that pass the filter, by name, page by page. */
    companies: (filter: LeadFilter = {}, limit = 200, after: string | null = null, tx?: Transaction): Promise<CompanyPage> => single(connection, tx, (run) => companiesOfLeads(run, filter, limit, after)),

    /** Stores what a venue found. What we know already is merged into what is there, and can be taken apart again with `undoMerge`. */
    upsertCandidates: (found: readonly Discovery[], tx?: Transaction): Promise<readonly UpsertedLead[]> =>
      change(connection, tx, (run) => found.map((discovery) => mergeCandidate(run, discovery))),

    /** What was merged into a lead, newest first. */
    merges: (leadId: number, tx?: Transaction): Promise<readonly LeadMerge[]> => single(connection, tx, (run) => mergesOf(run, leadId)),

    /** Makes a lead of its own of what was merged, for good: the next discovery does not merge it again. */
    undoMerge: (mergeId: number, tx?: Transaction): Promise<{ readonly lead: Lead; readonly split: Lead }> => change(connection, tx, (run) => undoMerge(run, mergeId)),

    /** Moves one legal step; rejects with `lead_status_illegal`. Nothing happens when it stands there already. */
    setStatus: (id: number, status: LeadStatus, tx?: Transaction): Promise<Lead> => change(connection, tx, (run) => setStatus(run, getLead(run, id), status)),

    /** As `setStatus`, but a lead that is further on stays there. */
    advance: (id: number, status: LeadStatus, tx?: Transaction): Promise<Lead> =>
      change(connection, tx, (run) => {
        const lead = getLead(run, id);
        return hasReached(lead.status, status) ? lead : setStatus(run, lead, status);
      }),

    /** Notes into the provenance of this address how it was verified, if the lead still has it; of one that came without any, where its lead was found. It is no edit: the version stays. */
    noteVerified: (id: number, email: string, verified: AddressVerification, tx?: Transaction): Promise<void> =>
      change(connection, tx, (run) => {
        run.run("UPDATE leads SET provenance = json_set(ifnull(provenance, json_object('uri', 'venue:' || venue, 'how', 'imported')), '$.verified', json(?)) WHERE id = ? AND email = ? COLLATE NOCASE", JSON.stringify(verified), id, email);
      }),

    /** Rejects with `edit_stale` when the lead is no longer at this version, with `email_address_taken` when another lead has the address. */
    edit: (id: number, version: number, fields: LeadChange, tx?: Transaction): Promise<Lead> => change(connection, tx, (run) => editLead(run, id, version, fields)),
  };
}

export function findLead(run: Statements, id: number): Lead | undefined {
  const row = run.get<LeadRow>('SELECT * FROM leads WHERE id = ?', id);
  return row === undefined ? undefined : leadFrom(row);
}

export function getLead(run: Statements, id: number): Lead {
  const lead = findLead(run, id);
  if (lead === undefined) throw createError('not_found', { what: 'lead', id });
  return lead;
}

function manyLeads(run: Statements, ids: readonly number[]): readonly Lead[] {
  const rows = run.all<LeadRow>('SELECT leads.* FROM json_each(?) AS wanted JOIN leads ON leads.id = wanted.value ORDER BY wanted.key', JSON.stringify(ids));
  return rows.map(leadFrom);
}

function setStatus(run: Statements, lead: Lead, status: LeadStatus): Lead {
  if (lead.status === status) return lead;
  if (!mayBecome(lead.status, status)) throw createError('lead_status_illegal', { from: lead.status, to: status });
  run.run('UPDATE leads SET status = ?, version = version + 1, updated_at = ? WHERE id = ?', status, run.now(), lead.id);
  return { ...lead, status, version: lead.version + 1 };
}

function editLead(run: Statements, id: number, version: number, fields: LeadChange): Lead {
  const lead = getLead(run, id);
  if (lead.version !== version) throw createError('edit_stale', { what: 'Lead', id });
  const edited = { ...lead, ...fields };
  refuseAddress(run, edited);
  run.run(
    `UPDATE leads SET company = ?, person = ?, email = ?, role = ?, website = ?, location = ?, provenance = ?, score = ?, score_reasons = ?, identity = ?,
       version = version + 1, updated_at = ? WHERE id = ?`,
    edited.company,
    edited.person,
    edited.email,
    edited.role,
    edited.website,
    edited.location,
    edited.provenance === null ? null : JSON.stringify(edited.provenance),
    edited.score,
    JSON.stringify(edited.scoreReasons),
    moveIdentity(run, edited),
    run.now(),
    id,
  );
  // An approval was for the address that stood there.
  if (edited.email !== lead.email) voidApprovalsOfLead(run, id, 'the address of the lead was changed');
  return getLead(run, id);
}

function refuseAddress(run: Statements, lead: Lead): void {
  if (lead.email === null) return;
  const parsed = parseEmailAddress(lead.email);
  if (parsed.problem !== undefined) throw createError('email_address_invalid', { address: lead.email, problem: parsed.problem });
  const other = run.get<{ id: number }>('SELECT id FROM leads WHERE email = ? COLLATE NOCASE AND id <> ?', lead.email, lead.id);
  if (other !== undefined) throw createError('email_address_taken', { address: lead.email, id: other.id });
}

/** The identity of an edited lead; the old one stays known. When another lead has it (the user says that they are two people), a mark of its own is added. */
function moveIdentity(run: Statements, lead: Lead): string {
  const current = run.get<{ identity: string }>('SELECT identity FROM leads WHERE id = ?', lead.id)?.identity ?? '';
  const wanted = leadIdentity(lead);
  if (current === wanted || current.startsWith(`${wanted}#`)) return current;
  run.run('INSERT INTO lead_aliases (identity, lead_id) VALUES (?, ?) ON CONFLICT DO NOTHING', current, lead.id);
  const taken = run.get('SELECT 1 FROM leads WHERE identity = ? AND id <> ?', wanted, lead.id) ?? run.get('SELECT 1 FROM lead_aliases WHERE identity = ? AND lead_id <> ?', wanted, lead.id);
  return taken === undefined ? wanted : `${wanted}#${lead.id}`;
}

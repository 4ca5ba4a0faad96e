import type { AddressProvenance, Lead, LeadStatus } from '../domain/lead.ts';

export interface LeadRow {
  readonly id: number;
  readonly company: string;
  readonly person: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly website: string | null;
  readonly location: string | null;
  readonly venue: string;
  readonly provenance: string | null;
  readonly status: LeadStatus;
  readonly score: number | null;
  readonly score_reasons: string;
  readonly identity: string;
  readonly version: number;
  readonly created_at: number;
  readonly updated_at: number;
}

export function leadFrom(row: LeadRow): Lead {
  return {
    id: row.id,
    company: row.company,
    person: row.person,
    email: row.email,
    role: row.role,
    website: row.website,
    location: row.location,
    venue: row.venue,
    provenance: row.provenance === null ? null : (JSON.parse(row.provenance) as AddressProvenance),
    status: row.status,
    score: row.score,
    scoreReasons: row.score_reasons === '[]' ? [] : (JSON.parse(row.score_reasons) as string[]),
    version: row.version,
  };
}

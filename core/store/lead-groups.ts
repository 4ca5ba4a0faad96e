// How many leads stand where: what a list shows before anybody opens a part of it.
import type { LeadStatus } from '../domain/lead.ts';
import { companyRange } from '../domain/lead-identity.ts';
import type { Statements } from './connection.ts';
import { type Condition, conditionsOf, type LeadFilter } from './lead-page.ts';

/** A company or a venue, and how many leads it has. */
export interface LeadGroup {
  readonly name: string;
  readonly count: number;
}

export interface CompanyPage {
  readonly companies: readonly LeadGroup[];
  /** Give it as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

export function countLeads(run: Statements, filter: LeadFilter): Readonly<Record<LeadStatus, number>> {
  const { sql, values } = allOf(conditionsOf(filter));
  const counts: Record<LeadStatus, number> = { discovered: 0, researching: 0, matched: 0, drafted: 0, sent: 0, replied: 0 };
  for (const row of run.all<{ status: LeadStatus; count: number }>(`SELECT status, count(*) AS count FROM leads WHERE ${sql} GROUP BY status`, ...values)) counts[row.status] = row.count;
  return counts;
}

/** The venue with the most leads first. */
export function venuesOfLeads(run: Statements, filter: LeadFilter): readonly LeadGroup[] {
  const { sql, values } = allOf(conditionsOf(filter));
  return run.all<LeadGroup>(`SELECT venue AS name, count(*) AS count FROM leads WHERE ${sql} GROUP BY venue ORDER BY count DESC, venue`, ...values);
}

/** By name. Goes from company to company in the index of identities, so that a page costs the same among a hundred leads and a hundred thousand. */
export function companiesOfLeads(run: Statements, filter: LeadFilter, limit: number, after: string | null): CompanyPage {
  const { sql, values } = allOf(conditionsOf(filter));
  const firstFrom = (place: string) => run.get<{ identity: string; company: string }>(`SELECT identity, company FROM leads INDEXED BY leads_identity WHERE identity >= ? AND ${sql} ORDER BY identity LIMIT 1`, place, ...values);
  const companies: LeadGroup[] = [];
  let first = firstFrom(after ?? '');
  while (first !== undefined && companies.length < limit) {
    const { from, to } = companyRange(first.identity);
    const counted = run.get<{ count: number }>(`SELECT count(*) AS count FROM leads INDEXED BY leads_identity WHERE identity >= ? AND identity < ? AND ${sql}`, from, to, ...values);
    companies.push({ name: first.company, count: counted?.count ?? 0 });
    first = firstFrom(to);
  }
  return { companies, next: first === undefined ? null : companyRange(first.identity).from };
}

function allOf(conditions: readonly Condition[]): Condition {
  return { sql: ['true', ...conditions.map(({ sql }) => sql)].join(' AND '), values: conditions.flatMap(({ values }) => values) };
}

import type { Lead, LeadStatus } from '../domain/lead.ts';
import type { Statements, Value } from './connection.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';

/** `score`: best first, those without one last. `company`: by name. `updated`: newest first. */
export type LeadSort = 'score' | 'company' | 'updated';

export interface LeadFilter {
  readonly status?: LeadStatus;
  readonly venue?: string;
  readonly campaignId?: number;
  /** Words that company, person, address or role contain; letters A–Z in either case. */
  readonly text?: string;
}

export interface LeadQuery {
  readonly filter?: LeadFilter;
  readonly sort?: LeadSort;
  /** 1–500; default 200. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string | null;
}

export interface LeadPage {
  readonly leads: readonly Lead[];
  /** Give it as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

interface Order {
  /** As an index has it, so that the page is read from there in order. */
  readonly by: 'ifnull(score, -1)' | 'identity' | 'updated_at';
  readonly direction: 'ASC' | 'DESC';
  keyOf(row: LeadRow): string | number;
}

const orders: Readonly<Record<LeadSort, Order>> = {
  score: { by: 'ifnull(score, -1)', direction: 'DESC', keyOf: (row) => row.score ?? -1 },
  company: { by: 'identity', direction: 'ASC', keyOf: (row) => row.identity },
  updated: { by: 'updated_at', direction: 'DESC', keyOf: (row) => row.updated_at },
};

const longestPage = 500;

/** Pages by the last row seen, not by counting rows: the hundredth page costs what the first does. */
export function pageOfLeads(run: Statements, query: LeadQuery): LeadPage {
  const order = orders[query.sort ?? 'score'];
  const limit = Math.max(1, Math.min(longestPage, Math.trunc(query.limit ?? 200)));
  const conditions: string[] = [];
  const values: Value[] = [];
  filterBy(query.filter ?? {}, conditions, values);
  if (query.after != null) startAfter(order, query.after, conditions, values);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = run.all<LeadRow>(`SELECT * FROM leads ${where} ORDER BY ${order.by} ${order.direction}, id ${order.direction} LIMIT ?`, ...values, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { leads: shown.map(leadFrom), next: rows.length > limit && last !== undefined ? JSON.stringify([order.keyOf(last), last.id]) : null };
}

function filterBy(filter: LeadFilter, conditions: string[], values: Value[]): void {
  if (filter.status !== undefined) {
    conditions.push('status = ?');
    values.push(filter.status);
  }
  if (filter.venue !== undefined) {
    conditions.push('venue = ?');
    values.push(filter.venue);
  }
  if (filter.campaignId !== undefined) {
    conditions.push('id IN (SELECT lead_id FROM campaign_leads WHERE campaign_id = ?)');
    values.push(filter.campaignId);
  }
  if (filter.text !== undefined && filter.text.trim() !== '') {
    const pattern = `%${filter.text.trim().replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
    conditions.push("(company LIKE ? ESCAPE '\\' OR person LIKE ? ESCAPE '\\' OR email LIKE ? ESCAPE '\\' OR role LIKE ? ESCAPE '\\')");
    values.push(pattern, pattern, pattern, pattern);
  }
}

function startAfter(order: Order, after: string, conditions: string[], values: Value[]): void {
  const [key, id] = cursorFrom(after);
  conditions.push(`(${order.by}, id) ${order.direction === 'ASC' ? '>' : '<'} (?, ?)`);
  values.push(key, id);
}

function cursorFrom(after: string): readonly [string | number, number] {
  const cursor: unknown = JSON.parse(after);
  const [key, id] = Array.isArray(cursor) ? (cursor as readonly unknown[]) : [];
  if ((typeof key !== 'string' && typeof key !== 'number') || typeof id !== 'number') throw new Error('This is not the "next" of a page.');
  return [key, id];
}

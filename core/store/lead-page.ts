import { createError } from '../errors.ts';
import type { Lead, LeadStatus } from '../domain/lead.ts';
import { companyPrefix, companyRange } from '../domain/lead-identity.ts';
import type { Statements, Value } from './connection.ts';
import { leadFrom, type LeadRow } from './lead-row.ts';

/** `score`: best first, those without one last. `company`: by name. `updated`: newest first. */
export type LeadSort = 'score' | 'company' | 'updated';

export interface LeadFilter {
  readonly status?: LeadStatus;
  readonly venue?: string;
  /** In any spelling. */
  readonly company?: string;
  readonly campaignId?: number;
  /** Words that company, person, address or role contain; letters A–Z in either case. */
  readonly text?: string;
  /** As `text`, of company, person, role and venue: for those who are told no addresses, and must not guess them letter by letter. */
  readonly words?: string;
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
  readonly index: string;
  readonly direction: 'ASC' | 'DESC';
  keyOf(row: LeadRow): string | number;
}

const orders: Readonly<Record<LeadSort, Order>> = {
  score: { by: 'ifnull(score, -1)', index: 'leads_by_score', direction: 'DESC', keyOf: (row) => row.score ?? -1 },
  company: { by: 'identity', index: 'leads_identity', direction: 'ASC', keyOf: (row) => row.identity },
  updated: { by: 'updated_at', index: 'leads_by_update', direction: 'DESC', keyOf: (row) => row.updated_at },
};

const longestPage = 500;

/** Sets up to this size are read whole and sorted; larger ones are read in order until the page is full. Either way a page is cheap. */
const smallSet = 2_000;

export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Pages by the last row seen, not by counting rows: the hundredth page costs what the first does. */
export function pageOfLeads(run: Statements, query: LeadQuery): LeadPage {
  const filter = query.filter ?? {};
  const order = orders[query.sort ?? 'score'];
  const limit = Math.max(1, Math.min(longestPage, Math.trunc(query.limit ?? 200)));
  const small = smallestSet(run, filter);
  const conditions = [...(small === undefined ? [] : [{ sql: `id IN (${small.sql})`, values: small.values }]), ...conditionsOf(filter)];
  if (query.after != null) conditions.push(startAfter(order, query.after));
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const sorted = `ORDER BY key ${order.direction}, id ${order.direction}`;
  const rows = run.all<LeadRow>(
    `SELECT leads.* FROM (SELECT id, ${order.by} AS key FROM leads ${small === undefined ? `INDEXED BY ${order.index}` : ''} ${where} ${sorted} LIMIT ? + 0) AS wanted
     CROSS JOIN leads ON leads.id = wanted.id ${sorted.replaceAll(/\b(key|id)\b/g, 'wanted.$1')}`,
    ...conditions.flatMap(({ values }) => values),
    limit + 1,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { leads: shown.map(leadFrom), next: rows.length > limit && last !== undefined ? cursorOf(order.keyOf(last), last.id) : null };
}

/** What a lead must be to pass. */
export function conditionsOf(filter: LeadFilter): Condition[] {
  const conditions: Condition[] = [];
  if (filter.campaignId !== undefined) conditions.push({ sql: '(SELECT 1 FROM campaign_leads WHERE campaign_id = ? AND lead_id = leads.id) IS NOT NULL', values: [filter.campaignId] });
  if (filter.status !== undefined) conditions.push({ sql: 'status = ?', values: [filter.status] });
  if (filter.venue !== undefined) conditions.push({ sql: 'venue = ?', values: [filter.venue] });
  if (filter.company !== undefined) conditions.push({ sql: 'identity >= ? AND identity < ?', values: rangeOf(filter.company) });
  conditions.push(...contains(filter.text, ['company', 'person', 'email', 'role']), ...contains(filter.words, ['company', 'person', 'role', 'venue']));
  return conditions;
}

function contains(words: string | undefined, columns: readonly string[]): readonly Condition[] {
  const text = words?.trim() ?? '';
  if (text === '') return [];
  const pattern = `%${text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
  return [{ sql: `(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`, values: columns.map(() => pattern) }];
}

/** A filter that few leads pass, as the query of their ids. */
function smallestSet(run: Statements, filter: LeadFilter): Condition | undefined {
  const sets: Condition[] = [];
  if (filter.campaignId !== undefined) sets.push({ sql: 'SELECT lead_id AS id FROM campaign_leads WHERE campaign_id = ?', values: [filter.campaignId] });
  if (filter.company !== undefined) sets.push({ sql: 'SELECT id FROM leads WHERE identity >= ? AND identity < ?', values: rangeOf(filter.company) });
  if (filter.venue !== undefined) sets.push({ sql: 'SELECT id FROM leads WHERE venue = ?', values: [filter.venue] });
  if (filter.status !== undefined) sets.push({ sql: 'SELECT id FROM leads WHERE status = ?', values: [filter.status] });
  return sets.find(({ sql, values }) => {
    const counted = run.get<{ count: number }>(`SELECT count(*) AS count FROM (${sql} LIMIT ${smallSet + 1})`, ...values);
    return (counted?.count ?? 0) <= smallSet;
  });
}

function rangeOf(company: string): readonly [string, string] {
  const { from, to } = companyRange(companyPrefix(company));
  return [from, to];
}

function startAfter(order: Order, after: string): Condition {
  const [key, id] = cursorFrom(after);
  return { sql: `(${order.by}, id) ${order.direction === 'ASC' ? '>' : '<'} (?, ?)`, values: [key, id] };
}

/** Without a character that a command line or an address would take for something else. */
function cursorOf(key: string | number, id: number): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

function cursorFrom(after: string): readonly [string | number, number] {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    const [key, id] = Array.isArray(cursor) ? (cursor as readonly unknown[]) : [];
    if ((typeof key === 'string' || typeof key === 'number') && typeof id === 'number') return [key, id];
  } catch (thrown) {
    throw createError('page_unknown', {}, { cause: thrown });
  }
  throw createError('page_unknown', {});
}

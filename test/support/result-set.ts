// What a home has come to, without what differs from run to run: row numbers, times, random ids.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

const Database = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3;

const queries = {
  leads: 'SELECT company, person, email, role, website, location, venue, provenance, status, score, score_reasons FROM leads',
  decisions: 'SELECT company, decision, reason FROM campaign_leads JOIN leads ON leads.id = lead_id',
  briefs: 'SELECT company, phase, summary, findings FROM intel_briefs JOIN leads ON leads.id = lead_id',
  matches: 'SELECT company, matches.score, confidence, parts, value_proposition, lead_with FROM matches JOIN leads ON leads.id = lead_id',
  drafts: 'SELECT company, emails.status, reader, subject_a, subject_b, body, footer, claims, questions, blocked_by, angle FROM emails JOIN leads ON leads.id = lead_id',
  followUps: 'SELECT company, day, follow_ups.body, follow_ups.status FROM follow_ups JOIN emails ON emails.id = email_id JOIN leads ON leads.id = lead_id',
  jobs: 'SELECT company, step, state, gate FROM jobs LEFT JOIN leads ON leads.id = lead_id',
  completedRuns: "SELECT company, agent, count(*) AS runs FROM agent_logs LEFT JOIN leads ON leads.id = lead_id WHERE state = 'completed' AND lead_id IS NOT NULL GROUP BY company, agent",
  outbox: 'SELECT company, state, phase FROM outbox JOIN leads ON leads.id = lead_id',
} as const;

export type ResultSet = Readonly<Record<keyof typeof queries | 'files', readonly string[]>>;

export async function resultSet(home: string): Promise<ResultSet> {
  const database = new Database(join(home, 'outreach.db'), { readonly: true });
  try {
    const rows = Object.entries(queries).map(([name, sql]) => [name, database.prepare(sql).all().map((row) => withoutTimes(JSON.stringify(row))).sort()]);
    return { ...Object.fromEntries(rows), files: await filesIn(join(home, 'outbox')) } as ResultSet;
  } finally {
    database.close();
  }
}

/** What one set has and the other has not, table by table; empty when they are equal. */
export function differences(one: ResultSet, other: ResultSet): Readonly<Record<string, { readonly missing: readonly string[]; readonly extra: readonly string[] }>> {
  const rows = Object.keys(one) as (keyof ResultSet)[];
  return Object.fromEntries(
    rows.flatMap((name) => {
      const missing = without(one[name], other[name]);
      const extra = without(other[name], one[name]);
      return missing.length === 0 && extra.length === 0 ? [] : [[name, { missing, extra }]];
    }),
  );
}

/** Each row as often as it stands there. */
function without(rows: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return rows.filter((row) => {
    const place = left.indexOf(row);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => text.replace(/^(Message-ID|Date): .*$/gim, '$1: …')).sort();
}

function withoutTimes(text: string): string {
  return text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '…');
}

// The store beside what one would use instead: the sqlite3 command line, a loop written by hand, and the disk itself.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../core/store/open.ts';
import type { LeadQuery } from '../../core/store/lead-page.ts';
import type { Store } from '../../core/store/store.ts';
import { migrations } from '../../migrations/index.ts';
import { attempt, most, succeeded } from '../support/attempts.ts';
import { startChild } from '../support/child.ts';
import { writeLeadsCsv } from '../support/bench-csv.ts';
import { wallClock } from '../support/store.ts';
import { type Bench, type BenchSettings, type Measure, median, quantile } from './bench.ts';

export const benches: readonly Bench[] = [
  { name: 'importing 100,000 leads from CSV', run: (settings) => inFolder((folder) => compareImports(settings, folder, settings.smoke ? 3_000 : 100_000, 5)) },
  { name: 'importing 500,000 leads from CSV', run: (settings) => inFolder((folder) => compareImports(settings, folder, settings.smoke ? 6_000 : 500_000, 3)) },
  { name: 'a page of 200 leads out of 100,000', run: (settings) => inFolder((folder) => measurePages(settings, folder)) },
  { name: 'what is due among 1,000,000 jobs', run: (settings) => inFolder((folder) => measureDue(settings, folder)) },
  { name: 'claims by four processes', run: (settings) => inFolder((folder) => measureClaims(settings, folder)) },
  { name: 'an attempt, reserved and settled', run: (settings) => inFolder((folder) => measureAttempts(settings, folder)) },
  { name: 'a durable commit', run: (settings) => inFolder((folder) => measureCommits(settings, folder)) },
];

async function inFolder(work: (folder: string) => Promise<readonly Measure[]>): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'outreach-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const open = (file: string): Promise<Store> => openStore({ file, migrations, clock: wallClock });

// Importing ------------------------------------------------------------------------------------------------------------------------------------

interface ImportRun {
  readonly rows: number;
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly lag: number;
}

async function compareImports({ smoke }: BenchSettings, folder: string, rows: number, rounds: number): Promise<readonly Measure[]> {
  const csv = join(folder, 'leads.csv');
  await writeLeadsCsv(csv, rows);
  const runs = { ours: [] as ImportRun[], byHand: [] as ImportRun[], commandLine: [] as ImportRun[] };
  const hasCommandLine = spawnSync('sqlite3', ['-version']).status === 0;
  for (let round = 0; round < (smoke ? 1 : rounds); round += 1) {
    runs.ours.push(await importInChild('bench-import.ts', csv, join(folder, `ours-${round}.db`)));
    if (hasCommandLine) runs.commandLine.push(importByCommandLine(csv, join(folder, `command-line-${round}.db`)));
    runs.byHand.push(await importInChild('bench-import-by-hand.ts', csv, join(folder, `by-hand-${round}.db`)));
    for (const name of ['ours', 'command-line', 'by-hand']) for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, `${name}-${round}.db${ending}`), { force: true });
  }
  for (const run of Object.values(runs).flat()) if (run.rows !== rows) throw new Error(`${run.rows} of ${rows} rows were imported`);
  const rate = (of: readonly ImportRun[]) => median(of.map((run) => (run.rows / run.milliseconds) * 1000));
  const ours = rate(runs.ours);
  const byHand = rate(runs.byHand);
  const commandLine = rate(runs.commandLine);
  const megabytes = Math.max(...runs.ours.map((run) => run.megabytes));
  const against: Measure = hasCommandLine
    ? { title: 'against the sqlite3 command line', value: `${(ours / commandLine).toFixed(2)}× (${perSecond(ours)} against ${perSecond(commandLine)})`, limit: { text: 'at least 0.3×', kept: ours / commandLine >= 0.3 } }
    : { title: 'against the sqlite3 command line', value: 'not measured: there is no sqlite3 here' };
  return [
    against,
    { title: 'against csv-parse and an upsert by hand', value: `${(ours / byHand).toFixed(2)}× (${perSecond(ours)} against ${perSecond(byHand)})`, limit: { text: 'at least 1×', kept: ours / byHand >= 1 } },
    { title: 'memory at its most', value: `${megabytes.toFixed(0)} MB`, limit: { text: 'under 200 MB', kept: megabytes < 200 } },
    { title: 'longest time without a turn of the event loop (median)', value: `${median(runs.ours.map((run) => run.lag)).toFixed(0)} ms` },
  ];
}

async function importInChild(script: string, csv: string, file: string): Promise<ImportRun> {
  const child = startChild(script, [csv, file]);
  if ((await child.ended) !== 0) throw new Error(child.errors());
  return JSON.parse(child.output()) as ImportRun;
}

/** Into a table of its own with the same unique index. */
function importByCommandLine(csv: string, file: string): ImportRun {
  const table = 'CREATE TABLE leads (company TEXT, person TEXT, email TEXT, role TEXT, website TEXT, location TEXT); CREATE UNIQUE INDEX leads_email ON leads (email COLLATE NOCASE) WHERE email IS NOT NULL;';
  execFileSync('sqlite3', [file, table]);
  const begun = performance.now();
  execFileSync('sqlite3', [file], { input: `.mode csv\n.import --skip 1 "${csv}" leads\n` });
  const milliseconds = performance.now() - begun;
  return { rows: Number(execFileSync('sqlite3', [file, 'SELECT count(*) FROM leads'])), milliseconds, megabytes: 0, lag: 0 };
}

// Pages ----------------------------------------------------------------------------------------------------------------------------------------

async function measurePages({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const count = smoke ? 5_000 : 100_000;
  const store = await open(join(folder, 'outreach.db'));
  await fillLeads(store, count);
  const filters: readonly (readonly [string, LeadQuery['filter'] & object])[] = [
    ['all', {}],
    ['of a status', { status: 'matched' }],
    ['of a rare status', { status: 'replied' }],
    ['of a venue', { venue: 'venue 3' }],
    ['of a rare venue', { venue: 'venue rare' }],
    ['of a status and a venue', { status: 'discovered', venue: 'venue 3' }],
    ['of a campaign of 5 %', { campaignId: 1 }],
    ['of a campaign and a status', { campaignId: 1, status: 'matched' }],
    ['with a word that many have', { text: 'engineer' }],
    ['with a word that one has', { text: `person ${count - 7} ` }],
  ];
  const measures: Measure[] = [];
  for (const [name, filter] of filters) {
    const times = { score: [] as number[], company: [] as number[], updated: [] as number[] };
    for (let round = 0; round < (smoke ? 3 : 21); round += 1) {
      for (const sort of ['score', 'company', 'updated'] as const) {
        const begun = performance.now();
        const { leads } = await store.leads.page({ filter, sort, limit: 200 });
        times[sort].push(performance.now() - begun);
        if (leads.length === 0) throw new Error(`no lead ${name}`);
      }
    }
    const medians = Object.entries(times).map(([sort, values]) => `${sort} ${median(values).toFixed(2)}`);
    const middle = median(Object.values(times).flat());
    const value = `${medians.join(', ')} ms`;
    // A word that hardly any lead has means looking at all of them: nothing is promised there.
    measures.push(name.includes('one has') ? { title: `leads ${name}, by`, value } : { title: `leads ${name}, by`, value, limit: { text: 'median under 5 ms', kept: middle < 5 } });
  }
  await store.close();
  return measures;
}

async function fillLeads(store: Store, count: number): Promise<void> {
  await store.write((tx) => {
    tx.run(
      `INSERT INTO leads (company, person, email, role, venue, status, score, identity, created_at, updated_at)
       WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
       SELECT 'Company ' || (n * 7919 % 25000), 'Person ' || n || ' Smith', 'person' || n || '@example.org', iif(n % 3, 'Engineer', 'Designer'), iif(n % 1000 = 5, 'venue rare', 'venue ' || (n % 8)),
         CASE WHEN n % 5000 = 3 THEN 'replied' WHEN n % 10 = 1 THEN 'matched' WHEN n % 10 = 2 THEN 'drafted' ELSE 'discovered' END,
         iif(n % 4, n * 31 % 100, NULL), 'company ' || (n * 7919 % 25000) || '|p:person ' || n, n, n * 104729 % 1000003 FROM numbers`,
      count,
    );
  });
  const { campaign } = await store.campaigns.begin({ requestKey: 'bench', name: 'bench', configHash: '0badcafe', mode: 'auto', leadLimit: 10, request: {} });
  await store.campaigns.addLeads(campaign.id, Array.from({ length: count / 20 }, (_, index) => index * 20 + 1));
}

// Jobs -----------------------------------------------------------------------------------------------------------------------------------------

async function measureDue({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const store = await open(join(folder, 'outreach.db'));
  const now = wallClock.now();
  await fillJobs(store, smoke ? 10_000 : 1_000_000, now + 3_600_000, 2);
  const looks: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['when is the next job due', () => store.jobs.nextDue()],
    ['when is the next job of a campaign due', () => store.jobs.nextDue(1)],
    ['claiming when nothing is due', () => store.jobs.claim({ owner: 'bench', now, leaseMs: 1_000, limit: 10 })],
  ];
  const measures: Measure[] = [];
  for (const [title, look] of looks) {
    const times: number[] = [];
    for (let round = 0; round < (smoke ? 50 : 5_000); round += 1) {
      const begun = performance.now();
      await look();
      times.push(performance.now() - begun);
    }
    const p99 = quantile(times.slice(times.length / 10), 0.99);
    measures.push({ title, value: `p99 ${p99.toFixed(3)} ms, median ${median(times).toFixed(3)} ms`, limit: { text: 'p99 under 0.2 ms', kept: p99 < 0.2 } });
  }
  await store.close();
  return measures;
}

/** Of every two (or so) jobs one is due at this time, the others are done. */
async function fillJobs(store: Store, count: number, dueAt: number, everyOther = 1): Promise<void> {
  await store.campaigns.begin({ requestKey: 'bench', name: 'bench', configHash: '0badcafe', mode: 'auto', leadLimit: 10, request: {} });
  await store.write((tx) => {
    tx.run(
      `INSERT INTO jobs (campaign_id, step, state, due_at, created_at, updated_at)
       WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
       SELECT 1, 'step ' || n, iif(n % ? = 0, 'queued', 'done'), iif(n % ? = 0, ? + n, NULL), 0, 0 FROM numbers`,
      count,
      everyOther,
      everyOther,
      dueAt,
    );
  });
}

async function measureClaims({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const frames = await framesPerCommit(folder, async (store) => {
    await fillJobs(store, 5_000, 0);
    return () => store.jobs.claim({ owner: 'bench', now: wallClock.now(), leaseMs: 600_000, limit: 1 });
  });
  const inBatches: number[] = [];
  const oneByOne: AgainstDisk[] = [];
  const alone: AgainstDisk[] = [];
  for (let round = 0; round < (smoke ? 1 : 9); round += 1) {
    inBatches.push(await claimTogether(join(folder, `batches-${round}.db`), smoke ? 2_000 : 40_000, 20));
    const sync = () => syncsPerSecond(join(folder, 'sync.bin'), frames * frameSize, smoke ? 20 : 500);
    const before = sync();
    const ours = await claimTogether(join(folder, `single-${round}.db`), smoke ? 200 : 2_000, 1);
    const limit = (before + sync()) / 2;
    oneByOne.push({ ours, limit });
    alone.push({ ours: await claimWithoutUs(join(folder, `alone-${round}.db`), smoke ? 200 : 2_000), limit });
  }
  const rate = median(inBatches);
  return [{ title: 'in batches of 20', value: perSecond(rate), limit: { text: 'at least 10,000 a second', kept: rate >= 10_000 } }, againstDisk('one by one, ', oneByOne), withoutUs('one by one, ', alone)];
}

/** Jobs a second that four processes claim of one file; throws when one was claimed twice or a process failed. */
async function claimTogether(file: string, count: number, batch: number): Promise<number> {
  const store = await open(file);
  await fillJobs(store, count, 0);
  const children = Array.from({ length: 4 }, (_, number) => startChild('bench-claims.ts', [file, `owner ${number}`, String(batch)]));
  await Promise.all(children.map((child) => child.says('ready')));
  for (const child of children) child.process.stdin?.write('go\n');
  const ids: number[] = [];
  const begun: number[] = [];
  const ended: number[] = [];
  for (const child of children) {
    if ((await child.ended) !== 0) throw new Error(child.errors());
    const result = JSON.parse(child.output().split('\n')[1] ?? '') as { ids: number[]; begun: number; ended: number };
    ids.push(...result.ids);
    begun.push(result.begun);
    ended.push(result.ended);
  }
  await store.close();
  if (ids.length !== count || new Set(ids).size !== count) throw new Error(`${ids.length} claims of ${count} jobs, ${new Set(ids).size} of them different`);
  return (count / (Math.max(...ended) - Math.min(...begun))) * 1000;
}

/** What SQLite itself allows: the same claims by one process, with a prepared statement and nothing else. */
async function claimWithoutUs(file: string, count: number): Promise<number> {
  const store = await open(file);
  await fillJobs(store, count, 0);
  const claim = store.connection.db.prepare(
    `UPDATE jobs SET state = 'running', owner = ?, due_at = ?, fence = fence + 1, attempts = attempts + 1, updated_at = ?
     WHERE id IN (SELECT id FROM jobs WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at LIMIT 1) RETURNING *`,
  );
  const begun = performance.now();
  for (let number = 0; number < count; number += 1) {
    const now = wallClock.now();
    if (claim.all('bench', now + 600_000, now, now).length !== 1) throw new Error('nothing was due');
  }
  const milliseconds = performance.now() - begun;
  await store.close();
  return (count / milliseconds) * 1000;
}

// Commits --------------------------------------------------------------------------------------------------------------------------------------

/** With every budget set, and a ledger that is not empty. */
async function measureAttempts({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const store = await open(join(folder, 'outreach.db'));
  const { campaign } = await store.campaigns.begin({ requestKey: 'bench', name: 'bench', configHash: '0badcafe', mode: 'auto', leadLimit: 10, request: {} });
  const budget = { dollars: 1_000_000, tokens: 1_000_000_000_000 };
  const budgets = { perCall: budget, perAgent: budget, perCampaign: budget, perDay: budget };
  const reserve = (call: string) => store.ledger.reserve({ ...attempt, campaignId: campaign.id, call }, most, budgets);
  await store.write(async (tx) => {
    for (let number = 0; number < (smoke ? 100 : 20_000); number += 1) await store.ledger.note({ ...attempt, campaignId: campaign.id, call: `before ${number}` }, succeeded(7), tx);
  });
  const both: number[] = [];
  const reserving: number[] = [];
  const settling: number[] = [];
  const syncs: number[] = [];
  for (let round = 0; round < (smoke ? 2 : 31); round += 1) {
    const perRound = smoke ? 20 : 300;
    const begun = performance.now();
    let reserved = 0;
    for (let number = 0; number < perRound; number += 1) {
      const start = performance.now();
      const id = await reserve(`${round} ${number}`);
      reserved += performance.now() - start;
      await store.ledger.settle(id, succeeded(7));
    }
    const all = performance.now() - begun;
    both.push((perRound / all) * 1000);
    reserving.push(reserved / perRound);
    settling.push((all - reserved) / perRound);
    syncs.push(1000 / syncsPerSecond(join(folder, 'sync.bin'), 4 * frameSize, perRound));
  }
  await store.close();
  const rate = median(both);
  return [
    { title: 'attempts, reserved and settled', value: perSecond(rate), limit: { text: 'at least 1,000/s, where the disk syncs twice as often', kept: rate >= Math.min(1_000, 500 / median(syncs)) } },
    { title: 'reserving (no wait for the disk), settling (one), one sync', value: `${median(reserving).toFixed(3)} ms, ${median(settling).toFixed(3)} ms, ${median(syncs).toFixed(3)} ms` },
  ];
}

async function measureCommits({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const store = await open(join(folder, 'outreach.db'));
  const commit = (number: number) => store.write((tx) => store.pluginState.set('bench', 'k', number, tx));
  await commit(0);
  const frames = await framesPerCommit(folder, async (other) => (number) => other.pluginState.set('bench', 'k', number));
  const { db } = store.connection;
  const statements = ['BEGIN IMMEDIATE', "UPDATE plugin_state SET value = ?, updated_at = ? WHERE plugin = 'bench' AND key = 'k'", 'COMMIT'].map((sql) => db.prepare(sql));
  const byHand = (number: number) => statements.forEach((statement, index) => statement.run(...(index === 1 ? [String(number), wallClock.now()] : [])));
  const measured: AgainstDisk[] = [];
  const alone: AgainstDisk[] = [];
  // Short rounds, side by side: what else the disk has to do falls on both alike.
  for (let round = 0; round < (smoke ? 2 : 41); round += 1) {
    const perRound = smoke ? 20 : 300;
    const begun = performance.now();
    for (let number = 0; number < perRound; number += 1) await commit(number);
    const ours = (perRound / (performance.now() - begun)) * 1000;
    const limit = syncsPerSecond(join(folder, 'sync.bin'), frames * frameSize, perRound);
    measured.push({ ours, limit });
    const again = performance.now();
    for (let number = 0; number < perRound; number += 1) byHand(number);
    alone.push({ ours: (perRound / (performance.now() - again)) * 1000, limit });
  }
  await store.close();
  return [againstDisk('', measured), withoutUs('', alone)];
}

interface AgainstDisk {
  readonly ours: number;
  readonly limit: number;
}

function againstDisk(what: string, measured: readonly AgainstDisk[]): Measure {
  const ratio = median(measured.map(({ ours, limit }) => ours / limit));
  const rates = `${perSecond(median(measured.map(({ ours }) => ours)))} against ${perSecond(median(measured.map(({ limit }) => limit)))}`;
  return { title: `${what}against writing and syncing as much by hand`, value: `${ratio.toFixed(2)}× (${rates})`, limit: { text: 'at least 0.8×', kept: ratio >= 0.8 } };
}

/** Where a sync takes no longer than SQLite's own work, it is SQLite that sets the limit. */
function withoutUs(what: string, measured: readonly AgainstDisk[]): Measure {
  const { title, value } = againstDisk(what, measured);
  return { title: `${title}, better-sqlite3 alone`, value };
}

type Change = (number: number) => Promise<unknown>;

/** A page of the log, with its header. */
const frameSize = 4_120;

/** How many pages such a change writes into the log. */
async function framesPerCommit(folder: string, prepare: (store: Store) => Promise<Change>): Promise<number> {
  const file = join(folder, 'frames.db');
  const store = await open(file);
  const { db } = store.connection;
  const work = await prepare(store);
  await work(0);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('wal_autocheckpoint = 0');
  const commits = 50; // fewer than a checkpoint takes (core/store/connection.ts)
  for (let number = 1; number <= commits; number += 1) await work(number);
  const [state] = db.pragma('wal_checkpoint(PASSIVE)') as readonly { readonly log: number }[];
  await store.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  const frames = (state?.log ?? 0) / commits;
  if (frames < 1) throw new Error('the disk was not asked');
  return Math.round(frames);
}

/** What the disk allows: so many bytes written and synchronised again and again, with nothing else to do. */
function syncsPerSecond(file: string, bytes: number, count: number): number {
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(bytes, 7);
  const places = Math.max(1, Math.floor((1_000 * frameSize) / bytes));
  // As the log of a database in use: the space is there already.
  for (let place = 0; place < places; place += 1) writeSync(descriptor, block, 0, bytes, place * bytes);
  fsyncSync(descriptor);
  const begun = performance.now();
  for (let number = 0; number < count; number += 1) {
    writeSync(descriptor, block, 0, bytes, (number % places) * bytes);
    fsyncSync(descriptor);
  }
  const milliseconds = performance.now() - begun;
  closeSync(descriptor);
  rmSync(file, { force: true });
  return (count / milliseconds) * 1000;
}

function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString('en-US')}/s`;
}

import test from 'ava';
import { readCsvLeads } from '../../../core/discovery/csv.ts';
import { csvOf, exportEverything, exportLeadsCsv, importEverything } from '../../../core/store/export.ts';
import { importLeads } from '../../../core/store/import-leads.ts';
import type { Store } from '../../../core/store/store.ts';
import { buildProfile } from '../../support/profile.ts';
import { attempt, most, succeeded } from '../../support/attempts.ts';
import { errorOf } from '../../support/error-of.ts';
import { addDraft, addLead, approve, candidate, openTestStore, posting } from '../../support/store.ts';

async function* pieces(text: string, size = 1_000): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function textOf(stream: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of stream) text += piece;
  return text;
}

/** Something in as many tables as there are functions to write to. */
async function fill(store: Store): Promise<void> {
  await store.profiles.put(buildProfile({ skills: ['Kotlin'] }), 'resume.pdf');
  const { email, lead, campaignId } = await addDraft(store, { email: 'ops@brightwater.example', documents: [posting('https://b.example/1', 'Üben, "quoted"\n\u2028 and ')] });
  await approve(store, email);
  await store.briefs.put(campaignId, lead.id, { phase: 'light', summary: 's', findings: [] });
  await store.leads.upsertCandidates([{ candidate: candidate('BRIGHTWATER FREIGHT', { email: 'ops@brightwater.example', location: 'Kiel' }), venue: 'ashby' }]);
  await store.jobs.enqueue([{ campaignId, leadId: lead.id, step: 'research', payload: { deep: [1, null] } }]);
  await store.write((tx) => store.events.append(tx, 'leadDiscovered', { lead }));
  await store.pluginState.set('p', 'k', { a: 'b' });
  await store.suppression.add('gone@x.example', 'gone');
  await store.venues.noteRun('lever', { found: 3, error: null });
  await store.metrics.add({ day: '2026-03-02', name: 'drafts', dimension: '', value: 1.5 });
  await store.ledger.settle(await store.ledger.reserve({ ...attempt, campaignId, leadId: lead.id }, most, {}), succeeded(123));
  await store.ledger.reserve(attempt, most, {});
  const { id } = await addLead(store, { person: 'Deleted' });
  await store.write((tx) => void tx.run('DELETE FROM leads WHERE id = ?', id));
}

test('everything that is exported and imported into a new home is there as it was', async (t) => {
  const store = await openTestStore(t);
  await fill(store);
  const exported = await textOf(exportEverything(store));
  for (const line of exported.trimEnd().split('\n')) t.notThrows(() => JSON.parse(line) as unknown);
  const other = await openTestStore(t);
  const { rows } = await importEverything(other, pieces(exported));
  t.is(rows, exported.trimEnd().split('\n').length - 1);
  t.is(await textOf(exportEverything(other)), exported);
  t.like(await other.emails.get(1), { status: 'approved' });
  t.deepEqual((await other.outbox.ofEmail(1))[0]?.bytes, (await store.outbox.ofEmail(1))[0]?.bytes);
  t.deepEqual(await other.spending.budgets(), await store.spending.budgets(), 'sums are made anew');
  t.is((await addLead(other, { person: 'New' })).id, 3, 'an id that was used is not used again');
});

test('importing an export twice adds nothing', async (t) => {
  const store = await openTestStore(t);
  await fill(store);
  const exported = await textOf(exportEverything(store));
  const budgets = await store.spending.budgets();
  t.is((await importEverything(store, pieces(exported))).added, 0);
  t.deepEqual(await store.spending.budgets(), budgets);
  t.is(await textOf(exportEverything(store)), exported);
});

test('an export of another home is not mixed into one that has data', async (t) => {
  const store = await openTestStore(t);
  await fill(store);
  const exported = await textOf(exportEverything(store));
  const other = await openTestStore(t);
  await addLead(other, { person: 'Mine' });
  t.is((await errorOf(() => importEverything(other, pieces(exported)))).code, 'export_elsewhere');
  t.like(await other.leads.get(1), { person: 'Mine' });
});

test('an export that is broken somewhere is imported not at all, and the line is named', async (t) => {
  const store = await openTestStore(t);
  await fill(store);
  const lines = (await textOf(exportEverything(store))).trimEnd().split('\n');
  const broken: readonly (readonly [number, string, string])[] = [
    [1, '{"format":"something else"}', 'export_malformed'],
    [1, (lines[0] ?? '').replace('0002', '9999'), 'export_newer'],
    [1, '', 'export_malformed'],
    [4, '{"table":"leads","row":{"id":', 'export_malformed'],
    [4, '{"table":"sqlite_schema","row":{"sql":"x"}}', 'export_malformed'],
    [4, '{"table":"leads","row":{"id; DROP TABLE leads":1}}', 'export_malformed'],
    [4, '{"table":"leads","row":{"id":70,"company":"x","venue":"x","identity":"y","status":"famous","created_at":0,"updated_at":0}}', 'export_malformed'],
    [4, '{"table":"lead_documents","row":{"lead_id":70,"document_id":70}}', 'store_rule'],
    [4, '{"table":"leads","row":{"id":[1]}}', 'export_malformed'],
    [4, '[]', 'export_malformed'],
  ];
  for (const [line, text, code] of broken) {
    const other = await openTestStore(t);
    const changed = lines.with(line - 1, text).join('\n');
    const error = await errorOf(() => importEverything(other, pieces(text === '' ? '' : changed)));
    t.is(error.code, code as typeof error.code, text);
    if (code === 'export_malformed') t.is(error.details['line'], line);
    t.is((await other.leads.counts()).discovered, 0);
  }
});

test('leads written as CSV come back equal, and nothing in it is a formula', async (t) => {
  const store = await openTestStore(t);
  const names = ['=HYPERLINK("http://evil.test")', '+1', '-1', '@SUM(A1)', 'Plain, Inc', 'A "quoted" one', 'Two\nlines', 'Zoë', "'quoted"];
  await store.leads.upsertCandidates(names.map((company, number) => ({ candidate: candidate(company, { person: `P ${number}`, email: `p${number}@x.example`, role: '=1+1', website: 'https://x.example', location: 'Kiel' }), venue: 'csv' })));
  const csv = await textOf(exportLeadsCsv(store));
  for (const line of csv.split('\r\n')) t.notRegex(line, /(?:^|,)"?[=+@-]/);
  const other = await openTestStore(t);
  const report = await importLeads(other, readCsvLeads(pieces(csv)), { uri: 'file:///leads.csv' });
  t.like(report, { rows: names.length, added: names.length, refused: 0, invalidAddresses: 0 });
  const fields = async (of: Store) => (await of.leads.page({ sort: 'company' })).leads.map(({ company, person, email, role, website, location }) => ({ company, person, email, role, website, location }));
  t.deepEqual(await fields(other), await fields(store));
});

test('a table as CSV quotes what has to be quoted, and disarms formulas', (t) => {
  t.is(csvOf([['Venue', 'Found'], ['a, "b"', 2], ['=HYPERLINK("x")', 0]]), 'Venue,Found\r\n"a, ""b""",2\r\n"\'=HYPERLINK(""x"")",0\r\n');
});

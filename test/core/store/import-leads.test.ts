import { setImmediate as nextTurn } from 'node:timers/promises';
import test from 'ava';
import { importLeads, type ImportRow } from '../../../core/store/import-leads.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, openTestStore } from '../../support/store.ts';

function row(line: number, cells: Partial<ImportRow>): ImportRow {
  return { line, company: undefined, person: undefined, email: undefined, role: undefined, website: undefined, location: undefined, ...cells };
}

async function* batches(...given: readonly (readonly ImportRow[])[]): AsyncGenerator<readonly ImportRow[]> {
  yield* given;
}

const uri = 'file:///leads.csv';

test('rows become leads, with the file as the source of their address', async (t) => {
  const store = await openTestStore(t);
  const report = await importLeads(store, batches([row(2, { company: 'Acme', person: 'Jane Doe', email: 'Jane@ACME.example', role: 'CTO', website: 'https://acme.example', location: 'Kiel' })]), { uri });
  t.like(report, { rows: 1, added: 1, merged: 0, unchanged: 0, refused: 0, invalidAddresses: 0, problems: [] });
  t.like(await store.leads.get(1), { company: 'Acme', person: 'Jane Doe', email: 'Jane@acme.example', role: 'CTO', website: 'https://acme.example', location: 'Kiel', venue: 'csv', status: 'discovered', score: null, provenance: { uri, how: 'imported' } });
});

test('an address that is none is counted and told with its line, and the rest of the row is used', async (t) => {
  const store = await openTestStore(t);
  const report = await importLeads(store, batches([row(2, { company: 'Acme', email: 'jane at acme' }), row(3, { company: 'Beta', email: 'x@y\r\nBcc: z@y.example' })]), { uri });
  t.like(report, { added: 2, invalidAddresses: 2 });
  t.deepEqual(report.problems.map(({ line }) => line), [2, 3]);
  t.regex(report.problems[0]?.problem ?? '', /"jane at acme" is no mail address: it has a space/);
  t.like(await store.leads.get(1), { email: null, provenance: null });
});

test('a row without a company takes it from its website or its own mail domain, and is refused without either', async (t) => {
  const store = await openTestStore(t);
  const report = await importLeads(
    store,
    batches([row(2, { website: 'https://www.Acme.example/about' }), row(3, { email: 'x@beta.example' }), row(4, { email: 'jane@gmail.com' }), row(5, { person: 'Nobody' }), row(6, { company: 'x'.repeat(2_000) })]),
    { uri },
  );
  t.like(report, { added: 2, refused: 3 });
  t.deepEqual((await store.leads.page({ sort: 'company' })).leads.map(({ company }) => company), ['acme.example', 'beta.example']);
  t.deepEqual(report.problems.map(({ line, problem }) => `${line}: ${problem}`), ['4: no company is named', '5: no company is named', '6: a cell has more than 1000 characters']);
});

test('only the first hundred problems are listed, and all are counted', async (t) => {
  const store = await openTestStore(t);
  const report = await importLeads(store, batches(Array.from({ length: 500 }, (_, number) => row(number + 2, { person: `P ${number}` }))), { uri });
  t.is(report.refused, 500);
  t.is(report.problems.length, 100);
});

test('duplicates in the file and against the store are one lead; what they add is merged', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, { person: 'Jane Doe', role: 'CTO' });
  const rows = [
    row(2, { company: 'Brightwater Freight Ltd', person: 'Doe, Jane', email: 'jane@brightwater.example' }),
    row(3, { company: 'Acme', email: 'info@acme.example' }),
    row(4, { company: 'Acme', email: 'INFO@acme.example' }),
    row(5, { company: 'Acme Inc', email: 'info@acme.example', location: 'Kiel' }),
    row(6, { company: 'Acme', email: 'info@acme.example' }),
  ];
  const report = await importLeads(store, batches(rows), { uri });
  t.like(report, { rows: 5, added: 1, merged: 3, unchanged: 1 });
  t.is(report.added + report.merged + report.unchanged + report.refused, report.rows);
  t.like(await store.leads.get(1), { person: 'Jane Doe', role: 'CTO', email: 'jane@brightwater.example' });
  t.like(await store.leads.findByAddress('info@acme.example'), { company: 'Acme', location: 'Kiel' });
  t.is((await store.leads.merges(1)).length, 1);
});

test('reading the same table again adds nothing and changes nothing', async (t) => {
  const store = await openTestStore(t);
  const table = Array.from({ length: 3_000 }, (_, number) => row(number + 2, { company: `Company ${number % 900}`, person: `Person ${number}`, email: number % 5 === 0 ? undefined : `p${number}@x.example` }));
  await importLeads(store, batches(table), { uri });
  const before = store.connection.all('SELECT * FROM leads');
  t.is(before.length, 3_000);
  await store.clock.advance(1_000);
  t.like(await importLeads(store, batches(table), { uri }), { added: 0, merged: 0, unchanged: 3_000 });
  t.deepEqual(store.connection.all('SELECT * FROM leads'), before);
});

test('a lead is recognised by the name that it had before an edit', async (t) => {
  const store = await openTestStore(t);
  await importLeads(store, batches([row(2, { company: 'Acme', role: 'CTO' })]), { uri });
  await store.leads.edit(1, 1, { person: 'Jane Doe' });
  t.like(await importLeads(store, batches([row(2, { company: 'Acme', role: 'CTO' }), row(3, { company: 'Beta', role: 'CTO' })]), { uri }), { added: 1 });
  t.is(store.connection.all('SELECT 1 FROM leads').length, 2);
});

test('what was taken apart stays apart when the table is read again', async (t) => {
  const store = await openTestStore(t);
  const table = [row(2, { company: 'Acme', person: 'Jane' }), row(3, { company: 'ACME', person: 'Jane', location: 'Kiel' })];
  await importLeads(store, batches(table), { uri });
  const [merge] = await store.leads.merges(1);
  await store.leads.undoMerge(merge?.id ?? 0);
  t.like(await importLeads(store, batches(table), { uri }), { added: 0, merged: 0, unchanged: 2 });
  t.is(store.connection.all('SELECT 1 FROM leads').length, 2);
});

test('what came before a broken line is kept', async (t) => {
  const store = await openTestStore(t);
  async function* broken(): AsyncGenerator<readonly ImportRow[]> {
    yield [row(2, { company: 'Acme' })];
    yield [row(3, { company: 'Beta' })];
    throw new Error('the disk was pulled out');
  }
  await t.throwsAsync(importLeads(store, broken(), { uri }), { message: 'the disk was pulled out' });
  t.is((await store.leads.counts()).discovered, 2);
});

test('an import that is cancelled keeps what it has read, and ends with the reason', async (t) => {
  const store = await openTestStore(t);
  const cancel = new AbortController();
  const endless = (async function* () {
    for (let number = 0; ; number += 1) {
      if (number === 3) cancel.abort(new Error('enough'));
      yield [row(number + 2, { company: `Company ${number}` })];
    }
  })();
  await t.throwsAsync(importLeads(store, endless, { uri, signal: cancel.signal }), { message: 'enough' });
  t.true((await store.leads.counts()).discovered >= 3);
  t.is(store.connection.db.pragma('wal_autocheckpoint', { simple: true }), 4_000);
});

test('while the source of the rows is slow, others can write', async (t) => {
  const store = await openTestStore(t);
  const slow = Promise.withResolvers<void>();
  async function* source(): AsyncGenerator<readonly ImportRow[]> {
    yield [row(2, { company: 'Acme' })];
    await slow.promise;
    yield [row(3, { company: 'Beta' })];
  }
  const importing = importLeads(store, source(), { uri });
  while ((await store.leads.counts()).discovered === 0) await new Promise((resolve) => setImmediate(resolve));
  await store.pluginState.set('p', 'meanwhile', true);
  slow.resolve();
  t.like(await importing, { added: 2 });
});

test('a constraint that a row breaks is told, not swallowed with the row', async (t) => {
  const store = await openTestStore(t);
  store.connection.db.exec("CREATE TRIGGER no_acme BEFORE INSERT ON leads WHEN NEW.company = 'Acme' BEGIN SELECT RAISE(ABORT, 'rule:no_acme'); END");
  t.is((await errorOf(() => importLeads(store, batches([row(2, { company: 'Beta' }), row(3, { company: 'Acme' })]), { uri }))).code, 'store_rule');
});

test('who waits to write in this process gets a turn before the whole file is in', async (t) => {
  const store = await openTestStore(t);
  const all = Array.from({ length: 40 }, (_, batch) => Array.from({ length: 1_000 }, (_, index) => row(batch * 1_000 + index, { company: `Company ${batch} ${index}` })));
  let read = 0;
  const importing = importLeads(store, batches(...all), { uri, onProgress: ({ rows }) => void (read = rows) });
  while (read === 0) await nextTurn();
  const before = await store.write((tx) => tx.get<{ readonly leads: number }>('SELECT count(*) AS leads FROM leads')?.leads ?? 0);
  await importing;
  t.true(before > 0 && before < 40_000, `${before} rows were in when it was the other's turn`);
});

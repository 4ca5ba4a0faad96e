import test from 'ava';
import { type CsvLead, readCsvLeads, readCsvRows } from '../../../core/discovery/csv.ts';
import { errorOf } from '../../support/error-of.ts';

async function* pieces(text: string, size = text.length || 1): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function leadsOf(text: string, size?: number): Promise<CsvLead[]> {
  const leads: CsvLead[] = [];
  for await (const batch of readCsvLeads(pieces(text, size))) leads.push(...batch);
  return leads;
}

const table = 'Company,First Name,Last Name,E-mail,Title\r\nAcme,Jane,Doe,jane@acme.example,CTO\r\n"Smith, Jones",Max,,max@smith.example,\r\n';

test('a row is read by its headings, with its line', async (t) => {
  t.deepEqual(await leadsOf(table), [
    { line: 2, company: 'Acme', person: 'Jane Doe', email: 'jane@acme.example', role: 'CTO', website: undefined, location: undefined },
    { line: 3, company: 'Smith, Jones', person: 'Max', email: 'max@smith.example', role: undefined, website: undefined, location: undefined },
  ]);
});

for (const [name, changed] of [
  ['semicolons', table.replaceAll('"Smith, Jones"', 'Smith, Jones').replaceAll(/,(?! J)/g, ';')],
  ['tabs', table.replaceAll(/,(?! J)/g, '\t')],
  ['a byte order mark', `\ufeff${table}`],
  ['LF line ends', table.replaceAll('\r\n', '\n')],
  ['CR line ends', table.replaceAll('\r\n', '\r')],
  ['no line end at the end', table.trimEnd()],
  ['columns without a heading', table.replaceAll('\r\n', ',,\r\n')],
] as const) {
  test(`a table with ${name} says the same`, async (t) => {
    t.deepEqual(await leadsOf(changed), await leadsOf(table));
  });
}

test('it does not matter where the text is cut into pieces', async (t) => {
  const long = `${table}${Array.from({ length: 3_000 }, (_, number) => `"Company ""${number}""",Ann,"Lee\nor Li",a${number}@c.example,\r\n`).join('')}`;
  const whole = await leadsOf(long);
  t.is(whole.length, 3_002);
  t.is(whole.at(-1)?.company, 'Company "2999"');
  t.is(whole.at(-1)?.line, 4 + 2_999 * 2);
  for (const size of [7, 64_000, 100_001]) t.deepEqual(await leadsOf(long, size), whole, `pieces of ${size}`);
});

test('empty lines and rows of blanks are no leads, and lines are still counted', async (t) => {
  t.deepEqual(
    (await leadsOf('\nCompany,Email\n\n , \nAcme,\n')).map(({ line, company }) => ({ line, company })),
    [{ line: 5, company: 'Acme' }],
  );
});

test('what our own export disarmed for spreadsheets is read as it was', async (t) => {
  const [lead] = await leadsOf("Company,Name\n'=SUM(A1),'@jane\n");
  t.like(lead, { company: '=SUM(A1)', person: '@jane' });
});

test('a table without headings is refused with what stands there and what would help', async (t) => {
  const error = await errorOf(() => leadsOf('Acme,jane@acme.example\n'));
  t.is(error.code, 'csv_no_headings');
  t.regex(error.message, /Acme/);
  t.is((await errorOf(() => leadsOf(''))).code, 'csv_no_headings');
});

test('a quotation mark that is never closed is told with its line, before it fills the memory', async (t) => {
  const error = await errorOf(() => leadsOf(`Company\nAcme\n"Beta\n${'x\n'.repeat(10)}`));
  t.is(error.code, 'csv_malformed');
  t.is(error.details['line'], 3);
  let given = 0;
  async function* endless(): AsyncGenerator<string> {
    yield 'Company,Email\n"';
    for (; given < 100_000_000; given += 64_000) yield 'x'.repeat(64_000);
  }
  const early = await errorOf(async () => {
    for await (const _ of readCsvLeads(endless())) t.fail();
  });
  t.is(early.code, 'csv_malformed');
  t.true(given < 2_000_000);
});

test('rows for a venue keep every column under its meaning or its own heading', async (t) => {
  const rows = [];
  for await (const row of readCsvRows(pieces('Company,Notes,__proto__,Funding\nAcme,Makes pumps,x,Series A\n'))) rows.push(row);
  t.is(rows.length, 1);
  t.is(rows[0]?.line, 2);
  t.deepEqual(Object.entries(rows[0]?.cells ?? {}), [
    ['company', 'Acme'],
    ['notes', 'Makes pumps'],
    ['__proto__', 'x'],
    ['Funding', 'Series A'],
  ]);
});

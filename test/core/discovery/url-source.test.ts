import test from 'ava';
import { urlSource } from '../../../core/discovery/url-source.ts';
import { errorOf } from '../../support/error-of.ts';
import { createTestWeb } from '../../support/test-web.ts';
import { json, page, startWebServer, text } from '../../support/web-server.ts';

const lines = async function* (pieces: AsyncIterable<string>, name: string) {
  for await (const piece of pieces) yield { line: 1, cells: { company: piece, name } };
};

test('an address is read as its source, as data, in pieces and as rows', async (t) => {
  const server = await startWebServer(t, { '/page': page('<p>Hello &amp; welcome'), '/data': json({ a: 1 }), '/leads.csv': text('company\nAcme') });
  const web = createTestWeb(t, [server.host]);
  t.is(await urlSource(`${server.origin}/page`, web, lines).text(), '<p>Hello &amp; welcome');
  t.deepEqual(await urlSource(`${server.origin}/data`, web, lines).json(), { a: 1 });
  const table = urlSource(`${server.origin}/leads.csv?key=1`, web, lines);
  t.deepEqual(await Array.fromAsync(table.stream()), ['company\nAcme']);
  t.deepEqual(await Array.fromAsync(table.rows()), [{ line: 1, cells: { company: 'company\nAcme', name: `${server.origin}/leads.csv` } }]);
});

test('nothing is asked for before it is read, and what is longer than wanted is refused', async (t) => {
  const server = await startWebServer(t, { '/': text('Zoë') });
  const source = urlSource(server.origin, createTestWeb(t, [server.host]), lines);
  t.deepEqual(server.asked, []);
  t.is(await source.text({ maxBytes: 4 }), 'Zoë');
  t.is((await errorOf(() => source.text({ maxBytes: 3 }))).code, 'web_too_large');
});

test('the guard of the web holds for sources too', async (t) => {
  const source = urlSource('http://127.0.0.1/leads.csv', createTestWeb(t, []), lines);
  for (const read of [() => source.text(), () => source.json(), () => Array.fromAsync(source.stream()), () => Array.fromAsync(source.rows())]) {
    t.is((await errorOf(read)).code, 'web_refused_private');
  }
});

test('an address is no folder', async (t) => {
  t.is((await errorOf(() => urlSource('https://example.org/', createTestWeb(t, []), lines).files('.md'))).code, 'source_wrong_shape');
});

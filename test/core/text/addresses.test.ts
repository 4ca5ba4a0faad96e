import test from 'ava';
import { addresses } from '../../../core/text/addresses.ts';

const table: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ['Write to jobs@acme.example.', ['jobs@acme.example']],
  ['mailto:Jane.Doe+work@Acme.Example?subject=hi', ['Jane.Doe+work@acme.example']],
  ['a@b.example, c-d@e.f.example;(g_h@i.example)', ['a@b.example', 'c-d@e.f.example', 'g_h@i.example']],
  ['jobs (at) acme (dot) example', ['jobs@acme.example']],
  ['jobs [at] acme.example', ['jobs@acme.example']],
  ['jobs{at}acme{dot}co{dot}example', ['jobs@acme.co.example']],
  ['jobs at acme dot example today', ['jobs@acme.example']],
  ['jobs AT acme DOT example', ['jobs@acme.example']],
  ['look at example.com for more', []],
  ['we meet at noon', []],
  ['logo@2x.png and icon@3x.svg', []],
  ['git@github.example:acme/tools.git', []],
  ['https://user@host.example/path', []],
  ['@handle and medium.example/@name', []],
  ['a..b@acme.example', []],
  ['x@localhost', []],
];

for (const [text, expected] of table) {
  test(`Addresses: ${JSON.stringify(text)} states ${expected.length === 0 ? 'none' : expected.join(', ')}`, (t) => {
    const found = addresses(text);
    t.deepEqual(
      found.map(({ value }) => value),
      expected,
    );
    for (const { span } of found) t.is(text.slice(span.start, span.end), span.quote);
  });
}

test('Addresses: a megabyte of signs is read once', (t) => {
  t.deepEqual(addresses('@'.repeat(1_000_000)), []);
  t.deepEqual(addresses('a@'.repeat(500_000)), []);
  t.deepEqual(addresses(`${'a'.repeat(1_000_000)}@`), []);
});

import test from 'ava';
import { maskDetails } from '../../../core/log/mask-details.ts';
import { masked, rememberSecret } from '../../../core/mask.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const circle: Record<string, unknown> = { n: 1 };
circle['self'] = circle;

const copies: readonly (readonly [what: string, value: unknown, copy: unknown])[] = [
  ['plain values', { a: 1, b: 'x', c: null, d: true, e: [1, 'y'] }, { a: 1, b: 'x', c: null, d: true, e: [1, 'y'] }],
  ['dates, addresses and big numbers', { d: new Date(0), u: new URL('http://h/'), n: 10n }, { d: '1970-01-01T00:00:00.000Z', u: 'http://h/', n: '10' }],
  ['maps and sets', { m: new Map([['a', 1]]), s: new Set([1, 2]) }, { m: { a: 1 }, s: [1, 2] }],
  ['bytes', { data: Buffer.from('canary') }, { data: '(6 bytes)' }],
  ['what contains itself', circle, { n: 1, self: '(contains itself)' }],
  ['secrets by their name', { password: 'x', apiKey: 'y', Authorization: 'z', smtp: { auth: { user: 'u' } }, tokens: 5, hasToken: true }, { password: masked, apiKey: masked, Authorization: masked, smtp: { auth: masked }, tokens: 5, hasToken: true }],
  ['a message body', { email: { id: 7, subjectA: 'Hello', body: 'Dear canary' } }, { email: { id: 7, subjectA: 'Hello', body: '(11 characters, not logged)' } }],
  ['the text of a résumé and of a page', { profile: { rawText: 'canary' }, page: { url: 'u' }, documents: [{ uri: 'u', text: 'canary' }] }, { profile: '(not logged)', page: '(not logged)', documents: '(1 entries, not logged)' }],
  ['a quote', { finding: { kind: 'stack', source: { uri: 'u', quote: 'canary' } } }, { finding: { kind: 'stack', source: { uri: 'u', quote: '(6 characters, not logged)' } } }],
  ['counts under such names', { documents: 3, body: null, answers: true }, { documents: 3, body: null, answers: true }],
];

for (const [what, value, copy] of copies) {
  test(`of ${what}, this is logged: ${JSON.stringify(copy).slice(0, 100)}`, (t) => {
    t.deepEqual(maskDetails(value as Record<string, unknown>, 'trace'), copy);
  });
}

test('a getter that throws does not stop the one who logs', (t) => {
  const details = {
    get trap(): string {
      throw new Error('no');
    },
  };
  t.deepEqual(maskDetails(details, 'info'), { unreadable: 'no' });
});

test('details of any size, depth or breadth become a line of bounded size', (t) => {
  let deep: Record<string, unknown> = {};
  for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };
  const broad = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, { list: Array(10_000).fill('x'.repeat(10_000)) }]));
  for (const details of [deep, broad, { text: 'x'.repeat(1e7) }, { words: 'x'.repeat(1e7) }]) t.true(JSON.stringify(maskDetails(details, 'info')).length < 1_100_000);
});

test('wherever in random details a secret is put, it does not come out', (t) => {
  rememberSecret('canary-anywhere');
  const random = seededRandom(3);
  const place = (depth: number): unknown => {
    const within = [
      () => 'canary-anywhere',
      () => `before canary-anywhere after`,
      () => [1, place(depth + 1)],
      () => ({ [`k${Math.floor(random() * 9)}`]: place(depth + 1) }),
      () => ({ 'canary-anywhere': place(depth + 1) }),
      () => new Error('canary-anywhere', { cause: place(depth + 1) }),
      () => new Map([['canary-anywhere', place(depth + 1)]]),
    ];
    return within[Math.floor(random() * (depth > 6 ? 2 : within.length))]!();
  };
  for (let round = 0; round < 300; round += 1) t.notRegex(JSON.stringify(maskDetails({ here: place(0) }, 'trace')), /canary/);
});

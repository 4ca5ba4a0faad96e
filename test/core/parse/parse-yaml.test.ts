import test from 'ava';
import { parseYaml } from '../../../core/parse/parse-yaml.ts';

test('reads YAML 1.2: dates and yes stay words, an empty text is null', (t) => {
  t.deepEqual(parseYaml('a: 1\nb: yes\nd: 2020-01-01'), { ok: true, value: { a: 1, b: 'yes', d: '2020-01-01' } });
  t.deepEqual(parseYaml(''), { ok: true, value: null });
});

const malformed: readonly (readonly [text: string, line: number, column: number, reason: RegExp])[] = [
  ['a: 1\na: 2', 2, 1, /unique/],
  ['a:\n  b: [1', 2, 8, /\]/],
  ['\t- a', 1, 1, /[Tt]ab/],
  ['a: 1\n---\nb: 2', 2, 1, /multiple documents/],
  ['a: *nowhere', 1, 4, /alias/],
  ['a: &a [*a]', 1, 8, /contains itself/],
];

for (const [text, line, column, reason] of malformed) {
  test(`malformed YAML is told with its line and column: ${JSON.stringify(text)}`, (t) => {
    const parsed = parseYaml(text);
    t.false(parsed.ok);
    if (parsed.ok) return;
    t.deepEqual([parsed.line, parsed.column], [line, column]);
    t.regex(parsed.reason, reason);
  });
}

test('a few lines of aliases cannot become gigabytes', (t) => {
  const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x,x]', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(',')}]`)].join('\n');
  t.like(parseYaml(bomb), { ok: false });
});

test('a text nested a hundred thousand deep is refused, not a crash', (t) => {
  t.like(parseYaml('['.repeat(100_000)), { ok: false, reason: 'it is nested too deeply' });
});

test('values shared by an alias are separate in the result', (t) => {
  const parsed = parseYaml('a: &x {n: 1}\nb: *x');
  t.true(parsed.ok);
  if (!parsed.ok) return;
  const value = parsed.value as { a: object; b: object };
  t.deepEqual(value.a, value.b);
  t.not(value.a, value.b);
});

test('a key called __proto__ is an ordinary key and changes no prototype', (t) => {
  const parsed = parseYaml('__proto__: {polluted: true}');
  t.is(({} as Record<string, unknown>)['polluted'], undefined);
  t.true(parsed.ok && Object.hasOwn(parsed.value as object, '__proto__'));
});

import test from 'ava';
import { parseJson } from '../../../core/parse/parse-json.ts';

test('reads what JSON.parse reads, with or without a byte order mark', (t) => {
  t.deepEqual(parseJson('{"a":[1,true,null]}'), { ok: true, value: { a: [1, true, null] } });
  t.deepEqual(parseJson('\uFEFF{}'), { ok: true, value: {} });
});

const malformed: readonly (readonly [text: string, line: number, column: number, reason: RegExp])[] = [
  ['', 1, 1, /empty/],
  ['   \n', 1, 1, /empty/],
  ['{"a":\n x}', 2, 2, /invalid symbol/],
  ['[,]', 1, 2, /value expected/],
  ['{"a":1,}', 1, 8, /property name expected/],
  ['{"a":1', 1, 7, /close brace expected/],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, /comma expected/],
  ['{"a":1}}', 1, 8, /end of file expected/],
  ['// no\n{}', 1, 1, /invalid comment/],
  ['["x\n"]', 1, 2, /unexpected end of string/],
];

for (const [text, line, column, reason] of malformed) {
  test(`malformed JSON is told with its line and column: ${JSON.stringify(text)}`, (t) => {
    const parsed = parseJson(text);
    t.false(parsed.ok);
    if (parsed.ok) return;
    t.deepEqual([parsed.line, parsed.column], [line, column]);
    t.regex(parsed.reason, reason);
  });
}

test('what is wrong is told without quoting the text, which may hold a secret', (t) => {
  t.notRegex(JSON.stringify(parseJson('{"k": "canary-value" x')), /canary/);
});

test('a text nested a hundred thousand deep is refused, not a crash', (t) => {
  t.like(parseJson('['.repeat(100_000)), { ok: false });
});

import test from 'ava';
import { standsInSource } from '../../../../core/model/ladder/stands-in-source.ts';

const none: ReadonlySet<string> = new Set();

test('a repair that changes quotes, commas, comments and escapes only says what its source says', (t) => {
  for (const [repaired, source] of [
    ['{"a":"b"}', "{'a': 'b'}"],
    ['{"a":"b"}', '{a: “b”}'],
    ['{"a":1}', '{"a":1, /* one */}'],
    ['{"a":1,"b":2}', '{"a":1 "b":2}'],
    ['{"a":"x\\ny"}', '{"a":"x\ny"}'],
    ['{"a":"it\'s"}', "{'a':'it\\'s'}"],
    ['{"a":"say \\"hi\\" now"}', '{"a":"say "hi" now"}'],
    ['[true,null]', '[True, None]'],
  ] as const) t.true(standsInSource(repaired, source, none), source);
});

test('a repair that closed, joined, left out, invented or changed something is found', (t) => {
  for (const [repaired, source] of [
    ['{"a":"b"}', '{"a":"b"'],
    ['{"a":"b"}', '{"a":"b'],
    ['{"a":"b c"}', '{"a": b c}'],
    ['["ab"]', '["a" + "b"]'],
    ['["a"]', '["a", ...]'],
    ['["a"]', '["a" /* and more */]'],
    ['["a","b"]', '["a" "b"]'],
    ['{"a":2.0}', '{"a":2.}'],
    ['{"a":"It\\"s"}', "{'a':'It's'}"],
    ['{"a":"C:path"}', '{"a":"C:\\path"}'],
    ['{"a":null}', '{"a":}'],
    ['{"a":null}', '{"a":undefined}'],
    ['["x \\"a","b\\" y"]', '["x "a", "b" y"]'],
    ['[1]', '[1]]'],
  ] as const) t.false(standsInSource(repaired, source, none), source);
});

test('a word without quotes is a string when the schema lists it, and only then', (t) => {
  t.true(standsInSource('{"kind":"role"}', '{kind: role}', new Set(['role'])));
  t.false(standsInSource('{"kind":"role"}', '{kind: role}', none));
  t.false(standsInSource('{"kind":"role"}', '{kind: role play}', new Set(['role'])));
});

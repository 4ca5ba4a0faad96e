import test from 'ava';
import { editJson } from '../../../core/parse/edit-json.ts';

test('changing one value leaves the rest as it was written', (t) => {
  const before = '{\n    "sender": { "name": "Ada" },\n    "list": [1,2]\n}\n';
  t.is(editJson(before, ['sender', 'name'], 'Bea'), before.replace('Ada', 'Bea'));
});

test('missing sections are made, in an empty text too', (t) => {
  t.deepEqual(JSON.parse(editJson('{"a": 1}', ['b', 'c'], ['x'])), { a: 1, b: { c: ['x'] } });
  t.deepEqual(JSON.parse(editJson('', ['b', 'c'], null)), { b: { c: null } });
});

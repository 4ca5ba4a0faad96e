import test from 'ava';
import { editYaml } from '../../../core/parse/edit-yaml.ts';
import { parseYaml } from '../../../core/parse/parse-yaml.ts';

test('changing one value keeps comments, order and blank lines', (t) => {
  const before = '# mine\nsender:\n  # who writes\n  name: Ada # for now\n\nlogging:\n  level: info\n';
  t.is(editYaml(before, ['sender', 'name'], 'Bea'), before.replace('Ada', 'Bea'));
});

const places: readonly (readonly [text: string, path: readonly string[], value: unknown, result: unknown])[] = [
  ['', ['web', 'minimumDelayMs'], 5, { web: { minimumDelayMs: 5 } }],
  ['sender:\n', ['sender', 'name'], 'x', { sender: { name: 'x' } }],
  ['# only a comment\n', ['transport'], 'file', { transport: 'file' }],
  ['a: {b: 1}', ['a', 'c'], ['x', 'y'], { a: { b: 1, c: ['x', 'y'] } }],
  ['a: 1', ['a'], { b: true }, { a: { b: true } }],
  ['a: x', ['a'], 'yes: "no" # really', { a: 'yes: "no" # really' }],
];

for (const [text, path, value, result] of places) {
  test(`${path.join('.')} is set in ${JSON.stringify(text)}`, (t) => {
    t.deepEqual(parseYaml(editYaml(text, path, value)), { ok: true, value: result });
  });
}

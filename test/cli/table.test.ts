import test from 'ava';
import { table } from '../../cli/table.ts';

test('Columns stand under their headings, as wide as their widest cell', (t) => {
  t.is(table(['id', 'company'], [[1, 'Alder'], [20, 'Birch & Sons']], 80), 'id  company\n────────────────\n1   Alder\n20  Birch & Sons');
});

test('A cell that is missing is empty, line ends become spaces, and wide cells are cut', (t) => {
  const [, , row] = table(['name', 'text'], [['x'.repeat(60), 'one\ntwo'], [null, '']], 200).split('\n');
  t.is(row, `${'x'.repeat(39)}…  one two`);
});

test('No line is wider than the terminal', (t) => {
  for (const line of table(['a', 'b'], [['x'.repeat(30), 'y'.repeat(100)]], 50).split('\n')) t.true([...line].length <= 50);
});

import test from 'ava';
import { numberOption, positiveInteger, readId, readList, textListOption, textOption } from '../../cli/option-values.ts';

test('A whole number of at least 1 is read, and nothing else', (t) => {
  const read = positiveInteger('--limit');
  t.is(read('10'), 10);
  for (const wrong of ['0', '-1', '1.5', 'ten', '', '1e3', '９', '99999999999999999999']) t.throws(() => read(wrong), { message: /--limit cannot be/ }, wrong);
});

test('One of the words is read, and the others are named', (t) => {
  const read = readList('--format', ['csv', 'jsonl']);
  t.is(read('csv'), 'csv');
  t.is(t.throws(() => read('xml'))?.message, '--format cannot be "xml".');
});

test('The number of a draft that is no number is told', (t) => {
  t.is(readId('<id>', '7'), 7);
  t.throws(() => readId('<id>', undefined));
});

test('Options that were not given are undefined, or an empty list', (t) => {
  t.is(textOption({}, 'reason'), undefined);
  t.is(numberOption({ limit: 'x' }, 'limit'), undefined);
  t.deepEqual(textListOption({}, 'venue'), []);
  t.deepEqual(textListOption({ venue: ['a', 'b'] }, 'venue'), ['a', 'b']);
});

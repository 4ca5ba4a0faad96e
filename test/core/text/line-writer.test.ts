import test from 'ava';
import { createLineWriter } from '../../../core/text/line-writer.ts';

test('words keep their order, with one space where there was white space', (t) => {
  const writer = createLineWriter();
  for (const text of ['  one', 'two ', ' ', '\n three', '', 'four\t\tfive  ']) writer.words(text);
  t.is(writer.text(), 'onetwo three' + 'four five');
});

test('lines are never more than one empty line apart, and none is left at either end', (t) => {
  const writer = createLineWriter();
  writer.newLine(2);
  writer.words('a');
  writer.lineEnd();
  writer.lineEnd();
  writer.lineEnd();
  writer.newLine(1);
  writer.words(' b');
  writer.newLine(2);
  t.is(writer.text(), 'a\n\nb');
});

test('a mark begins the next line that has words, and a gap parts words of one line only', (t) => {
  const writer = createLineWriter();
  writer.bullet('- ');
  writer.newLine(1);
  writer.words('item');
  writer.gap(' | ');
  writer.words('cell');
  writer.gap(' | ');
  writer.newLine(1);
  writer.gap(' | ');
  writer.words('line');
  t.is(writer.text(), '- item | cell\nline');
});

test('line ends count where they are asked to', (t) => {
  const writer = createLineWriter();
  writer.lines('a\n  b\n\n\nc\n');
  t.is(writer.text(), 'a\nb\n\nc');
});

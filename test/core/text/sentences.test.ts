import test from 'ava';
import { sentences } from '../../../core/text/sentences.ts';

const quotes = (text: string): readonly string[] => sentences(text).map(({ quote }) => quote);

const table: readonly { readonly says: string; readonly text: string; readonly expected: readonly string[] }[] = [
  { says: 'e.g. and Node.js end no sentence', text: 'We use e.g. Node.js and Go. Nothing else.', expected: ['We use e.g. Node.js and Go.', 'Nothing else.'] },
  { says: 'Inc. ends no sentence when the sentence goes on', text: 'Acme Inc. builds tools. Zenith Corp. Berlin does too.', expected: ['Acme Inc. builds tools.', 'Zenith Corp. Berlin does too.'] },
  { says: 'Inc. ends a sentence when the next words open one', text: 'I worked at Acme Inc. We shipped it.', expected: ['I worked at Acme Inc.', 'We shipped it.'] },
  { says: 'a decimal number stays whole', text: 'Version 3.5 is out. It cut cost by 2.4 %.', expected: ['Version 3.5 is out.', 'It cut cost by 2.4 %.'] },
  { says: 'initials stay with their name', text: 'J. R. Smith founded it. She left.', expected: ['J. R. Smith founded it.', 'She left.'] },
  { says: 'titles stay with their name', text: 'Ask Dr. Alice Ng or Prof. Lim. They know.', expected: ['Ask Dr. Alice Ng or Prof. Lim.', 'They know.'] },
  { says: 'a single letter may end a sentence', text: 'It is written in C. We like it.', expected: ['It is written in C.', 'We like it.'] },
  { says: 'No. goes with its number, and ends a sentence without one', text: 'He lives at No. 5 Main St. Paris. He said no. Then he left.', expected: ['He lives at No. 5 Main St. Paris.', 'He said no.', 'Then he left.'] },
  { says: 'countries with dots go on', text: 'Based in the U.S. since 2010. Growing.', expected: ['Based in the U.S. since 2010.', 'Growing.'] },
  { says: 'list items lose their markers', text: '- one\n* two\n• three\n1. four\n- [ ] five', expected: ['one', 'two', 'three', 'four', 'five'] },
  { says: 'headings and emphasised lines lose their marks', text: '# About us\n\n**Remote first**\n> quoted words', expected: ['About us', 'Remote first', 'quoted words'] },
  { says: 'C# keeps its sign', text: 'We write C#', expected: ['We write C#'] },
  { says: 'what still holds markup is left out', text: 'See [here](https://a.example).\n<b>bold</b> words\nA **bold** word.\nPlain words.', expected: ['Plain words.'] },
  { says: 'rules and rows of dashes are left out', text: '---\n***\n| --- | --- |\nWords', expected: ['Words'] },
  {
    says: 'a wrapped line goes on with its line end inside the quote',
    text: 'This line of a mail was wrapped at some column by a program and\ngoes on here. Next one.',
    expected: ['This line of a mail was wrapped at some column by a program and\ngoes on here.', 'Next one.'],
  },
  { says: 'lines that stand alone are not joined', text: 'Senior Engineer for Platforms and Infrastructure\nBerlin, Germany', expected: ['Senior Engineer for Platforms and Infrastructure', 'Berlin, Germany'] },
];

for (const { says, text, expected } of table) {
  test(`Sentences: ${says}`, (t) => {
    t.deepEqual(quotes(text), expected);
  });
}

test('Sentences: each quote stands in the text at its offsets', (t) => {
  const text = table.map((row) => row.text).join('\n\n');
  const found = sentences(text);
  t.true(found.length > 20);
  for (const { start, end, quote } of found) t.is(text.slice(start, end), quote);
});

test('Sentences: a text without sentences gives none', (t) => {
  for (const text of ['', '   \n\t', '* * *', '!!! ???']) t.deepEqual(quotes(text), []);
});

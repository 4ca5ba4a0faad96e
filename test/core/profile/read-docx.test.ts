import test from 'ava';
import { linesOfDocx } from '../../../core/profile/read-docx.ts';
import { makeDocx, type WordDocument } from '../../support/make-docx.ts';

const read = async (document: WordDocument) => linesOfDocx(new Uint8Array(makeDocx(document)), 'cv.docx');

test('Headings, bullets and tabs of Word are known', async (t) => {
  const lines = await read({ body: [{ text: 'Experience', style: 'Heading1' }, { text: 'Acme\t2019' }, { text: 'Built it', bullet: true }, { text: '- Sold it' }] });
  t.deepEqual(lines.map(({ text, headingLevel, bullet }) => [text, headingLevel, bullet]), [['Experience', 1, false], ['Acme\t2019', null, false], ['Built it', null, true], ['Sold it', null, true]]);
});

test('Lines broken by hand are lines of their own, empty paragraphs leave room', async (t) => {
  const lines = await read({ body: [{ text: 'One\nTwo' }, { text: '' }, { text: 'Three' }] });
  t.deepEqual(lines.map(({ text, gapBefore }) => [text, gapBefore]), [['One', true], ['Two', false], ['Three', true]]);
});

test('A row of a table is a line, a table that lays out the page is read cell by cell', async (t) => {
  const cell = (...texts: readonly string[]) => texts.map((text) => ({ text }));
  t.deepEqual((await read({ body: [{ rows: [[cell('2019 - 2021'), cell('Engineer')]] }] })).map(({ text }) => text), ['2019 - 2021\tEngineer']);
  t.deepEqual((await read({ body: [{ rows: [[cell('a', 'b', 'c', 'd'), cell('1', '2', '3', '4')]] }] })).map(({ text }) => text), ['a', 'b', 'c', 'd', '1', '2', '3', '4']);
});

test('Links keep their address at the place of their words', async (t) => {
  const [line] = await read({ body: [{ text: 'See   [my page](https://a.example) now' }] });
  t.is(line?.text, 'See my page now');
  t.deepEqual(line?.links.map(({ start, end, url }) => [line.text.slice(start, end), url]), [['my page', 'https://a.example']]);
});

test('What stands in the page header comes first, page numbers do not', async (t) => {
  const lines = await read({ header: [{ text: 'Jane & John Doe' }, { text: 'Page 1 of 2' }], body: [{ text: 'Text' }] });
  t.deepEqual(lines.map(({ text }) => text), ['Jane & John Doe', 'Text']);
});

import test from 'ava';
import { linesOfPdf } from '../../../core/profile/pdf-lines.ts';
import type { PdfPage, TextPiece } from '../../../core/profile/read-pdf.ts';

/** Words at a place, five points a letter, ten points high unless said otherwise. */
const at = (x: number, y: number, text: string, more: Partial<TextPiece> = {}): TextPiece => ({ text, x, y, width: text.length * 5, size: 10, font: 'body', url: null, ...more });

const page = (...pieces: readonly TextPiece[]): PdfPage => ({ width: 600, height: 850, pieces });

const read = (...pages: readonly PdfPage[]): readonly string[] => linesOfPdf(pages).map(({ text, bullet }) => (bullet ? `• ${text}` : text));

const full = 'Lead a cross-functional team of five engineers who build the search bar of the company and';

test('A wrapped bullet is one line, with its bullet in a piece of its own', (t) => {
  t.deepEqual(read(page(at(60, 100, '•'), at(75, 100, full), at(75, 114, 'its apps.'), at(60, 128, '•'), at(75, 128, 'Sold it.'))), [`• ${full} its apps.`, '• Sold it.']);
});

test('A line with room for the next word ends there', (t) => {
  t.deepEqual(read(page(at(60, 100, full.slice(0, 60)), at(60, 114, 'Acme Corp'), at(60, 128, 'Engineer'), at(60, 142, full))), [full.slice(0, 60), 'Acme Corp', 'Engineer', full]);
});

test('A word divided at the edge is whole again', (t) => {
  const long = 'Something smart or heartfelt that can be said about a person and about their life, prefer-';
  t.deepEqual(read(page(at(60, 100, long), at(60, 114, 'ably in one sentence.'))), [`${long.slice(0, -1)}ably in one sentence.`]);
});

test('What stands far apart in a row is parted by a tab', (t) => {
  t.deepEqual(read(page(at(60, 100, 'Engineer'), at(400, 100, '2019 - 2021'))), ['Engineer\t2019 - 2021']);
});

test('Pieces of one word set in two fonts are one word', (t) => {
  t.deepEqual(read(page(at(60, 100, 'Com', { font: 'bold' }), at(75, 100, 'puter:', { font: 'bold' }), at(107.5, 100, 'Windows'))), ['Computer: Windows']);
});

test('Icons go, bullets of symbol fonts stay bullets', (t) => {
  t.deepEqual(read(page(at(60, 100, 'z', { font: 'icons' }), at(72, 100, 'May 2019'), at(200, 100, '\uF0E0', { font: 'icons' }), at(212, 100, 'a@b.example'), at(60, 130, '§', { font: 'wingdings' }), at(75, 130, 'Built it'))), ['May 2019\ta@b.example', '• Built it']);
});

test('Dots that rate a skill go', (t) => {
  t.deepEqual(read(page(at(60, 100, 'English'), at(300, 100, '● ● ● ○ ○'))), ['English']);
});

test('Page numbers and lines repeated at the edge of pages go', (t) => {
  const pages = [1, 2, 3].map((number) => page(at(60, 30, 'Jane Doe - CV'), at(60, 200, `Text ${'abc'[number - 1]}`), at(300, 830, `Page ${number} of 3`)));
  t.deepEqual(read(...pages), ['Jane Doe - CV', 'Text a', 'Text b', 'Text c']);
});

test('A name in two rows of large letters is one line', (t) => {
  t.deepEqual(read(page(at(60, 60, 'JANE', { size: 30 }), at(60, 92, 'DOE', { size: 30 }), at(60, 130, 'Engineer'), at(60, 150, full))), ['JANE DOE', 'Engineer', full]);
});

test('Room above a line is known', (t) => {
  const lines = linesOfPdf([page(...['One', 'Two', 'Three', full].map((text, index) => at(60, 100 + index * 14, text)), at(60, 180, 'Five'))]);
  t.deepEqual(lines.map(({ gapBefore }) => gapBefore), [true, false, false, false, true]);
});

import test from 'ava';
import { regionsInOrder } from '../../../core/profile/reading-order.ts';
import type { Segment } from '../../../core/profile/pdf-segments.ts';

/** Words at a place, ten points high, five points a letter. */
const at = (left: number, y: number, text: string, page = 0): Segment => ({ text, left, right: left + text.length * 5, y: y + page * 850, size: 10, look: 'f/10', bullet: false, textLeft: left, links: [], page });

const column = (left: number, top: number, step: number, texts: readonly string[], page = 0): readonly Segment[] => texts.map((text, index) => at(left, top + index * step, text, page));

const read = (...pages: readonly (readonly Segment[])[]): readonly string[] => regionsInOrder(pages).flatMap(({ segments }) => [...segments].sort((one, other) => one.page - other.page || one.y - other.y || one.left - other.left).map(({ text }) => text));

const work = ['EXPERIENCE', 'Engineer', 'Acme', 'Built a thing that works well', 'and sold it to many people'];
const side = ['SKILLS', 'Go', 'Python', 'SQL', 'Docker'];

test('Two columns are read one after the other, below what goes across', (t) => {
  const head = at(40, 40, 'Jane Doe, a person with a rather long name that goes across the whole of the page');
  t.deepEqual(read([head, ...column(40, 80, 14, work), ...column(300, 80, 17, side)]), [head.text, ...work, ...side]);
});

test('Columns whose lines stand on one grid are still columns when both have headings', (t) => {
  t.deepEqual(read([...column(40, 80, 14, side), ...column(200, 80, 14, work)]), [...side, ...work]);
});

test('Dates at the right margin are no column', (t) => {
  const left = ['EXPERIENCE', 'Engineer', 'Acme', 'Designer', 'Zenith', 'EDUCATION', 'MIT'];
  const dates = ['2019 - 2021', 'Berlin, Germany', '2015 - 2019', 'Remote', '2010 - 2014', '2009'];
  const page = [...column(40, 80, 14, left), ...column(450, 94, 14, dates)];
  t.is(regionsInOrder([page]).length, 1);
});

test('Years at the left margin are no column', (t) => {
  const page = [...column(40, 94, 14, ['2019 - 2021', '2015 - 2019', '2010 - 2014', '2009']), ...column(150, 80, 14, ['EXPERIENCE', 'Engineer, Acme', 'Designer, Zenith', 'Tester, Holm', 'Intern, Bay'])];
  t.is(regionsInOrder([page]).length, 1);
});

test('A table of skills is no set of columns', (t) => {
  const page = [...column(40, 80, 14, ['SKILLS', 'HTML', 'TypeScript', 'Git']), ...column(200, 94, 14, ['CSS', 'React', 'Linux'])];
  t.is(regionsInOrder([page]).length, 1);
});

test('Columns go on over the page before the next column begins', (t) => {
  const more = ['and then a third thing as well', 'Designer', 'Zenith', 'EDUCATION', 'MIT'];
  const moreSide = ['LANGUAGES', 'English', 'German', 'Irish'];
  t.deepEqual(read([...column(40, 80, 14, work), ...column(300, 80, 17, side)], [...column(40, 60, 14, more, 1), ...column(300, 60, 17, moreSide, 1)]), [...work, ...more, ...side, ...moreSide]);
});

test('A column goes on alone on the next page', (t) => {
  const more = ['Designer', 'Zenith', 'Drew a thing'];
  t.deepEqual(read([...column(40, 80, 17, side), ...column(300, 80, 14, work)], column(300, 60, 14, more, 1)), [...side, ...work, ...more]);
  t.deepEqual(read([...column(40, 80, 14, work), ...column(300, 80, 17, side)], column(40, 60, 14, more, 1)), [...work, ...more, ...side]);
});

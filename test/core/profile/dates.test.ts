import test from 'ava';
import { duration, findDates, yearIn } from '../../../core/profile/dates.ts';

const words = (line: string, stretch: { readonly start: number; readonly end: number } | null): string => (stretch === null ? '' : line.slice(stretch.start, stretch.end));

/** From, to, and `…` for what goes on. */
const table: readonly (readonly [line: string, expected: readonly string[]])[] = [
  ['May 2023 - Present', ['May 2023|Present…']],
  ['Sep 2019 – May 2023', ['Sep 2019|May 2023']],
  ['Summer 2022', ['|Summer 2022']],
  ['Summer 2013, 2014', ['Summer 2013|2014']],
  ['Month 20XX – Ongoing', ['Month 20XX|Ongoing…']],
  ['2019–21', ['2019|21']],
  ['03/2019 – 05/2021', ['03/2019|05/2021']],
  ['2019-03 to 2021-05', ['2019-03|2021-05']],
  ['01.03.2019 - heute', ['01.03.2019|heute…']],
  ['Januar 2019 bis Dezember 2020', ['Januar 2019|Dezember 2020']],
  ['mars 2018 à juin 2020', ['mars 2018|juin 2020']],
  ['Enero de 2019 - Actualidad', ['Enero de 2019|Actualidad…']],
  ['Jan ’19 – Mar ’21', ['Jan ’19|Mar ’21']],
  ['June – August 2020', ['June|August 2020']],
  ['since 2019', ['2019|…']],
  ['2019 –', ['2019|…']],
  ['Q1 2020 - Q3 2021', ['Q1 2020|Q3 2021']],
  ['WS 2019/20', ['|WS 2019/20']],
  ['March 5, 2019 – Present', ['March 5, 2019|Present…']],
  ['Expected Graduation: June 2016', ['|June 2016']],
  ['Acme (2015 - 2018), Berlin', ['2015|2018']],
  ['123-456-7890', []],
  ['$2019, 2020 %, 2019,500', []],
  ['ISO 15189 and room 1923', []],
];

for (const [line, expected] of table) {
  test(`Dates: "${line}"`, (t) => {
    t.deepEqual(findDates(line).map(({ from, to, current }) => `${words(line, from)}|${words(line, to)}${current ? '…' : ''}`), expected);
  });
}

test('Dates: the year of a date is the one it ends with', (t) => {
  const line = 'Sep 2019 - May 2023';
  t.is(words(line, yearIn(line, { start: 0, end: line.length })), '2023');
  t.is(yearIn('present', { start: 0, end: 7 }), null);
});

test('Dates: durations are known for what they are', (t) => {
  for (const text of ['(2 years 3 months)', '5 yrs', '4 Jahre', '· 1 yr 2 mos']) t.is(text.replaceAll(duration, '').trim(), '', text);
  t.is('5 engineers'.replaceAll(duration, ''), '5 engineers');
});

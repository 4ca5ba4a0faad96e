import test from 'ava';
import { headcount } from '../../../core/text/headcount.ts';

const stated: readonly (readonly [string, number])[] = [
  ['## Company size\n\n11-30\n', 30],
  ['Company size: 5,000+', 5_000],
  ['Team size:\n- about 12', 12],
  ['Number of employees: 1.200', 1_200],
  ['Employees (120)', 120],
  ['Headcount: 40 to 60', 60],
  ['We are a remote team of 24, spread over Europe.', 24],
  ['We’re now 85 people in Lisbon.', 85],
  ['We employ over 3,400 people.', 3_400],
  ['Join our team of 9.', 9],
  ['A 14-person company with a profit.', 14],
];
for (const [text, people] of stated) test(`“${text.replaceAll('\n', ' ')}” says ${people} people`, (t) => t.is(headcount(text), people));

const silent: readonly string[] = [
  '',
  'We plan berths for 64 harbours.',
  'Our planner is used by 5,000 employees of our customers.',
  'We have served 1.5 million people.',
  'Employees: 2 million hours of training',
  'Company size: 99999999',
  'In 2021 our employees voted.\n\n2022 was better.',
  'A team of 4.5 on average',
];
for (const text of silent) test(`“${text.replaceAll('\n', ' ')}” does not say how many work there`, (t) => t.is(headcount(text), undefined));

test('a long hostile text costs no time', (t) => {
  const begun = performance.now();
  headcount(`${'we are a '.repeat(50_000)}${'company size: '.repeat(20_000)}${'1'.repeat(200_000)}${'1,000'.repeat(50_000)}`);
  t.true(performance.now() - begun < 1_000);
});

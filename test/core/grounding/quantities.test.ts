import test from 'ava';
import { normalise } from '../../../core/grounding/normalise.ts';
import { quantities } from '../../../core/grounding/quantities.ts';
import { tokens } from '../../../core/grounding/tokens.ts';

/** Value, unit, how it is said, and what it counts. */
const table: readonly (readonly [text: string, ...found: readonly string[]])[] = [
  ['8 years of Rust', '8 year exactly rust'],
  ['eight engineers', '8 - exactly engineer'],
  ['VIII years', '8 year exactly'],
  ['$2M', '2000000 USD exactly'],
  ['2 million dollars', '2000000 USD exactly'],
  ['€ 3.5bn', '3500000000 EUR exactly'],
  ['USD 40k', '40000 USD exactly'],
  ['30 percent and 30 per cent and 30%', '30 percent exactly', '30 percent exactly', '30 percent exactly'],
  ['5 0 %', '50 percent exactly'],
  ['8O%', '80 percent exactly'],
  ['two hundred and fifty-five services', '255 - exactly service'],
  ['a dozen teams', '12 - exactly team'],
  ['a decade of work', '10 year exactly'],
  ['a 40-person team', '40 - exactly person team'],
  ['1.2s and 300 ms', '1.2 second exactly', '300 millisecond exactly'],
  ['in March 2021', '2021 calendar-year exactly'],
  ['doubled revenue', '2 times exactly revenue'],
  ['cut it in half', '50 percent exactly'],
  ['by a third', '33 percent exactly'],
  ['two-thirds of them', '67 percent exactly them'],
  ['over 40 services', '40 - over service'],
  ['40+ services', '40 - at-least service'],
  ['at least 40 services', '40 - at-least service'],
  ['about 38%', '38 percent about'],
  ['1,200,000 users', '1200000 - exactly user'],
  ['1.000 Nutzer', '1000 - exactly nutzer'],
  ['10 000 requests', '10000 - exactly request'],
  ['99.999% uptime', '99.999 percent exactly uptime'],
  ['thousands of users', '1000 - exactly user'],
  ['hundreds of thousands of users', '100000 - exactly user'],
  ['3 to 5 years', '3 year exactly', '5 year exactly'],
  ['from 40 minutes to 8', '40 minute exactly', '8 minute exactly'],
  ['at 10:30 or 3pm', '1030 clock exactly', '3 clock exactly'],
  ['the third engineer', '3 ordinal exactly engineer'],
  ['one year of Go', '1 year exactly go'],
  // No quantity
  ['one thing, no one, one of them'],
  ['S3, Web3, k8s, 24/7, 37signals'],
  ['Engineer II, Series C, CI and CD'],
  ['the first time, a second look'],
  ['half an hour'],
];

for (const [text, ...found] of table) {
  test(`in "${text}" is counted: ${found.join('; ') || 'nothing'}`, (t) => {
    const list = tokens(normalise(text).text);
    t.deepEqual(
      quantities(list).map(({ value, unit, said, noun }) => [value < 100 && !Number.isInteger(value) && unit === 'percent' && value < 99 ? Math.round(value) : value, unit ?? '-', said, ...noun.map(unstem)].join(' ')),
      [...found],
    );
  });
}

/** Stems as words, for the reader of this table. */
function unstem(stem: string): string {
  return { servic: 'service', revenu: 'revenue', uptim: 'uptime' }[stem] ?? stem;
}

import test from 'ava';
import { errorOf } from '../../support/error-of.ts';
import { fillHolidays, holidayOn, holidayYears } from '../../../core/policy/holidays.ts';
import { watchLoop } from '../../support/watch-loop.ts';

const days: readonly (readonly [country: string, region: string | null, day: string, isHoliday: boolean])[] = [
  ['US', null, '2026-11-26', true],
  ['US', null, '2026-11-25', false],
  ['GB', 'ENG', '2026-12-28', true],
  ['GB', 'SCT', '2026-11-30', true],
  ['GB', 'ENG', '2026-11-30', false],
  ['DE', null, '2026-10-03', true],
  ['DE', 'BY', '2026-01-06', true],
  ['DE', 'BE', '2026-01-06', false],
  ['FR', null, '2026-07-14', true],
  ['JP', null, '2026-05-05', true],
  ['CA', 'QC', '2026-06-24', true],
  ['US', 'CA', '2026-07-04', true],
  ['XX', null, '2026-12-25', false],
];

test.serial('an editor does not stand still while the holidays of many countries are looked up for the first time', async (t) => {
  const countries = ['CN', 'DE', 'FR', 'GB', 'HK', 'IE', 'IL', 'IN', 'JP', 'KR', 'MY', 'SG', 'TW', 'US', 'VN'];
  const watch = watchLoop();
  const calendar = await fillHolidays({}, countries.map((country) => ({ country, region: null })), [2026, 2027]);
  const { longestBlock, longestWork } = watch.end();
  t.log(`${Object.keys(calendar).length} calendars: at most ${longestWork.toFixed(0)} ms of the processor in one turn, ${longestBlock.toFixed(0)} ms by the clock`);
  t.is(Object.values(calendar).filter((days) => Object.keys(days).length > 0).length, 2 * countries.length);
  t.true(longestWork < 50);
});

test('public holidays are those of the recipient’s country, and of their region where it is known', async (t) => {
  const calendar = await fillHolidays({}, days.map(([country, region]) => ({ country, region })), [2026]);
  for (const [country, region, day, isHoliday] of days) t.is(holidayOn(calendar, { country, region }, day) !== null, isHoliday, `${country} ${region ?? ''} ${day}`);
});

test('a holiday that lasts for days takes all of them, and one that begins at sunset takes the day that it is named after', async (t) => {
  const calendar = await fillHolidays({}, [{ country: 'IL', region: null }, { country: 'CN', region: null }], [2026]);
  t.not(holidayOn(calendar, { country: 'IL', region: null }, '2026-04-02'), null, 'Passover');
  t.is(holidayOn(calendar, { country: 'IL', region: null }, '2026-04-01'), null);
  t.not(holidayOn(calendar, { country: 'CN', region: null }, '2026-10-01'), null, 'National Day');
});

test('what the calendar has already is kept as it is, and a region that was not asked for takes the country’s', async (t) => {
  const mine = { 'DE/2026': { '2026-02-02': 'A day of mine' } };
  const calendar = await fillHolidays(mine, [{ country: 'DE', region: null }], [2026]);
  t.deepEqual(calendar, mine);
  t.is(holidayOn(calendar, { country: 'DE', region: 'HH' }, '2026-02-02'), 'A day of mine');
  t.is(holidayOn(calendar, { country: 'DE', region: null }, '2027-02-02'), null);
  t.deepEqual(JSON.parse(JSON.stringify(calendar)), calendar, 'it is plain data');
});

test('what is known already is not asked for again: no thread is begun for it', async (t) => {
  const places = [{ country: 'DE', region: 'BY' }];
  const calendar = await fillHolidays({}, places, [2026]);
  t.is(await fillHolidays(calendar, places, [2026]), calendar);
});

test('around New Year the holidays of two years are needed', (t) => {
  t.deepEqual(holidayYears(Date.parse('2026-06-15T00:00:00Z')), [2026]);
  t.deepEqual(holidayYears(Date.parse('2026-12-15T00:00:00Z')), [2026, 2027]);
  t.deepEqual(holidayYears(Date.parse('2027-01-01T05:00:00Z')), [2026, 2027]);
});

test('where no calendar can be made that is told with what to do, and nothing goes by an empty one', async (t) => {
  const place = { country: (() => 'DE') as never, region: null }; // such as no thread can be given
  const error = await errorOf(() => fillHolidays({}, [place], [2026]));
  t.is(error.code, 'holidays_unknown');
  t.true(error.retryable);
  t.regex(String(error.cause), /clone/);
});

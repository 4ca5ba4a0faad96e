import test from 'ava';
import type { Weekday } from '../../../core/config/settings.ts';
import { closedAt, closedBecause, nextOpening, openFrom } from '../../../core/policy/sending-window.ts';
import { dayOf } from '../../../core/policy/wall-clock.ts';
import { at, placeIn, sendingSettings } from '../../support/policy-world.ts';

const source = { settings: sendingSettings(), holidays: { 'GB/2026': { '2026-12-25': 'Christmas Day', '2026-12-28': 'Boxing Day (substitute)' }, 'GB/2027': { '2027-01-01': 'New Year' }, 'DE-BY/2026': { '2026-01-06': 'Heilige Drei Könige' }, 'DE/2026': {} } };

/** In a zone, at an instant: when the window is open from. */
const openings: readonly (readonly [what: string, zone: string, country: string | null, instant: string, opens: string])[] = [
  ['in the middle of a working day it is open', 'Europe/London', 'GB', '2026-03-04T12:00:00Z', '2026-03-04T12:00:00Z'],
  ['it opens at nine', 'Europe/London', 'GB', '2026-03-04T08:59:59Z', '2026-03-04T09:00:00Z'],
  ['at five it has closed', 'Europe/London', 'GB', '2026-03-04T17:00:00Z', '2026-03-05T09:00:00Z'],
  ['after Friday comes Monday', 'Europe/London', 'GB', '2026-03-06T17:00:00Z', '2026-03-09T09:00:00Z'],
  ['when clocks go forward over a weekend, Monday begins an hour earlier in UTC', 'Europe/London', 'GB', '2026-03-27T17:00:00Z', '2026-03-30T08:00:00Z'],
  ['when clocks go back over a weekend, an hour later', 'Europe/London', 'GB', '2026-10-23T16:00:00Z', '2026-10-26T09:00:00Z'],
  ['the United States change on other days', 'America/New_York', 'US', '2026-03-06T22:00:00Z', '2026-03-09T13:00:00Z'],
  ['and back again', 'America/New_York', 'US', '2026-10-30T21:00:00Z', '2026-11-02T14:00:00Z'],
  ['in the south it is the other way round', 'Australia/Sydney', 'AU', '2026-04-03T06:00:00Z', '2026-04-05T23:00:00Z'],
  ['Lord Howe changes by half an hour', 'Australia/Lord_Howe', 'AU', '2026-04-03T06:30:00Z', '2026-04-05T22:30:00Z'],
  ['India is half an hour off', 'Asia/Kolkata', 'IN', '2026-03-04T02:00:00Z', '2026-03-04T03:30:00Z'],
  ['Nepal a quarter', 'Asia/Kathmandu', 'NP', '2026-03-04T02:00:00Z', '2026-03-04T03:15:00Z'],
  ['across the date line it is another day', 'Pacific/Auckland', 'NZ', '2026-03-08T19:00:00Z', '2026-03-08T20:00:00Z'],
  ['Christmas, a weekend and a substitute day are passed over', 'Europe/London', 'GB', '2026-12-24T17:00:00Z', '2026-12-29T09:00:00Z'],
  ['so is New Year, though it is in another year', 'Europe/London', 'GB', '2026-12-31T17:00:00Z', '2027-01-04T09:00:00Z'],
  ['where nobody knows the country there are no holidays', 'Europe/London', null, '2026-12-25T12:00:00Z', '2026-12-25T12:00:00Z'],
  ['in Saudi Arabia Friday is a day of rest, and Sunday is none', 'Asia/Riyadh', 'SA', '2026-03-05T15:00:00Z', '2026-03-08T06:00:00Z'],
  ['nor is it in Israel', 'Asia/Jerusalem', 'IL', '2026-03-08T10:00:00Z', '2026-03-08T10:00:00Z'],
  ['where the weekend is one day, the day before it is left out as well: India', 'Asia/Kolkata', 'IN', '2026-03-06T12:00:00Z', '2026-03-09T03:30:00Z'],
  ['and Iran', 'Asia/Tehran', 'IR', '2026-03-04T14:00:00Z', '2026-03-07T05:30:00Z'],
  ['where nobody knows the country, Saturday and Sunday are the weekend', 'Etc/UTC', null, '2026-03-06T17:00:00Z', '2026-03-09T09:00:00Z'],
];

for (const [what, zone, country, instant, opens] of openings) {
  test(`the window of a recipient: ${what}`, (t) => {
    const found = openFrom(source, placeIn(zone, country), at(instant));
    t.is(new Date(found).toISOString(), new Date(opens).toISOString());
    t.is(openFrom(source, placeIn(zone, country), found), found, 'at its opening it is open');
  });
}

test('who names days is taken at their word, whatever the weekend of the recipient’s country is', (t) => {
  const riyadh = placeIn('Asia/Riyadh', 'SA');
  const friday = at('2026-03-06T10:00:00Z');
  const on = (...days: readonly Weekday[]) => ({ ...source, settings: sendingSettings({ window: { from: 9, to: 17, days } }) });
  t.is(openFrom(on('thursday', 'friday'), riyadh, friday), friday);
  t.is(openFrom(on('monday', 'tuesday'), riyadh, friday), at('2026-03-09T06:00:00Z'));
  t.is(closedBecause(on('monday', 'tuesday'), riyadh, dayOf('2026-03-06')), 'it is Friday there, which is none of the days in sending.window.days');
  t.is(closedBecause(source, riyadh, dayOf('2026-03-06')), 'Friday is a day of rest there');
});

test('a holiday of one region closes the window there, and not in the rest of the country', (t) => {
  t.regex(closedBecause(source, placeIn('Europe/Berlin', 'DE', 'BY'), dayOf('2026-01-06')) ?? '', /Heilige Drei Könige/);
  t.is(closedBecause(source, placeIn('Europe/Berlin', 'DE', 'BE'), dayOf('2026-01-06')), null);
  t.is(closedBecause({ ...source, settings: sendingSettings({ respectHolidays: false }) }, placeIn('Europe/Berlin', 'DE', 'BY'), dayOf('2026-01-06')), null, 'unless the user sends on holidays');
});

test('the next opening is another one than that which is open now', (t) => {
  const london = placeIn('Europe/London', 'GB');
  t.is(nextOpening(source, london, at('2026-03-04T12:00:00Z')), at('2026-03-05T09:00:00Z'));
  t.is(nextOpening(source, london, at('2026-03-04T07:00:00Z')), at('2026-03-04T09:00:00Z'));
  t.is(nextOpening(source, london, at('2026-03-06T20:00:00Z')), at('2026-03-09T09:00:00Z'));
});

test('closings are counted backwards over weekends', (t) => {
  const london = placeIn('Europe/London', 'GB');
  t.is(closedAt(source, london, at('2026-03-09T12:00:00Z'), 1), at('2026-03-06T17:00:00Z'));
  t.is(closedAt(source, london, at('2026-03-09T12:00:00Z'), 2), at('2026-03-05T17:00:00Z'));
  t.is(closedAt(source, london, at('2026-03-09T17:00:00Z'), 1), at('2026-03-09T17:00:00Z'));
});

test('a window without hours or without days never opens', (t) => {
  const london = placeIn('Europe/London');
  const never = [sendingSettings({ window: { from: 17, to: 9, days: ['monday'] } }), sendingSettings({ window: { from: 9, to: 17, days: [] } })];
  for (const settings of never) {
    t.is(openFrom({ ...source, settings }, london, 0), Number.POSITIVE_INFINITY);
    t.is(closedAt({ ...source, settings }, london, 0, 1), Number.NEGATIVE_INFINITY);
  }
  const all = sendingSettings({ window: { from: 0, to: 24, days: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] } });
  t.is(openFrom({ ...source, settings: all }, london, 5), 5);
});

import test from 'ava';
import { dayOf, instantOf, isoDay, isTimeZone, nextMidnight, shownTime, wallTime, weekdayOf } from '../../../core/policy/wall-clock.ts';
import { at, day } from '../../support/policy-world.ts';

const moments: readonly (readonly [zone: string, instant: string, shown: string])[] = [
  ['Europe/London', '2026-03-29T00:59:59Z', 'Sun 2026-03-29 00:59'],
  ['Europe/London', '2026-03-29T01:00:00Z', 'Sun 2026-03-29 02:00'],
  ['America/New_York', '2026-11-01T05:30:00Z', 'Sun 2026-11-01 01:30'],
  ['America/New_York', '2026-11-01T06:30:00Z', 'Sun 2026-11-01 01:30'],
  ['Asia/Kolkata', '2026-06-01T03:30:00Z', 'Mon 2026-06-01 09:00'],
  ['Asia/Kathmandu', '2026-06-01T03:15:00Z', 'Mon 2026-06-01 09:00'],
  ['America/St_Johns', '2026-06-01T11:30:00Z', 'Mon 2026-06-01 09:00'],
  ['Australia/Lord_Howe', '2026-06-01T22:30:00Z', 'Tue 2026-06-02 09:00'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', 'Fri 2027-01-01 00:00'],
  ['Etc/UTC', '1969-12-31T23:59:00Z', 'Wed 1969-12-31 23:59'],
];

for (const [zone, instant, shown] of moments) {
  test(`at ${instant} clocks in ${zone} show ${shown}`, (t) => {
    t.is(shownTime(zone, at(instant)), `${shown} (${zone})`);
  });
}

test('nine in the morning is nine in the morning in every zone that there is, on every day of a year', (t) => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    for (let when = dayOf('2026-01-01'); when < dayOf('2027-01-01'); when += 1) {
      // Each day is tried in some zones: all of them together are half a million questions to Intl.
      if ((when + zone.length) % 11 !== 0) continue;
      const { day: shownDay, minute } = wallTime(zone, instantOf(zone, { day: when, minute: 9 * 60 }));
      if (shownDay !== when || minute !== 9 * 60) t.fail(`${zone} on ${isoDay(when)}: day ${shownDay}, minute ${minute}`);
    }
  }
  t.true(Intl.supportedValuesOf('timeZone').length > 400);
});

test('of an hour that comes twice the first is meant, and of one that is skipped an hour later', (t) => {
  t.is(instantOf('America/New_York', { day: dayOf('2026-11-01'), minute: 90 }), at('2026-11-01T05:30:00Z'));
  t.is(instantOf('Europe/London', { day: dayOf('2026-03-29'), minute: 90 }), at('2026-03-29T01:30:00Z'));
  // In Beirut midnight itself is skipped.
  t.is(wallTime('Asia/Beirut', instantOf('Asia/Beirut', { day: dayOf('2026-03-29'), minute: 0 })).day, dayOf('2026-03-29'));
});

test('a day has 23, 24 or 25 hours, and the next midnight is at its end', (t) => {
  t.is(nextMidnight('Europe/Berlin', at('2026-03-28T23:00:00Z')) - at('2026-03-28T23:00:00Z'), (day * 23) / 24);
  t.is(nextMidnight('Europe/Berlin', at('2026-10-24T22:00:00Z')) - at('2026-10-24T22:00:00Z'), (day * 25) / 24);
  t.is(nextMidnight('Europe/Berlin', at('2026-06-01T21:59:59Z')), at('2026-06-01T22:00:00Z'));
});

test('the next midnight is the same whether it was asked for before or not', (t) => {
  for (const zone of ['America/Havana', 'Asia/Beirut', 'Europe/London', 'America/Santiago']) {
    for (let instant = at('2026-01-01T00:00:00Z'); instant < at('2027-01-01T00:00:00Z'); instant += 5 * 3_600_000 + 17) {
      const midnight = nextMidnight(zone, instant);
      t.is(midnight, instantOf(zone, { day: wallTime(zone, instant).day + 1, minute: 0 }), `${zone} ${instant}`);
      t.true(midnight > instant);
    }
  }
});

test('days have names and numbers, and what is no day or no zone is said to be none', (t) => {
  t.is(weekdayOf(dayOf('2026-03-04')), 3);
  t.is(weekdayOf(-1), 3);
  t.true(Number.isNaN(dayOf('2026-13-40')));
  t.true(isTimeZone('Europe/Berlin'));
  t.false(isTimeZone('Europe/Atlantis'));
});

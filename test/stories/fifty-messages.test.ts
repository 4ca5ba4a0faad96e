// Fifty messages are approved at once. The program sends them as its rules say, by the real queue and the real rounds, and is closed and opened again all the while.
import test, { type ExecutionContext } from 'ava';
import { defaultSettings } from '../../core/config/load-settings.ts';
import { mailRound } from '../../core/outbox/mail-round.ts';
import { approveMessages, recipientOf } from '../support/approved-messages.ts';
import { createCast } from '../support/cast.ts';
import { openTestEngine, type TestEngine } from '../support/engine.ts';
import { createHandClock, type HandClock } from '../support/hand-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const count = 50;

/** Where the readers are, and the zone that is there. */
const places = [
  ['London, United Kingdom', 'Europe/London'],
  ['New York, NY', 'America/New_York'],
  ['Los Angeles, CA', 'America/Los_Angeles'],
  ['São Paulo, Brazil', 'America/Sao_Paulo'],
  ['Bengaluru, India', 'Asia/Kolkata'],
  ['Kathmandu, Nepal', 'Asia/Kathmandu'],
  ['Tokyo, Japan', 'Asia/Tokyo'],
  ['Sydney, Australia', 'Australia/Sydney'],
  ['Munich, Germany', 'Europe/Berlin'],
  ['St. John’s, Newfoundland, Canada', 'America/St_Johns'],
] as const;

const placeOf = (number: number) => places[number % places.length] ?? places[0];

interface Departure {
  readonly to: string;
  readonly at: number;
}

interface Office {
  readonly clock: HandClock;
  readonly departures: readonly Departure[];
  /** How often the program was opened. */
  readonly openings: number;
  /** Looks after mail until all is sent or this time has come, and is closed and opened again after every third message and all few hours. */
  work(until: number): Promise<void>;
  /** Nobody looks after anything. */
  sleep(milliseconds: number): Promise<void>;
}

async function openOffice(t: ExecutionContext, start: string): Promise<Office> {
  const clock = createHandClock(Date.parse(start));
  const home = temporaryFolder(t);
  const departures: Departure[] = [];
  const { plugin } = createCast({
    candidates: [],
    host: 'mail.example.org',
    async send({ envelope }, run) {
      await run.reach('dot_written');
      departures.push({ to: envelope.to.join(), at: clock.now() });
      await run.reach('accepted');
      return { kind: 'accepted', reference: '250 Ok' };
    },
  });
  let openings = 0;
  const open = (): Promise<TestEngine> => {
    openings += 1;
    const sending = { ...defaultSettings().sending, timeZone: 'Europe/London', domainOverride: 'example.org', basis: { eu: 'consent', uk: 'consent', ca: 'consent' } };
    return openTestEngine(t, home, [plugin], { sending }, clock);
  };
  const first = await open();
  await approveMessages(first.store, count, { location: (number) => placeOf(number)[0] });
  await first.close('the messages are approved');

  return {
    clock, departures,
    get openings() {
      return openings;
    },
    async work(until) {
      while (departures.length < count && clock.now() < until) {
        const engine = await open();
        const [closesAt, goes] = [clock.now() + 4 * hour, departures.length + 3];
        while (departures.length < Math.min(count, goes) && clock.now() < Math.min(until, closesAt)) {
          const { nextAt } = await mailRound(engine, new AbortController().signal);
          // As often as a program looks that runs all the time, as far as the rules can tell.
          await clock.advance(Math.min(14 * minute, Math.max(1_000, (nextAt ?? Number.POSITIVE_INFINITY) - clock.now())));
        }
        await engine.close('it is opened again');
      }
    },
    sleep: (milliseconds) => clock.advance(milliseconds),
  };
}

/** What must be true of all that went, told by other means than the rules themselves. */
function assertRulesKept(t: ExecutionContext, departures: readonly Departure[]): void {
  t.is(new Set(departures.map(({ to }) => to)).size, departures.length, 'nobody is written to twice');
  for (const [date, ofDay] of Map.groupBy(departures, ({ at }) => local('Europe/London', at).date)) t.true(ofDay.length <= 30, `${ofDay.length} on ${date}`);
  for (const first of departures) t.true(departures.filter(({ at }) => at >= first.at && at < first.at + hour).length <= 5, `more than 5 in the hour from ${new Date(first.at).toISOString()}`);
  for (const { to, at } of departures) {
    const zone = zoneOf(to);
    const shown = local(zone, at);
    t.true(shown.hour >= 9 && shown.hour < 17 && !['Sat', 'Sun'].includes(shown.weekday), `${to}: ${shown.weekday} ${shown.date} ${shown.hour} h in ${zone}`);
  }
}

function zoneOf(reader: string): string {
  return placeOf(Array.from({ length: count }, (_, index) => index + 1).find((each) => recipientOf(each) === reader) ?? 0)[1];
}

function local(timeZone: string, instant: number) {
  const shown = new Date(instant).toLocaleString('sv-SE', { timeZone });
  return { date: shown.slice(0, 10), hour: Number(shown.slice(11, 13)), weekday: new Date(instant).toLocaleString('en-US', { timeZone, weekday: 'short' }) };
}

function byDay(departures: readonly Departure[]): readonly number[] {
  return [...Map.groupBy(departures, ({ at }) => local('Europe/London', at).date).values()].map(({ length }) => length);
}

test('of 50 approved messages 30 go on the first day, 5 an hour, each in the working hours of its reader, however often the program is closed', async (t) => {
  t.timeout(3 * minute);
  const office = await openOffice(t, '2026-03-03T00:00:00Z');
  await office.work(Date.parse('2026-03-10T00:00:00Z'));
  assertRulesKept(t, office.departures);
  t.deepEqual(byDay(office.departures), [30, 20]);
  t.true(office.openings > 20);
  t.log(`${byDay(office.departures).join(' + ')} messages by day, to ${places.length} zones; opened ${office.openings} times`);
});

test('after two days of sleep in the middle of it no more go than on any other day', async (t) => {
  t.timeout(3 * minute);
  const office = await openOffice(t, '2026-03-03T00:00:00Z');
  await office.work(Date.parse('2026-03-03T06:00:00Z'));
  const before = office.departures.length;
  t.true(before > 5 && before < 30, `${before} went`);
  await office.sleep(2 * day);
  await office.work(Date.parse('2026-03-14T00:00:00Z'));
  t.is(office.departures.length, count);
  assertRulesKept(t, office.departures);
  t.log(`${before} before the sleep; ${byDay(office.departures).join(' + ')} by day`);
});

for (const { what, start, changed, zones } of [
  { what: 'the clocks of Europe go on', start: '2026-03-28T06:00:00Z', changed: '2026-03-29', zones: ['Europe/London', 'Europe/Berlin'] },
  { what: 'there is Good Friday and Easter Monday, and the clocks of Sydney go back between them', start: '2026-04-02T04:00:00Z', changed: '2026-04-05', zones: ['Australia/Sydney'] },
]) {
  test(`while ${what}, each reader is written to in their own working hours, and on no holiday of theirs`, async (t) => {
    t.timeout(3 * minute);
    const office = await openOffice(t, start);
    await office.work(Date.parse(start) + 14 * day);
    t.is(office.departures.length, count);
    assertRulesKept(t, office.departures);
    const days = office.departures.map(({ to, at }) => ({ zone: zoneOf(to), date: local(zoneOf(to), at).date }));
    for (const { zone, date } of days) t.not(holidays[date]?.includes(zone), true, `${zone} on ${date}`);
    t.true(days.some(({ zone, date }) => zones.includes(zone) && date > changed), 'some went there after it');
    t.log(`${byDay(office.departures).join(' + ')} by day`);
  });
}

/** Good Friday and Easter Monday of 2026, where nobody works. */
const holidays: Readonly<Record<string, readonly string[]>> = {
  '2026-04-03': ['Europe/London', 'Europe/Berlin', 'Australia/Sydney', 'America/Sao_Paulo', 'America/St_Johns'],
  '2026-04-06': ['Europe/London', 'Europe/Berlin', 'Australia/Sydney'],
};

test('a clock that was set back by more than a day lets no more go than on any other day', async (t) => {
  t.timeout(3 * minute);
  const office = await openOffice(t, '2026-03-04T00:00:00Z');
  await office.work(Date.parse('2026-03-04T04:00:00Z'));
  const before = office.departures.length;
  t.true(before > 5 && before < 30, `${before} went`);
  await office.sleep(-26 * hour);
  await office.work(Date.parse('2026-03-14T00:00:00Z'));
  t.is(office.departures.length, count);
  assertRulesKept(t, office.departures);
  t.log(`${before} before it was set back; ${byDay(office.departures).join(' + ')} by day`);
});

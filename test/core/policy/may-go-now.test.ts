import test, { type ExecutionContext } from 'ava';
import { afterSending } from '../../../core/policy/after-sending.ts';
import { fillHolidays, type HolidayCalendar } from '../../../core/policy/holidays.ts';
import { mayGoNow } from '../../../core/policy/may-go-now.ts';
import type { QueuedMessage } from '../../../core/policy/snapshot.ts';
import { whyNot } from '../../../core/policy/why-not.ts';
import { openOffice, type PolicyOffice, type Sent } from '../../support/policy-office.ts';
import { account, at, day, hour, message, placeIn, sendingSettings, snapshot } from '../../support/policy-world.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const places = [
  placeIn('Europe/London', 'GB', 'ENG'), placeIn('America/New_York', 'US', 'NY'), placeIn('America/Los_Angeles', 'US', 'CA'), placeIn('America/Sao_Paulo', 'BR'), placeIn('Asia/Kolkata', 'IN'),
  placeIn('Asia/Kathmandu', 'NP'), placeIn('Asia/Tokyo', 'JP'), placeIn('Australia/Sydney', 'AU', 'NSW'), placeIn('Europe/Berlin', 'DE', 'BY'), placeIn('America/St_Johns', 'CA', 'NL'),
];
const basis = { basis: 'consent', source: null, subscriber: null, note: null, recordedAt: 0 } as const;

function fifty(approvedAt: number): readonly QueuedMessage[] {
  return Array.from({ length: 50 }, (_, index) => message({ id: index + 1, approvedAt, dueAt: approvedAt, place: places[index % places.length] ?? placeIn('Etc/UTC'), basis }));
}

async function openFifty(start: string): Promise<PolicyOffice & { readonly holidays: HolidayCalendar }> {
  const holidays = await fillHolidays({}, places.flatMap(({ country, region }) => (country === null ? [] : [{ country, region }])), [2026, 2027]);
  return { ...openOffice({ start: at(start), accounts: [account], messages: fifty(at(start)), holidays }), holidays };
}

/** What must be true of everything that was sent, told by other means than the rules themselves. */
function keptToTheRules(t: ExecutionContext, { sent }: Pick<PolicyOffice, 'sent'>, messages: readonly QueuedMessage[], holidays: HolidayCalendar, { perDay = 30, perHour = 5 } = {}): void {
  t.is(new Set(sent.map(({ id }) => id)).size, sent.length, 'nothing goes twice');
  for (const [who, theirs] of Map.groupBy(sent, (each) => each.account)) {
    for (const [when, onDay] of Map.groupBy(theirs, (each) => localTime('Europe/London', each.at).date)) t.true(onDay.length <= perDay, `${who}: ${onDay.length} on ${when}`);
    for (const time of ['at', 'reallyAt'] as const) {
      for (const first of theirs) t.true(theirs.filter((each) => each[time] >= first[time] && each[time] < first[time] + hour).length <= perHour, `${who}: more than ${perHour} in an hour of ${time}`);
    }
  }
  for (const { id, at: when } of sent) {
    const { place: { zone, country, region } } = messages.find((each) => each.id === id) ?? message();
    const { date, weekday, hour: shown } = localTime(zone, when);
    const shownIn = `${date} ${weekday} ${shown} h in ${zone}`;
    t.true(shown >= 9 && shown < 17 && !['Sat', 'Sun'].includes(weekday), shownIn);
    const year = date.slice(0, 4);
    t.is((holidays[`${country ?? ''}-${region ?? ''}/${year}`] ?? holidays[`${country ?? ''}/${year}`])?.[date], undefined, `a holiday: ${shownIn}`);
  }
}

function localTime(zone: string, instant: number) {
  const shown = new Date(instant).toLocaleString('sv-SE', { timeZone: zone });
  return { date: shown.slice(0, 10), hour: Number(shown.slice(11, 13)), weekday: new Date(instant).toLocaleString('en-US', { timeZone: zone, weekday: 'short' }) };
}

function byDay(sent: readonly Sent[]): readonly number[] {
  return [...Map.groupBy(sent, (each) => localTime('Europe/London', each.at).date).values()].map(({ length }) => length);
}

test('of 50 approved messages 30 go on day one, 5 an hour, and 20 on day two, each in the working hours of its recipient', async (t) => {
  const office = await openFifty('2026-03-03T00:00:00Z');
  await office.work(5 * day);
  keptToTheRules(t, office, fifty(0), office.holidays);
  t.deepEqual(byDay(office.sent), [30, 20]);
  const busiest = Math.max(...office.sent.map((first) => office.sent.filter((each) => each.at >= first.at && each.at < first.at + hour).length));
  t.is(busiest, 5);
  t.log(`${byDay(office.sent).join(' + ')} messages by day, at most ${busiest} in any hour, to ${places.length} zones`);
});

const starts: readonly (readonly [what: string, start: string])[] = [
  ['the United States change their clocks', '2026-03-06T12:00:00Z'],
  ['Europe changes its clocks', '2026-03-27T12:00:00Z'],
  ['Australia changes its clocks', '2026-04-02T00:00:00Z'],
  ['Europe changes back', '2026-10-23T08:00:00Z'],
  ['the United States change back', '2026-10-30T12:00:00Z'],
  ['Christmas and New Year go by', '2026-12-24T15:00:00Z'],
];

for (const [what, start] of starts) {
  test(`while ${what}, all 50 messages go, within caps, windows and holidays`, async (t) => {
    const office = await openFifty(start);
    await office.work(21 * day);
    t.is(office.sent.length, 50);
    keptToTheRules(t, office, fifty(0), office.holidays);
    t.log(`${byDay(office.sent).join(' + ')} messages by day`);
  });
}

test('a machine that sleeps for two days sends no more when it wakes than on any other day', async (t) => {
  const office = await openFifty('2026-03-03T00:00:00Z');
  await office.work(10 * hour);
  const before = office.sent.length;
  await office.sleep(2 * day);
  t.is(office.look().go.length, 1, 'what was waiting its turn before the sleep goes on');
  await office.work(7 * day);
  t.is(office.sent.length, 50);
  keptToTheRules(t, office, fifty(0), office.holidays);
  t.log(`${before} before the sleep; ${byDay(office.sent).join(' + ')} by day`);
});

test('what became due while the machine slept for three days is not sent in the middle of a day by surprise: it goes when the next window opens', async (t) => {
  const due = message({ dueAt: at('2026-03-02T08:00:00Z'), approvedAt: at('2026-02-27T12:00:00Z') });
  const office = openOffice({ start: at('2026-03-01T20:00:00Z'), accounts: [account], messages: [due] });
  await office.sleep(at('2026-03-04T15:00:00Z') - office.now());
  t.deepEqual(office.look().held.map(({ rule }) => rule), ['missed-window']);
  const [reason] = whyNot(office.snapshot(), due);
  t.regex(reason?.message ?? '', /due Mon 2026-03-02 08:00 .* slept/);
  t.regex(reason?.clears ?? '', /Thu 2026-03-05 09:00/);
  await office.work(3 * day);
  t.deepEqual(office.sent.map((each) => each.at), [at('2026-03-05T09:00:00Z')]);
});

test('what was approved in the evening, after the window, has missed it as well when the machine slept through it', async (t) => {
  const friday = at('2026-02-27T18:00:00Z');
  const inTime = message({ id: 1, dueAt: at('2026-02-27T12:00:00Z'), approvedAt: at('2026-02-27T12:00:00Z') });
  const evening = message({ id: 2, dueAt: friday, approvedAt: friday });
  const office = openOffice({ start: friday + hour, accounts: [account], messages: [inTime, evening] });
  await office.sleep(at('2026-03-04T15:00:00Z') - office.now());
  t.deepEqual(office.look().go, [1], 'this one could have gone on Friday, and was waiting its turn');
  await office.work(3 * day);
  t.deepEqual(office.sent.map(({ id, at: when }) => [id, when]), [[1, at('2026-03-04T15:00:00Z')], [2, at('2026-03-05T09:00:00Z')]]);
});

test('what missed only its own window goes in the next one, and opening the program late every day holds nothing for ever', async (t) => {
  const due = message({ dueAt: at('2026-03-02T10:00:00Z') });
  const late = openOffice({ start: at('2026-03-01T20:00:00Z'), accounts: [account], messages: [due] });
  await late.sleep(at('2026-03-03T11:00:00Z') - late.now());
  t.deepEqual(late.look().go, [1]);

  const many = Array.from({ length: 8 }, (_, index) => message({ id: index + 1, dueAt: at('2026-03-02T10:00:00Z') + index * day }));
  const lateRiser = openOffice({ start: at('2026-03-01T20:00:00Z'), accounts: [account], messages: many });
  for (let morning = at('2026-03-03T11:00:00Z'); morning < at('2026-03-20T11:00:00Z'); morning += 2 * day) {
    await lateRiser.sleep(morning - lateRiser.now());
    await lateRiser.work(2 * hour);
  }
  t.is(lateRiser.sent.length, 8, 'opened for two hours every other day');
});

for (const [back, words] of [[hour, 'an hour'], [day, 'a day']] as const) {
  test(`a clock that is set back by ${words} gives no message more, by its own hours and by real ones`, async (t) => {
    const office = await openFifty('2026-03-03T00:00:00Z');
    await office.work(7 * hour);
    const before = office.sent.length;
    office.setClockBack(back);
    await office.work(14 * day);
    t.is(office.sent.length, 50);
    keptToTheRules(t, office, fifty(0), office.holidays);
    const realDays = [...Map.groupBy(office.sent, (each) => Math.floor(each.reallyAt / day)).values()].map(({ length }) => length);
    t.true(Math.max(...realDays) <= 30, realDays.join(' + '));
    t.log(`${before} before; ${realDays.join(' + ')} by real day`);
  });
}

test('a clock set back after thirty messages gives none until the day after theirs', async (t) => {
  const office = await openFifty('2026-03-03T00:00:00Z');
  await office.work(16 * hour);
  t.is(office.sent.length, 30);
  office.setClockBack(day);
  await office.work(day);
  t.is(office.sent.length, 30);
});

test('whatever happens, caps and windows hold, every held message has its reasons, and what is said of when they clear is true', async (t) => {
  let looks = 0;
  let reasons = 0;
  let sends = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = seededRandom(seed);
    const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
    const accounts = ['one@example.org', 'two@example.org', 'three@example.org'].slice(0, 1 + Math.floor(random() * 3));
    const [perDay, perHour, most] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 4), pick([0, 60, 900])];
    const settings = sendingSettings({ perDay, perHour, perDomainPerDay: 1 + Math.floor(random() * 4), betweenSeconds: { least: 0, most }, ramp: { startPerDay: perDay, days: 0 } });
    const start = at('2026-03-05T00:00:00Z') + Math.floor(random() * 300) * day;
    const messages = Array.from({ length: 40 }, (_, index) => {
      const step = pick(['first', 'first', 'day-3', 'day-7'] as const);
      return message({
        id: index + 1, account: pick(accounts), recipientDomain: pick(['a.example', 'b.example', 'c.example', `d${index}.example`]), place: pick(places), step, basis: random() < 0.9 ? basis : null,
        dueAt: start + Math.floor(random() * 6 * day), suppressed: random() < 0.03 ? 'gone' : null, campaignStatus: random() < 0.05 ? 'paused' : 'active',
        thread: { replied: random() < 0.05, bounced: random() < 0.03, optedOut: random() < 0.03, absentUntil: random() < 0.1 ? start + Math.floor(random() * 9 * day) : null, previousSentAt: step === 'first' ? null : start - Math.floor(random() * 4 * day) },
      });
    });
    const office = openOffice({ start, accounts, messages, settings });
    for (let turn = 0; turn < 120 && office.waiting().length > 0; turn += 1) {
      const state = office.snapshot();
      const queue = office.waiting().toSorted((one, other) => one.dueAt - other.dueAt || one.approvedAt - other.approvedAt || one.id - other.id);
      const { go, held, nextLookAt } = office.look();
      looks += 1;
      t.deepEqual([...go, ...held.flatMap(({ ids }) => ids)].sort((a, b) => a - b), queue.map(({ id }) => id).sort((a, b) => a - b), 'each message goes or is held');

      const going = queue.filter(({ id }) => go.includes(id));
      going.forEach((each, index) => t.deepEqual(whyNot(state, each, going.slice(0, index)), [], `seed ${seed}: ${each.id} went against a rule`));
      const after = afterSending(state, going);
      for (const { id, rule } of held.flatMap((each) => each.ids.map((id) => ({ id, rule: each.rule })))) {
        if (random() < 0.7) continue;
        const each = queue.find((one) => one.id === id) ?? message();
        const holding = whyNot(after, each);
        t.true(holding.some((reason) => reason.rule === rule), `seed ${seed}: ${id} is held by ${rule}, and whyNot says ${holding.map((reason) => reason.rule).join()}`);
        t.is(holding.filter(({ binding }) => binding).length, 1);
        for (const reason of holding) {
          reasons += 1;
          if (reason.clearsAt === null) continue;
          t.true(reason.clearsAt > after.now);
          t.false(whyNot({ ...after, now: reason.clearsAt }, each).some((then) => then.rule === reason.rule), `seed ${seed}: ${reason.rule} says that it clears at ${new Date(reason.clearsAt).toISOString()}`);
        }
      }
      if (go.length === 0) {
        const between = nextLookAt === null ? office.now() + 30 * day : office.now() + Math.floor(random() * (nextLookAt - office.now()));
        t.deepEqual(mayGoNow({ ...state, now: between }, queue).go, [], `seed ${seed}: something could have gone before the next look`);
      }
      const event = random();
      if (event < 0.06) office.setClockBack(pick([hour, day, 10 * 60_000]));
      else if (event < 0.15) await office.sleep(pick([2 * hour, day, 2 * day, 3 * day]));
      else if (event < 0.5 && nextLookAt !== null) await office.pass(Math.max(0, nextLookAt - office.now()));
      else await office.pass(Math.floor(random() * random() * 8 * hour));
    }
    sends += office.sent.length;
    keptToTheRules(t, office, messages, {}, { perDay, perHour });
    for (const { id } of office.sent) {
      const each = messages.find((one) => one.id === id) ?? message();
      t.true(each.suppressed === null && each.campaignStatus === 'active' && !each.thread.replied && !each.thread.bounced && !each.thread.optedOut);
    }
  }
  t.true(looks > 1_000 && reasons > 5_000 && sends > 200);
  t.log(`${looks} looks, ${reasons} reasons, ${sends} messages sent`);
});

test('messages go by the time that they are due, then by approval, whatever order they come in', (t) => {
  const hasty = snapshot({ settings: sendingSettings({ betweenSeconds: { least: 0, most: 0 } }) });
  const noon = hasty.now;
  const queue = [message({ id: 4, dueAt: noon - 1 }), message({ id: 3, dueAt: noon - 2, approvedAt: 2 }), message({ id: 2, dueAt: noon - 2, approvedAt: 1 }), message({ id: 1, dueAt: noon - 1 })];
  t.deepEqual(mayGoNow(hasty, queue).go, [2, 3, 1, 4]);
});

test('with its usual spacing an account sends one message at a time, and each account its own', (t) => {
  const two = [account, 'bo@example.org'].map((id) => ({ id, firstSentAt: null, sentAt: [], paused: null }));
  const queue = [1, 2, 3, 4].map((id) => message({ id, account: id % 2 === 0 ? account : 'bo@example.org' }));
  const { go, held, nextLookAt } = mayGoNow(snapshot({ accounts: two }), queue);
  t.deepEqual(go, [1, 2]);
  t.deepEqual(held.map(({ ids, rule }) => [rule, ids]), [['spacing', [3, 4]]]);
  t.is(nextLookAt, held[0]?.clearsAt ?? null);
});

test('an empty queue asks for nothing', (t) => {
  const { go, held, nextLookAt } = mayGoNow(snapshot(), []);
  t.deepEqual({ go, held, nextLookAt }, { go: [], held: [], nextLookAt: null });
});

test('two follow-ups to one person that became due together, while they were away, do not go together', (t) => {
  const thread = { replied: false, bounced: false, optedOut: false, absentUntil: null, previousSentAt: at('2026-02-20T12:00:00Z') };
  const back = at('2026-03-04T00:00:00Z');
  const both = (['day-3', 'day-7'] as const).map((step, index) => message({ id: index + 1, leadId: 7, step, dueAt: back, thread }));
  const open = { settings: sendingSettings({ betweenSeconds: { least: 0, most: 0 } }) };
  const { go, held, nextLookAt } = mayGoNow(snapshot(open), both);
  t.deepEqual([go, held.map(({ rule, ids }) => [rule, ids])], [[1], [['too-soon-after', [2]]]]);
  t.is(nextLookAt, snapshot().now + 4 * day);
});

// What may go now, of 100,000 messages that wait; beside the plain loop, which asks Intl for each message what time it is there.
import { weekdays } from '../../core/config/settings.ts';
import { fillHolidays } from '../../core/policy/holidays.ts';
import { mayGoNow } from '../../core/policy/may-go-now.ts';
import type { PolicySnapshot, QueuedMessage } from '../../core/policy/snapshot.ts';
import { zones } from '../../core/policy/zones.ts';
import { accountState, at, day, hour, message, placeIn, sendingSettings, snapshot } from '../support/policy-world.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

export const benches: readonly Bench[] = [{ name: 'what may go now, of a long queue', run: (settings) => run(settings) }];

const noon = at('2026-03-04T12:00:00Z');
const limit = 20;

async function run({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  const count = smoke ? 2_000 : 100_000;
  const rounds = smoke ? 2 : 15;
  const random = seededRandom(1);
  const countries = [...new Set(zones.map(({ country }) => country))];
  const holidays = await fillHolidays({}, countries.map((country) => ({ country, region: null })), [2026]);
  // Each account sent 30 on each of two days: these are the domains that the store tells of.
  const accounts = Array.from({ length: 5 }, (_, index) => accountState({ id: `account-${index}@example.org`, firstSentAt: noon - 90 * day, sentAt: [noon - 3 * hour] }));
  const domains = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`company-${index}.example`, { sentAt: [noon - 5 * hour], backOffUntil: null, backOffStep: 0 }]));
  const queue = Array.from({ length: count }, (_, index) => {
    const zone = zones[Math.floor(random() * zones.length)];
    return message({
      id: index,
      account: `account-${index % accounts.length}@example.org`,
      recipientDomain: `company-${Math.floor(random() * 20_000)}.example`,
      place: placeIn(zone?.name ?? 'Etc/UTC', zone?.country ?? null),
      dueAt: noon - 3 * day + index,
      basis: { basis: 'consent', source: null, subscriber: null, note: null, recordedAt: 0 },
    });
  });

  const usual = snapshot({ now: noon, accounts, domains, holidays });
  const allDays = { from: 0, to: 24, days: [...weekdays] };
  const always = { ...usual, settings: sendingSettings({ perDay: 10_000, perHour: 1_000, betweenSeconds: { least: 0, most: 0 }, window: allDays, respectHolidays: false }) };
  const situations: readonly (readonly [what: string, snapshot: PolicySnapshot, queue: readonly QueuedMessage[], most?: number])[] = [
    ['usual caps and spacing', usual, queue],
    // Nothing is held by its account, its domain or the hour: every message is looked at through all rules, and the last of them holds it.
    ['only a rule of its own holds each', always, queue.map((each) => ({ ...each, step: 'day-3', thread: { ...each.thread, previousSentAt: noon - 2 * day } }))],
    ['the machine has just woken', { ...always, asleep: { from: noon - 4 * day, to: noon } }, queue],
    ['nothing holds anything', { ...always, settings: { ...always.settings, perDay: count, perHour: count, perDomainPerDay: count, ramp: { startPerDay: count, days: 0 } } }, queue, 1_000],
    ['all campaigns are paused', always, queue.map((each) => ({ ...each, campaignStatus: 'paused' }))],
  ];

  const measures: Measure[] = [];
  for (const [what, state, messages, most = limit] of situations) {
    const ours: number[] = [];
    let answer = mayGoNow(state, messages);
    for (let round = 0; round < rounds; round += 1) {
      const begin = performance.now();
      answer = mayGoNow(state, messages);
      ours.push(performance.now() - begin);
    }
    const spent = median(ours);
    measures.push({ title: `${count.toLocaleString('en')} messages, ${what}`, value: `${spent.toFixed(1)} ms, at best ${Math.min(...ours).toFixed(1)} (${answer.go.length} go, ${messages.length - answer.go.length} held)`, limit: { text: `under ${most.toLocaleString('en')} ms`, kept: spent < most } });
  }

  const plain: number[] = [];
  for (let round = 0; round < (smoke ? 1 : 3); round += 1) {
    const begin = performance.now();
    let open = 0;
    for (const { place } of queue) if (isOpenPlainly(place.zone, noon)) open += 1;
    plain.push(performance.now() - begin);
    if (open === 0) throw new Error('at noon in London it is a working hour somewhere');
  }
  measures.push({ title: `${count.toLocaleString('en')} messages, the plain loop, the window alone`, value: `${median(plain).toFixed(0)} ms` });
  return measures;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** As one would write it first, the formats kept. */
function isOpenPlainly(zone: string, instant: number): boolean {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' });
  formats.set(zone, format);
  const parts = format.formatToParts(instant);
  const shown = Number(parts.find(({ type }) => type === 'hour')?.value);
  return shown >= 9 && shown < 17 && !['Sat', 'Sun'].includes(parts.find(({ type }) => type === 'weekday')?.value ?? '');
}

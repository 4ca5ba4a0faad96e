import test from 'ava';
import type { PolicySnapshot, QueuedMessage } from '../../../core/policy/snapshot.ts';
import { policyRules } from '../../../core/policy/rules.ts';
import { whyNot } from '../../../core/policy/why-not.ts';
import { account, accountState, at, day, hour, message, placeIn, sendingSettings, snapshot, type SnapshotChanges } from '../../support/policy-world.ts';

test('a message that nothing holds may go, and has no reason', (t) => {
  t.deepEqual(whyNot(snapshot(), message()), []);
});

const noon = at('2026-03-04T12:00:00Z');
const thread = message().thread;

/** One rule, what makes it hold, and when that ends (null: not by time). */
const held: readonly (readonly [rule: string, what: string, clearsAt: number | null, snapshot: SnapshotChanges, message: Partial<QueuedMessage>])[] = [
  ['suppressed-address', 'its address is suppressed', null, {}, { suppressed: 'unsubscribed' }],
  ['thread-over', 'the person answered', null, {}, { thread: { ...thread, replied: true } }],
  ['thread-over', 'an earlier message bounced', null, {}, { thread: { ...thread, bounced: true } }],
  ['thread-over', 'the person opted out', null, {}, { thread: { ...thread, optedOut: true } }],
  ['campaign-paused', 'its campaign is paused', null, {}, { campaignStatus: 'paused' }],
  ['campaign-paused', 'its campaign is over', null, {}, { campaignStatus: 'completed' }],
  ['blocked-company', 'its company was put on the block-list', null, {}, { companyBlocked: 'Acme is on your block-list (discovery.blockCompanies).' }],
  ['lawful-basis', 'nothing is recorded for somebody in Germany', null, {}, { place: placeIn('Europe/London', 'DE') }],
  ['lawful-basis', 'the footer lacks a postal address', null, { identity: { named: true, mailingAddress: false, optOut: true } }, {}],
  ['absent', 'the person is away', at('2026-03-10T00:00:00Z'), {}, { thread: { ...thread, absentUntil: at('2026-03-10T00:00:00Z') } }],
  ['not-due', 'it is meant for tomorrow', noon + day, {}, { dueAt: noon + day }],
  ['too-soon-after', 'the first message went two days ago', noon + day, {}, { step: 'day-3', thread: { ...thread, previousSentAt: noon - 2 * day } }],
  ['too-soon-after', 'the first message was never sent', null, {}, { step: 'day-3' }],
  ['missed-window', 'the machine slept for three days', at('2026-03-05T09:00:00Z'), { asleep: { from: noon - 3 * day, to: noon - 60_000 } }, { dueAt: noon - 2.5 * day }],
  ['account-paused', 'its account is paused', null, { accounts: [accountState({ paused: { by: 'complaint', since: noon - hour, until: null } })] }, {}],
  ['account-paused', 'its account rests until tomorrow', noon + day, { accounts: [accountState({ paused: { by: 'quota', since: noon, until: noon + day } })] }, {}],
  ['account-paused', 'its account is gone', null, { accounts: [] }, {}],
  ['day-cap', 'thirty went today', at('2026-03-05T00:00:00Z'), { accounts: [accountState({ sentAt: times(30, at('2026-03-04T00:30:00Z')) })] }, {}],
  ['hour-cap', 'five went in this hour', noon + 10 * 60_000, { accounts: [accountState({ sentAt: times(5, noon - 50 * 60_000) })] }, {}],
  ['domain-back-off', 'the domain asked for patience', noon + hour, { domains: { 'company-1.example': { sentAt: [], backOffUntil: noon + hour, backOffStep: 2 } } }, {}],
  ['domain-throttle', 'ten went to the domain today', at('2026-03-05T00:00:00Z'), { domains: { 'company-1.example': { sentAt: times(10, noon - 5 * hour), backOffUntil: null, backOffStep: 0 } } }, {}],
  ['window', 'it is evening for the recipient', at('2026-03-04T22:00:00Z'), {}, { place: placeIn('Australia/Sydney', 'AU', 'NSW') }],
  ['window', 'it is a holiday there', at('2026-03-05T09:00:00Z'), { holidays: { 'IE/2026': { '2026-03-04': 'A Day' } } }, { place: placeIn('Europe/London', 'IE'), basis: { basis: 'consent', source: null, subscriber: null, note: null, recordedAt: 0 } }],
  ['window', 'nobody knows its time zone', null, {}, { place: placeIn('Mars/Olympus') }],
  ['window', 'the window has no hours', null, { settings: sendingSettings({ window: { from: 17, to: 9, days: ['monday'] } }) }, {}],
];

for (const [rule, what, clearsAt, changes, changed] of held) {
  test(`${rule} holds a message while ${what}, says so in words, and tells when it clears`, (t) => {
    const state = snapshot(changes);
    const reasons = whyNot(state, message(changed));
    t.deepEqual(reasons.map((reason) => [reason.rule, reason.clearsAt, reason.binding]), [[rule, clearsAt, true]]);
    const [reason] = reasons;
    t.regex(reason?.message ?? '', /^[A-Z].*[.]$/);
    t.regex(reason?.clears ?? '', /\S.*\.$/);
    t.notRegex(`${reason?.message ?? ''} ${reason?.clears ?? ''}`, /undefined|NaN|null|Infinity/);
    if (clearsAt === null) return;
    t.true(holds({ ...state, now: clearsAt - 1 }, changed, rule), 'a millisecond before it clears, it holds');
    t.false(holds({ ...state, now: clearsAt }, changed, rule), 'when it clears, it no longer holds');
  });
}

test('every rule of the table has a case above', (t) => {
  t.deepEqual([...new Set(held.map(([rule]) => rule)), 'spacing'].sort(), policyRules.map(({ rule }) => rule).sort());
});

test('every rule that holds is named, and the one that clears last is the binding one', (t) => {
  const state = snapshot({ accounts: [accountState({ sentAt: times(30, noon - 29 * 60_000) })] });
  const reasons = whyNot(state, message({ dueAt: noon + 3 * day, place: placeIn('Asia/Tokyo') }));
  t.deepEqual(reasons.map(({ rule }) => rule), ['not-due', 'day-cap', 'hour-cap', 'spacing', 'window']);
  t.deepEqual(reasons.filter(({ binding }) => binding).map(({ rule }) => rule), ['not-due']);
  t.deepEqual(whyNot(state, message({ dueAt: noon + 3 * day, suppressed: 'gone' })).filter(({ binding }) => binding).map(({ rule }) => rule), ['suppressed-address'], 'what no time clears comes last of all');
});

test('messages that go first use up what this one would need', (t) => {
  t.deepEqual(whyNot(snapshot(), message({ id: 2 }), [message({ id: 1 })]).map(({ rule }) => rule), ['spacing']);
  const hasty = snapshot({ settings: sendingSettings({ betweenSeconds: { least: 0, most: 0 } }) });
  const five = [1, 2, 3, 4, 5].map((id) => message({ id }));
  t.deepEqual(whyNot(hasty, message({ id: 6 }), five).map(({ rule }) => rule), ['hour-cap']);
});

test('between two messages of one account it waits some minutes, not always as many, and everybody comes to the same', (t) => {
  const waits = Array.from({ length: 200 }, (_, index) => {
    const last = noon - index * 1_000;
    const state = snapshot({ now: last, accounts: [accountState({ sentAt: [last] })] });
    const [reason] = whyNot(state, message());
    t.deepEqual(whyNot(state, message()), whyNot(state, message()));
    t.is(reason?.rule, 'spacing');
    return ((reason?.clearsAt ?? 0) - last) / 1000;
  });
  t.true(Math.min(...waits) >= 120 && Math.max(...waits) <= 480, `${Math.min(...waits)}–${Math.max(...waits)} s`);
  t.true(new Set(waits.map((wait) => Math.round(wait / 60))).size >= 6, 'the minutes differ');
});

function times(count: number, first: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index * 60_000);
}

function holds(state: PolicySnapshot, changed: Partial<QueuedMessage>, rule: string): boolean {
  return whyNot(state, message(changed)).some((reason) => reason.rule === rule);
}

test('an account with caps of its own keeps to those', (t) => {
  const own = sendingSettings({ accounts: { [account]: { perHour: 1 } } });
  t.deepEqual(whyNot(snapshot({ settings: own, accounts: [accountState({ sentAt: [noon - 30 * 60_000] })] }), message()).map(({ rule }) => rule), ['hour-cap']);
});

test('when something was sent at a time that lies ahead, the reasons say that the clock was set back', (t) => {
  const state = snapshot({ accounts: [accountState({ sentAt: [noon + hour] })], domains: { 'company-1.example': { sentAt: [noon + hour], backOffUntil: null, backOffStep: 0 } } });
  const reasons = whyNot(state, message());
  t.deepEqual(reasons.map(({ rule }) => rule), ['spacing', 'domain-throttle']);
  for (const reason of reasons) t.regex(reason.message, /2026-03-04 13:00 .* lies ahead: the clock of this machine was set back/);
});

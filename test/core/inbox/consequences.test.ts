import test from 'ava';
import type { MailReading, ReportedRecipient } from '../../../core/domain/mail-reading.ts';
import { type Consequence, consequencesOf } from '../../../core/inbox/consequences.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const day = 86_400_000;
const nothing: MailReading = { kind: 'other', recipients: [], returnsOn: null, substitute: null, hasLeft: false, text: '', intent: null };
const about = { recipient: 'Ops@brightwater.example' };
const gone: ReportedRecipient = { address: 'ops@brightwater.example', status: '5.1.1', smtpCode: '550', reason: 'userunknown', fault: 'recipient', action: 'suppress' };

const of = (reading: Partial<MailReading>, sender: string | null = 'ops@brightwater.example', counterpart: typeof about | undefined = about) => consequencesOf({ reading: { ...nothing, ...reading }, sender, counterpart, now });
const kinds = (consequences: readonly Consequence[]) => consequences.map(({ kind }) => kind);

const rows: readonly (readonly [what: string, Partial<MailReading>, readonly string[]])[] = [
  ['an answer of a person', { kind: 'reply', intent: 'interested' }, ['arrived', 'skip', 'answered']],
  ['a refusal', { kind: 'reply', intent: 'no' }, ['arrived', 'suppress', 'skip', 'answered']],
  ['"not now"', { kind: 'reply', intent: 'not-now' }, ['arrived', 'skip', 'answered']],
  ['an opt-out', { kind: 'opt-out', intent: 'opt-out' }, ['arrived', 'suppress', 'skip', 'answered']],
  ['an absence', { kind: 'auto-reply' }, ['arrived', 'postpone']],
  ['a machine that asks not to be written to', { kind: 'auto-reply', intent: 'opt-out' }, ['arrived', 'suppress', 'skip']],
  ['a notice that somebody has left', { kind: 'auto-reply', hasLeft: true, substitute: 'ines@heron.example' }, ['arrived', 'skip']],
  ['a complaint', { kind: 'complaint' }, ['arrived', 'suppress', 'skip', 'pause']],
  ['a report that the recipient is gone', { kind: 'bounce', recipients: [gone] }, ['arrived', 'suppress', 'skip']],
  ['a report that the account was refused', { kind: 'bounce', recipients: [{ ...gone, fault: 'sender', action: 'pause-account' }] }, ['arrived', 'pause', 'skip']],
  ['a report of a passing trouble', { kind: 'bounce', recipients: [{ ...gone, fault: 'transient', action: 'retry' }] }, ['arrived']],
  ['anything else', { kind: 'other' }, []],
];

for (const [what, reading, expected] of rows) {
  test(`what follows from ${what}: ${expected.join(', ') || 'nothing'}`, (t) => {
    t.deepEqual(kinds(of(reading)), expected);
  });
}

test('"no thanks" is enough to be left alone, as the footer says: at the address that was written to, and at the one that answered', (t) => {
  t.deepEqual(of({ kind: 'reply', intent: 'no' }, 'Jo@home.example').filter(({ kind }) => kind === 'suppress'), [
    { kind: 'suppress', address: 'ops@brightwater.example', reason: 'unsubscribed' },
    { kind: 'suppress', address: 'jo@home.example', reason: 'unsubscribed' },
  ]);
});

test('nothing follows to somebody who has left, and whom they name instead is kept with it', (t) => {
  t.deepEqual(of({ kind: 'auto-reply', hasLeft: true, substitute: 'ines@heron.example' }).at(-1), { kind: 'skip', reason: 'they have left, and name ines@heron.example instead' });
  t.deepEqual(of({ kind: 'auto-reply', hasLeft: true }).at(-1), { kind: 'skip', reason: 'they have left' });
});

test('who opts out from another address is left alone at both', (t) => {
  t.deepEqual(of({ kind: 'opt-out', intent: 'opt-out' }, 'Jo@home.example').flatMap((each) => (each.kind === 'suppress' ? [each.address] : [])), ['ops@brightwater.example', 'jo@home.example']);
});

test('who opts out of mail to a variant of an address is left alone at the address', (t) => {
  const suppressed = of({ kind: 'opt-out', intent: 'opt-out' }, 'jo@home.example', { recipient: 'Jo+Jobs@home.example' }).flatMap((each) => (each.kind === 'suppress' ? [each.address] : []));
  t.deepEqual(suppressed, ['jo+jobs@home.example', 'jo@home.example']);
});

test('a report that the account was refused never touches the person', (t) => {
  t.false(kinds(of({ kind: 'bounce', recipients: [{ ...gone, fault: 'content', action: 'pause-account' }] })).includes('suppress'));
});

test('who is away is written to again on the day of their return; without a day in a week, and a day in years is not believed', (t) => {
  const until = (returnsOn: string | null) => of({ kind: 'auto-reply', returnsOn }).flatMap((each) => (each.kind === 'postpone' ? [each.until] : []));
  t.deepEqual(until('2026-03-16'), [Date.parse('2026-03-16T00:00:00Z')]);
  t.deepEqual(until(null), [now + 7 * day]);
  t.deepEqual(until('2029-01-01'), [now + 180 * day]);
});

test('a complaint about none of our messages, which anybody could have written, pauses the account for a day', (t) => {
  t.deepEqual(consequencesOf({ reading: { ...nothing, kind: 'complaint' }, sender: 'abuse@else.example', counterpart: undefined, now }), [{ kind: 'pause', rule: 'complaint', reason: 'somebody marked a message as spam', until: now + day }]);
});

test('of mail that belongs to none of our messages only an opt-out counts', (t) => {
  t.deepEqual(consequencesOf({ reading: { ...nothing, kind: 'opt-out', intent: 'opt-out' }, sender: 'jo@home.example', counterpart: undefined, now }), [{ kind: 'suppress', address: 'jo@home.example', reason: 'unsubscribed' }]);
  t.deepEqual(consequencesOf({ reading: { ...nothing, kind: 'bounce', recipients: [gone] }, sender: null, counterpart: undefined, now }), []);
});

import test from 'ava';
import { type DataBasis, forgetBefore, jurisdictionProblem, type JurisdictionQuestion, jurisdictions } from '../../../core/policy/jurisdiction.ts';
import { at, message, placeIn, sendingSettings, snapshot } from '../../support/policy-world.ts';

const { identity } = snapshot();

function problem(country: string | null, basis: Partial<DataBasis> | null, changes: Partial<JurisdictionQuestion['message']> = {}, settings = sendingSettings()) {
  const recorded = basis === null ? null : { basis: 'consent' as const, source: null, subscriber: null, note: null, recordedAt: 0, ...basis };
  return jurisdictionProblem({ message: { ...message(), place: placeIn('Etc/UTC', country), basis: recorded, ...changes }, identity, settings });
}

const page = 'https://example.org/team';

/** Country, what is recorded, the recipient's domain, and what is said (null: it may go). */
const cases: readonly (readonly [country: string | null, basis: Partial<DataBasis> | null, domain: string, says: RegExp | null])[] = [
  ['US', null, 'a.example', null],
  [null, null, 'a.example', null],
  ['JP', null, 'a.example', null],
  ['DE', null, 'a.example', /the GDPR asks for a ground/],
  ['EU', null, 'a.example', /the GDPR/],
  ['CH', null, 'a.example', /the GDPR/],
  ['FR', { basis: 'legitimate-interest' }, 'a.example', null],
  ['FR', { basis: 'consent' }, 'a.example', null],
  ['IT', { basis: 'published-role' }, 'a.example', /not recorded where/],
  ['IT', { basis: 'published-role', source: page }, 'a.example', null],
  ['CA', null, 'a.example', /CASL asks for a ground/],
  ['CA', { basis: 'legitimate-interest' }, 'a.example', /no ground under CASL/],
  ['CA', { basis: 'published-role', source: page }, 'a.example', null],
  ['CA', { basis: 'relationship' }, 'a.example', null],
  ['GB', null, 'a.example', /PECR/],
  ['GB', { basis: 'legitimate-interest' }, 'a.example', null],
  ['GB', { basis: 'legitimate-interest' }, 'gmail.com', /address of their own/],
  ['GB', { basis: 'legitimate-interest', subscriber: 'corporate' }, 'gmail.com', null],
  ['GB', { basis: 'legitimate-interest', subscriber: 'individual' }, 'a.example', /address of their own/],
  ['GB', { basis: 'consent', subscriber: 'individual' }, 'gmail.com', null],
  ['US', { basis: 'none' }, 'a.example', /no ground/],
];

for (const [country, basis, recipientDomain, says] of cases) {
  const recorded = basis === null ? 'with nothing recorded' : `on the ground of ${JSON.stringify(basis)}`;
  test(`a first message to ${recipientDomain} in ${country ?? 'a country that is not known'} ${recorded} ${says === null ? 'may go' : 'is held'}`, (t) => {
    const found = problem(country, basis, { recipientDomain });
    if (says === null) t.is(found, null);
    else {
      t.regex(found?.message ?? '', says);
      t.regex(found?.clears ?? '', /\S.*\.$/);
    }
  });
}

test('the user may set one ground for everybody in a region, and what is recorded for a person goes before it', (t) => {
  const settings = sendingSettings({ basis: { eu: 'legitimate-interest', uk: null, ca: 'legitimate-interest' } });
  t.is(problem('DE', null, {}, settings), null);
  t.regex(problem('DE', { basis: 'none' }, {}, settings)?.message ?? '', /no ground/);
  t.regex(problem('GB', null, {}, settings)?.clears ?? '', /sending\.basis\.uk/);
  t.regex(problem('CA', null, {}, settings)?.message ?? '', /no ground under CASL/, 'a ground that the law does not know is none');
});

test('a follow-up needs no new ground; every message needs who writes, from where, and a way out', (t) => {
  t.is(problem('DE', null, { step: 'day-3' }), null);
  for (const [missing, word] of [['named', /your name/], ['mailingAddress', /postal address/], ['optOut', /opt out/]] as const) {
    const question = { message: { ...message(), step: 'day-7' as const }, identity: { ...identity, [missing]: false }, settings: sendingSettings() };
    t.regex(jurisdictionProblem(question)?.message ?? '', word);
  }
});

test('what is known of a person is to be forgotten after the days that are set, and each region has its rules', (t) => {
  t.is(forgetBefore(at('2026-01-31T00:00:00Z'), sendingSettings({ retentionDays: 30 })), at('2026-01-01T00:00:00Z'));
  t.deepEqual(Object.entries(jurisdictions).map(([id, { law }]) => `${id}: ${law}`), ['us: CAN-SPAM', 'eu: the GDPR', 'uk: PECR and the UK GDPR', 'ca: CASL', 'other: good manners']);
});

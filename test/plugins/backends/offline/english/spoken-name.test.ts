import test from 'ava';
import { greetingName, spokenCompany, spokenRole, spokenTeam } from '../../../../../plugins/backends/offline/english/spoken-name.ts';

const companies: readonly (readonly [string, string])[] = [
  ['Acme, Inc.', 'Acme'],
  ['abiturma GmbH', 'abiturma'],
  ['Canopy (was Encarte)', 'Canopy'],
  ['Amplitude ', 'Amplitude'],
  ['Yahoo!', 'Yahoo'],
  ['mtc.', 'mtc'],
  ['Socket Supply Co', 'Socket Supply'],
  ['Superplayer & Co', 'Superplayer & Co'],
  ['Customer.io', 'Customer.io'],
];

for (const [written, spoken] of companies) {
  test(`"${written}" is spoken of as "${spoken}"`, (t) => {
    t.is(spokenCompany(written), spoken);
    t.true(written.includes(spoken), 'words are taken away, never changed');
  });
}

const roles: readonly (readonly [string, string])[] = [
  ['Senior Technical Recruiter', 'Senior Technical Recruiter'],
  ['Customer Data Scientist - Experimentation', 'Customer Data Scientist'],
  ['Emerging Account Executive (India)', 'Emerging Account Executive'],
  ['(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager', 'Enterprise Project Manager'],
  ['Backend Engineer (m/f/d), Remote', 'Backend Engineer'],
];

for (const [written, spoken] of roles) {
  test(`the opening "${written}" is spoken of as "${spoken}"`, (t) => t.is(spokenRole(written), spoken));
}

test('people are greeted by their first name, or by all of it when that begins with a title', (t) => {
  t.is(greetingName('Mara Lind'), 'Mara');
  t.is(greetingName('Dr. Mara Lind'), 'Dr. Mara Lind');
  t.is(greetingName('J. Lind'), 'J. Lind');
  t.is(greetingName('Mara'), 'Mara');
});

test('a team is not called "the The Interface team"', (t) => {
  t.is(spokenTeam('The Interface'), 'The Interface team');
  t.is(spokenTeam('Acme'), 'the Acme team');
});

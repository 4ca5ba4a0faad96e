import test from 'ava';
import { spokenEmployer, spokenTitle } from '../../../../../plugins/backends/offline/english/spoken-title.ts';

const titles: readonly (readonly [string, string | null])[] = [
  ['Software Engineer', 'a software engineer'],
  ['Senior UX Designer', 'a senior UX designer'],
  ['SRE', 'an SRE'],
  ['Registered Nurse', 'a registered nurse'],
  ['VP of Engineering', 'VP of Engineering'],
  ['Head of Design', 'Head of Design'],
  ['Chief Operating Officer', 'Chief Operating Officer'],
  ['Volunteer', null],
  ['Engineer | Speaker | Dad', null],
  ['Job Title 1', null],
];

for (const [written, spoken] of titles) {
  test(`the title "${written}" is ${spoken === null ? 'not spoken of' : `spoken of as "${spoken}"`}`, (t) => t.is(spokenTitle(written), spoken));
}

test('an employer is named without the place that stands beside it', (t) => {
  t.is(spokenEmployer('YMCA, Pomona, CA'), 'YMCA');
  t.is(spokenEmployer('Kestrel Pay GmbH'), 'Kestrel Pay GmbH');
  t.is(spokenEmployer('Acme | Berlin'), 'Acme');
});

test('no employer is made of what is none', (t) => {
  for (const written of ['Freelance', 'Self-employed', 'Various', 'Acme 2019', '']) t.is(spokenEmployer(written), null);
});

import { readFileSync } from 'node:fs';
import test from 'ava';
import { readProfileText } from '../../../core/profile/read-profile.ts';
import { gapsIn } from '../../../extension/setup/profile-gaps.ts';

const whole = readFileSync('core/sample/resume.md', 'utf8');

test('a résumé that says everything has no gaps', (t) => {
  t.deepEqual(gapsIn(readProfileText(whole)), []);
});

test('what a résumé does not say is named', (t) => {
  const profile = readProfileText(whole);
  t.deepEqual(gapsIn({ ...profile, email: null, skills: profile.skills.slice(0, 2) }), ['email', 'skills']);
  t.deepEqual(gapsIn({ ...profile, name: null, experience: [], projects: [] }), ['name', 'positions', 'achievements']);
});

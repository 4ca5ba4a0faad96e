import test from 'ava';
import { levelNames, levelOf, levelOfProfile } from '../../../../plugins/agents/scout/seniority.ts';
import { buildProfile, type ProfileWish } from '../../../support/profile.ts';

const titles: readonly [string, (typeof levelNames)[number]][] = [
  ['Engineering Intern', 'intern'],
  ['Junior Developer', 'junior'],
  ['Associate Software Engineer', 'junior'],
  ['Backend Engineer', 'mid-level'],
  ['Product Manager', 'mid-level'],
  ['Internal Tools Engineer', 'mid-level'],
  ['Senior Backend Engineer', 'senior'],
  ['Sr. SRE', 'senior'],
  ['Senior Staff Engineer', 'staff or lead'],
  ['Founding Engineer', 'staff or lead'],
  ['Engineering Manager, Platform', 'manager'],
  ['Head of Engineering', 'manager'],
  ['CTO', 'director or above'],
  ['VP Engineering', 'director or above'],
  ['Director of Platform', 'director or above'],
];
for (const [title, level] of titles) {
  test(`"${title}" is ${level}`, (t) => t.is(levelNames[levelOf(title)], level));
}

const now = '2026-08-01T00:00:00.000Z';
const people: readonly [ProfileWish, (typeof levelNames)[number]][] = [
  [{ title: 'Software Engineer', start: '2018' }, 'senior'],
  [{ title: 'Software Engineer', start: 'March 2023' }, 'mid-level'],
  [{ title: 'Software Engineer', start: '2025', end: '2026', current: false }, 'mid-level'],
  [{ title: 'Staff Engineer', start: '2025' }, 'staff or lead'],
  [{ title: 'Intern', start: '2012' }, 'intern'],
  [{ start: '2019' }, 'senior'],
];
for (const [wish, level] of people) {
  test(`someone with ${JSON.stringify(wish)} is ${level}`, (t) => t.is(levelNames[levelOfProfile(buildProfile(wish), now)], level));
}

import test from 'ava';
import type { Profile } from '../../../core/domain/profile.ts';
import { goodEnough, qualityOf } from '../../../core/profile/quality.ts';
import { errorOf } from '../../support/error-of.ts';
import { buildProfile } from '../../support/profile.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

function profile(change: Partial<Profile> = {}): Profile {
  const built = buildProfile({ skills: ['Go', 'SQL', 'Rust'], title: 'Engineer', highlights: ['Built a thing that works.'] });
  return { ...built, rawText: `${built.rawText}\n${words(200)}`, ...change };
}

const project = (highlights: number): Profile['projects'][number] => {
  const span = { start: 0, end: 4, quote: 'Nora' };
  return { name: { value: 'Nora', span }, highlights: Array.from({ length: highlights }, () => ({ value: 'Nora', span })), span };
};

test('A profile with words, work and skills is good enough', (t) => {
  const good = profile();
  t.deepEqual(qualityOf(good).problems, []);
  t.is(goodEnough(good), good);
});

const table: readonly (readonly [says: string, change: Partial<Profile>, problem: RegExp])[] = [
  ['199 words', { rawText: words(199) }, /199 words, at least 200/],
  ['no experience', { experience: [] }, /no experience/],
  ['two skills', { skills: profile().skills.slice(0, 2) }, /only 2 skills/],
  ['no skill', { skills: [] }, /no skill/],
  ['nothing but a name', { experience: [], skills: [], headline: null, location: null }, /only 6 % of a profile/],
];

for (const [says, change, problem] of table) {
  test(`Refused: a profile with ${says}`, async (t) => {
    const error = await errorOf(() => goodEnough(profile(change)));
    t.is(error.code, 'resume_too_thin');
    t.regex(error.message, problem);
    t.regex(error.help, /paste the text.*Experience/);
  });
}

test('200 words are enough', (t) => {
  t.deepEqual(qualityOf(profile({ rawText: words(200) })).problems, []);
});

test('Projects with something told about them count as experience, mere names do not', (t) => {
  t.is(qualityOf(profile({ experience: [], projects: [project(1)] })).experience, 1);
  t.is(qualityOf(profile({ experience: [], projects: [project(0)] })).experience, 0);
});

test('A position without a date and without anything told about it is no experience', (t) => {
  const [first] = profile().experience;
  t.truthy(first);
  if (first !== undefined) t.is(qualityOf(profile({ experience: [{ ...first, start: null, end: null, highlights: [] }] })).experience, 0);
});

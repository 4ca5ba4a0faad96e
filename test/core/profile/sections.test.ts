import test from 'ava';
import { type ResumeLine, plainLine } from '../../../core/profile/resume-line.ts';
import { writeResumeText } from '../../../core/profile/resume-text.ts';
import { apartHeadings, sectionsOf } from '../../../core/profile/sections.ts';

const outline = (lines: readonly ResumeLine[], nameAt: number | null = null): readonly string[] =>
  sectionsOf(writeResumeText(apartHeadings(lines)).lines, nameAt).map(({ kind, lines: own }) => `${kind}: ${own.map(({ text }) => text).join(' / ')}`);

const heading = (text: string, more: Partial<ResumeLine> = {}): ResumeLine => plainLine(text, { gapBefore: true, ...more });

test('A résumé is cut at its headings', (t) => {
  t.deepEqual(outline([plainLine('Jane'), heading('EXPERIENCE'), plainLine('Acme'), heading('EDUCATION'), plainLine('MIT'), heading('SKILLS'), plainLine('Go')]), ['top: Jane', 'experience: Acme', 'education: MIT', 'skills: Go']);
});

test('Where headings are in capitals, a skill called Leadership is none', (t) => {
  t.deepEqual(outline([heading('EXPERIENCE'), plainLine('Acme'), heading('SKILLS'), plainLine('Leadership'), plainLine('Languages')]), ['experience: Acme', 'skills: Leadership / Languages']);
});

test('Where headings have a level, deeper ones stay in their section, but for lists of skills', (t) => {
  const lines = [heading('Experience', { headingLevel: 2 }), heading('Volunteer', { headingLevel: 3 }), plainLine('a'), heading('Education', { headingLevel: 2 }), plainLine('b'), heading('Tools', { headingLevel: 3 }), plainLine('c')];
  t.deepEqual(outline(lines), ['experience: Volunteer / a', 'education: b', 'skills: c']);
});

test('A heading nobody foresaw ends a section when it is set as the others are', (t) => {
  const set = { look: 'Bold/17', size: 1.7 };
  t.deepEqual(outline([heading('EXPERIENCE', set), plainLine('Acme'), plainLine('built a thing that works and sold it to many people who liked it'), heading('A DAY AT SEA', set), plainLine('Sleep'), heading('SKILLS', set), plainLine('Go')]), ['experience: Acme / built a thing that works and sold it to many people who liked it', 'other: Sleep', 'skills: Go']);
});

test('An employer set as the headings are is none: a date stands with it', (t) => {
  const set = { look: 'Bold/11' };
  t.deepEqual(outline([heading('EXPERIENCE', set), plainLine('a'), heading('ACME CORP', set), plainLine('Engineer\t2019 - 2021'), heading('SKILLS', set), plainLine('Go')]), ['experience: a / ACME CORP / Engineer\t2019 - 2021', 'skills: Go']);
});

test('What follows the name is about the person, also behind a side column', (t) => {
  t.deepEqual(outline([heading('SKILLS'), plainLine('Go'), plainLine('Jane Doe'), plainLine('Engineer'), heading('EXPERIENCE'), plainLine('Acme')], 2), ['skills: Go', 'top: Jane Doe / Engineer', 'experience: Acme']);
});

test('A heading beside its text or in front of it gets a line of its own', (t) => {
  t.deepEqual(outline([plainLine('Jane'), heading('SKILLS\tGo, SQL'), heading('EDUCATION\tMIT')]), ['top: Jane', 'skills: Go, SQL', 'education: MIT']);
  t.deepEqual(outline([plainLine('Jane'), heading('Skills: Go, SQL')]), ['top: Jane', 'skills: Go, SQL']);
});

test('A label within a list of skills stays there', (t) => {
  t.deepEqual(outline([heading('Skills'), plainLine('Languages: Go'), plainLine('Tools: Git')]), ['skills: Languages: Go / Tools: Git']);
});

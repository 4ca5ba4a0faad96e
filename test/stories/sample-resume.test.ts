import { readFileSync } from 'node:fs';
import test from 'ava';
import { readPdf } from '../../core/profile/read-pdf.ts';
import { defaultResumeLimits } from '../../core/profile/resume-limits.ts';
import { makeResume } from '../support/make-resume.ts';

const markdown = readFileSync('core/sample/resume.md', 'utf8');

async function wordsOf(pdf: Uint8Array): Promise<{ readonly words: string; readonly pages: number }> {
  const pages = await readPdf(pdf, defaultResumeLimits);
  return { words: pages.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(' ').replaceAll(/[•\s]+/g, ''), pages: pages.length };
}

test('the sample’s résumé as PDF says what its Markdown says, on two pages', async (t) => {
  const { words, pages } = await wordsOf(new Uint8Array(readFileSync('core/sample/resume.pdf')));
  t.is(words, markdown.replaceAll(/^(?:#{1,3}|-) /gm, '').replaceAll(/\s+/g, ''), 'make it again: node test/support/make-resume.ts core/sample/resume.md core/sample/resume.pdf');
  t.is(pages, 2);
});

test('the same Markdown gives the same PDF', async (t) => {
  t.deepEqual(await makeResume(markdown), await makeResume(markdown));
});

test('its achievements have numbers: nobody is impressed by “improved performance”', (t) => {
  const achievements = markdown.slice(markdown.indexOf('## Experience'), markdown.indexOf('## Skills')).match(/^- .+$/gm) ?? [];
  t.is(achievements.length, 15);
  for (const achievement of achievements) t.regex(achievement, /\d|two|four|six|nine/);
});

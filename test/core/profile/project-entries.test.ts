import test from 'ava';
import { projectsIn } from '../../../core/profile/project-entries.ts';
import { linesOfPlainText } from '../../../core/profile/read-plain-text.ts';
import { writeResumeText } from '../../../core/profile/resume-text.ts';

const table: readonly (readonly [layout: string, text: string, expected: readonly (readonly [name: string, highlights: number])[]])[] = [
  ['a name with its date, bullets below', 'OpenResume\tSpring 2023\n• Created it.\n• Launched it.', [['OpenResume', 2]]],
  ['name, tools and date', 'Gitlytics | Python, Flask\tJune 2020 – Present\n• Built it.\nPaintball | Java\tMay 2018 – May 2020\n• Made it.', [['Gitlytics', 1], ['Paintball', 1]]],
  ['only bullets', '• Drossel - a small rate limiter\n• Zettelkasten: notes that link to each other', [['Drossel', 1], ['Zettelkasten', 1]]],
  ['a name and a sentence', 'Bike counter — Raspberry Pi\nCounts the bikes that pass the bridge and publishes them.', [['Bike counter', 1]]],
  ['a client between name and text', 'Project 1\nFunding agency\n• Details', [['Project 1', 1]]],
];

for (const [layout, text, expected] of table) {
  test(`Projects are told apart: ${layout}`, (t) => {
    const { rawText, lines } = writeResumeText(linesOfPlainText(text));
    t.deepEqual(
      projectsIn(rawText, lines).map(({ name, highlights }) => [name.value, highlights.length]),
      expected as unknown as (string | number)[][],
    );
  });
}

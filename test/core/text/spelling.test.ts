import test from 'ava';
import { spelling } from '../../../core/text/spelling.ts';

const spellings: readonly [slug: string, text: string, expected: string][] = [
  ['idealistconsulting', 'At Idealist Consulting, we help. Idealist Consulting was founded.', 'Idealist Consulting'],
  ['openai', 'OpenAI is hiring', 'OpenAI'],
  ['HighlightTA', 'ABOUT HIGHLIGHTTA\nHighlightTA is small.', 'HighlightTA'],
  ['highlightta', 'ABOUT HIGHLIGHTTA', 'HIGHLIGHTTA'],
  ['appen-2', 'Appen has data.', 'Appen'],
  ['notionhq', 'We are Notion.', 'Notion'],
  ['johnson%26johnson', "Johnson & Johnson's people", 'Johnson & Johnson'],
  ['acme', "Acme's people. ACME", 'Acme'],
  ['citymapper', 'city mapper', 'Citymapper'],
  ['tidewater', 'The tide. Water is wet.', 'Tidewater'],
  ['acme-robotics-2', '', 'Acme Robotics'],
  ['HighlightTA', '', 'HighlightTA'],
  ['100%zz', '', '100%zz'],
  ['', 'Anything', ''],
  ['muller', 'Müller baut.', 'Müller'],
];
for (const [slug, text, expected] of spellings) {
  test(`"${slug}" is "${expected}" in "${text.replaceAll('\n', ' / ')}"`, (t) => t.is(spelling(slug, text), expected));
}

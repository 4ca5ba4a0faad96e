import test from 'ava';
import { linesOfMarkdown } from '../../../core/profile/read-markdown.ts';

test('Headings keep their level, both ways of writing them', (t) => {
  t.deepEqual(linesOfMarkdown('# Jane\n\nSkills\n------\n\n### Acme').map(({ text, headingLevel }) => [text, headingLevel]), [['Jane', 1], ['Skills', 2], ['Acme', 3]]);
});

test('Links are kept with the words they stand behind', (t) => {
  const [line] = linesOfMarkdown('See [my *page*](https://a.example/x_(y)_z) and [mail](mailto:a@b.example)');
  t.is(line?.text, 'See my page and mail (a@b.example)'.replace(' (a@b.example)', ''));
  t.deepEqual(line?.links.map(({ start, end, url }) => [line.text.slice(start, end), url]).at(-1), ['mail', 'mailto:a@b.example']);
});

test('A line that ends hard does not go on', (t) => {
  t.deepEqual(linesOfMarkdown('Software engineer in a team of many people who build things  \nfor others').map(({ text }) => text), ['Software engineer in a team of many people who build things', 'for others']);
  t.deepEqual(linesOfMarkdown('**Engineer**<br/>Acme').map(({ text }) => text), ['Engineer', 'Acme']);
});

test('The values of front matter stay, its fences and what only a site needs go', (t) => {
  t.deepEqual(linesOfMarkdown('---\nlayout: page\nname: Jane Doe\n---\n\nText').map(({ text }) => text), ['name: Jane Doe', 'Text']);
});

test('List items are bullets, also those of nested lists', (t) => {
  t.deepEqual(linesOfMarkdown('- a\n  - b\n* c').map(({ text, bullet }) => [text, bullet]), [['a', true], ['b', true], ['c', true]]);
});

import test from 'ava';
import { jobPostingsIn, listedAddresses, organisationIn, structuredData } from '../../../../plugins/venues/url/structured-data.ts';

const script = (json: string, type = 'application/ld+json') => `<script type="${type}">${json}</script>`;
const titles = (html: string) => jobPostingsIn(structuredData(html)).map(({ title }) => title);

const pages: readonly [string, string, readonly string[]][] = [
  ['an object', script('{"@type":"JobPosting","title":"A"}'), ['A']],
  ['a list', script('[{"@type":"JobPosting","title":"A"},{"@type":"JobPosting","title":"B"}]'), ['A', 'B']],
  ['a graph', script('{"@graph":[{"@type":"WebPage"},{"@type":"JobPosting","title":"A"}]}'), ['A']],
  ['several types', script('{"@type":["Thing","JobPosting"],"title":"A"}'), ['A']],
  ['a type with its address', script('{"@type":"https://schema.org/JobPosting","title":"A"}'), ['A']],
  ['two scripts, the first broken', script('{"@type":') + script('{"@type":"JobPosting","title":"A"}'), ['A']],
  ['an attribute without quotes, in capitals', '<SCRIPT TYPE=application/ld+json>{"@type":"JobPosting","title":"A"}</SCRIPT>', ['A']],
  ['a comment around the data', script('<!-- {"@type":"JobPosting","title":"A"} -->'), ['A']],
  ['a script inside a script', script('{"@type":"JobPosting","title":"A<script>"}'), ['A<script>']],
  ['a posting without a title', script('{"@type":"JobPosting"}'), []],
  ['another script', script('{"@type":"JobPosting","title":"A"}', 'application/json'), []],
  ['a script that never ends', '<script type="application/ld+json">{"@type":"JobPosting","title":"A"}', []],
  ['letters that grow when they are made small', `İİİİ${script('{"@type":"JobPosting","title":"A"}')}`, ['A']],
];
for (const [what, html, expected] of pages) {
  test(`data for machines: ${what}`, (t) => t.deepEqual(titles(html), [...expected]));
}

test('a hundred thousand scripts without an end, and data nested without end, are read in one pass', (t) => {
  t.deepEqual(titles('<script type="application/ld+json">'.repeat(100_000)), []);
  t.deepEqual(titles('<script '.repeat(100_000)), []);
  t.deepEqual(titles(script(`${'{"a":'.repeat(2000)}{"@type":"JobPosting","title":"A"}${'}'.repeat(2000)}`)), []);
});

test('lists name their entries, and pages their organisation', (t) => {
  const nodes = structuredData(script('{"@type":"ItemList","itemListElement":[{"@type":"ListItem","url":"/a"},{"@type":"ListItem","item":"/b"},{"@type":"ListItem","item":{"url":"/c"}},{"@type":"ListItem"}]}') + script('{"@type":"Organization","name":" Tide  water "}'));
  t.deepEqual(listedAddresses(nodes), ['/a', '/b', '/c', '']);
  t.is(organisationIn(nodes), 'Tide water');
});

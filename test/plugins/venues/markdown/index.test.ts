import test from 'ava';
import markdown from '../../../../plugins/venues/markdown/index.ts';
import { onSharedData } from '../../../support/shared-data.ts';
import { discover, folderOnDisk, folderSource, textSource, venueOf } from '../../../support/venue.ts';

const note = '---\ntitle: "Tidewater Systems"\nwebsite: https://tidewater.example\nregion: europe\nupdatedAt: 2026-07-01\ntechnologies:\n  - go\n---\n\n## Blurb\n\nWe **plan** berths.\n';

async function read(text: string, uri = 'file:///notes/tide-water.md') {
  const { candidates } = await discover(venueOf(markdown), textSource(text, { uri }));
  return candidates[0];
}

test('a note becomes a candidate, its words kept as they are written', async (t) => {
  const candidate = await read(note);
  t.like(candidate, { company: 'Tidewater Systems', website: 'https://tidewater.example', location: 'europe', postedAt: '2026-07-01' });
  t.like(candidate?.documents[0], { kind: 'page', uri: 'file:///notes/tide-water.md', title: 'Tidewater Systems', text: '## Blurb\n\nWe **plan** berths.' });
  t.true(note.includes(candidate?.documents[0]?.text ?? 'nothing'));
});

test('a folder gives a candidate for each note, and none for what stands beside them', async (t) => {
  const { candidates } = await discover(venueOf(markdown), folderSource({ 'b.md': note, 'a.markdown': '# Anchor\n\nRope.', 'README.md': '# Notes', 'LICENSE.md': 'MIT', 'list.txt': 'x' }));
  t.deepEqual(candidates.map(({ company }) => company).sort(), ['Anchor', 'Tidewater Systems']);
});

const names: readonly [string, string, string][] = [
  ['the heading, when there is no front matter', '# **Anchor** [Works](https://a.example)\n\nRope.', 'Anchor Works'],
  ['the file, when there is neither', 'Rope.', 'Tide Water'],
  ['other names of the field', '---\nCompany: Anchor\n---\nRope.', 'Anchor'],
  ['a field after a line that is not YAML', '---\nbad: [\ntitle: Anchor\n---\n# Heading\nRope.', 'Anchor'],
  ['the heading, when the title is a list', '---\ntitle: [a, b]\n---\n# Anchor', 'Anchor'],
  ['the first of two titles', '---\ntitle: Anchor\ntitle: Buoy\n---\nRope.', 'Anchor'],
  ['a title with Windows line ends', '---\r\ntitle: Anchor\r\n---\r\nRope.', 'Anchor'],
  ['a title that looks like a number', '---\ntitle: 37\n---\nRope.', '37'],
  ['the heading, when the rule of three dashes stands later', '# Anchor\n---\ntitle: Buoy\n---', 'Anchor'],
];
for (const [where, text, company] of names) {
  test(`the company is named by ${where}`, async (t) => t.is((await read(text))?.company, company));
}

for (const [fields, location] of [
  ['region: worldwide\nremote_policy: fully-remote', 'worldwide (remote)'],
  ['region: europe\nremote_policy: hybrid', 'europe'],
  ['remote_policy: remote-first', 'Remote'],
  ['city: Leeds', 'Leeds'],
] as const) {
  test(`the place of a note with ${fields.replace('\n', ', ')} is ${location}`, async (t) => t.is((await read(`---\ntitle: A\n${fields}\n---\nRope.`))?.location, location));
}

test('front matter that never ends, or is empty, leaves the words', async (t) => {
  t.regex((await read('---\ntitle: Anchor\nRope.'))?.documents[0]?.text ?? '', /Rope/);
  t.is((await read('---\n---\nRope.'))?.documents[0]?.text, 'Rope.');
});

test('an alias bomb in front matter costs nothing and names nothing', async (t) => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 20 }, (_, level) => `k${level}: &n${level} [${Array(9).fill(level === 0 ? '*a' : `*n${level - 1}`).join(', ')}]`), 'title: *n19'].join('\n');
  t.is((await read(`---\n${bomb}\n---\n# Anchor`))?.company, 'Anchor');
});

test('an address in front matter is the user’s own entry, as one in a table is', async (t) => {
  const candidate = await read('---\ntitle: Anchor\nemail: mara@anchor.example\ncontact: Mara Lind\n---\nRope.');
  t.like(candidate, { email: 'mara@anchor.example', person: 'Mara Lind', provenance: { how: 'imported', uri: 'file:///notes/tide-water.md' } });
});

test('a folder without notes is refused with help', async (t) => {
  await t.throwsAsync(discover(venueOf(markdown), folderSource({ 'list.txt': 'x' })), { message: /no Markdown notes/ });
});

onSharedData('companies', 'all real notes are read, each with company, website and words found in its file', async (t, path) => {
  const folder = folderOnDisk(path);
  const files = new Map<string, string>();
  for await (const file of folder.files('.md')) files.set(file.uri, await file.text());
  const { candidates, skipped } = await discover(venueOf(markdown), folder);
  t.is(candidates.length, files.size);
  t.true(candidates.length > 400);
  t.deepEqual(skipped, []);
  for (const { company, website, documents } of candidates) {
    t.not(company, '');
    t.regex(website ?? '', /^https?:/, company);
    t.true((documents[0]?.text.length ?? 0) > 50, company);
    t.true(files.get(documents[0]?.uri ?? '')?.includes(documents[0]?.text ?? '') ?? false, company);
  }
});

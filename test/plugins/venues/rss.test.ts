import test from 'ava';
import rss from '../../../plugins/venues/rss.ts';
import { discover, textSource, venueOf } from '../../support/venue.ts';

const rssFeed = (items: string, title = 'Remote jobs of the week') => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>https://board.example/</link>${items}</channel></rss>`;

const item = (title: string, more = '') => `<item><title>${title}</title><link>https://board.example/1</link><pubDate>Tue, 28 Jul 2026 10:00:00 +0000</pubDate>
<description>&lt;p&gt;We plan &amp;lt;berths&amp;gt;. &lt;a href="https://tidewater.example/jobs"&gt;More&lt;/a&gt;&lt;/p&gt;</description>${more}</item>`;

async function read(text: string, uri = 'https://board.example/feed') {
  return discover(venueOf(rss), textSource(text, { uri }));
}

test('an RSS item becomes a candidate: company, role, day, address and text', async (t) => {
  const { candidates } = await read(rssFeed(item('Tidewater: Backend Engineer &amp;amp; Operator')));
  t.like(candidates[0], { company: 'Tidewater', role: 'Backend Engineer & Operator', website: 'https://tidewater.example', postedAt: '2026-07-28T10:00:00.000Z' });
  t.like(candidates[0]?.documents[0], { kind: 'posting', uri: 'https://board.example/1', text: 'We plan <berths>. More' });
});

test('the full text of an item is taken before its summary', async (t) => {
  const { candidates } = await read(rssFeed(item('Tidewater: Engineer', '<content:encoded><![CDATA[<p>In <b>full</b>.</p><script>no()</script>]]></content:encoded>')));
  t.is(candidates[0]?.documents[0]?.text, 'In full.');
});

test('an Atom entry becomes a candidate', async (t) => {
  const { candidates } = await read(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs at Tidewater</title><entry><id>1</id><title type="html">Backend &amp;amp; Platform Engineer</title>
    <link rel="self" href="https://board.example/1.atom"/><link rel="alternate" href="/postings/1"/><updated>2026-07-01T00:00:00Z</updated><content type="html">&lt;p&gt;We plan.&lt;/p&gt;</content></entry></feed>`);
  t.like(candidates[0], { company: 'Tidewater', role: 'Backend & Platform Engineer', postedAt: '2026-07-01T00:00:00.000Z' });
  t.like(candidates[0]?.documents[0], { uri: 'https://board.example/postings/1', text: 'We plan.' });
});

test('a JSON Feed is read too', async (t) => {
  const { candidates } = await read(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Board', items: [{ id: '1', url: 'https://board.example/1', title: 'Engineer at Tidewater', content_html: '<p>We plan.</p>' }] }));
  t.like(candidates[0], { company: 'Tidewater', role: 'Engineer' });
});

const titles: readonly [title: string, company: string, role: string, feed?: string][] = [
  ['Tidewater: Backend Engineer', 'Tidewater', 'Backend Engineer'],
  ['Backend Engineer at Tidewater', 'Tidewater', 'Backend Engineer'],
  ['Backend Engineer @ Tidewater (Remote, EU)', 'Tidewater', 'Backend Engineer'],
  ['Tidewater is hiring a Backend Engineer', 'Tidewater', 'Backend Engineer'],
  ['Tidewater hiring: Backend Engineer', 'Tidewater', 'Backend Engineer'],
  ['Backend Engineer', 'Tidewater', 'Backend Engineer', 'Jobs at Tidewater'],
  ['Hiring: Backend Engineer', 'Tidewater', 'Backend Engineer', 'Tidewater – Careers'],
  ['Backend Engineer', 'Tidewater', 'Backend Engineer', 'Tidewater open positions'],
  ['Backend Engineer', '', 'Backend Engineer', 'Remote jobs of the week'],
];
for (const [title, company, role, feed] of titles) {
  test(`"${title}"${feed === undefined ? '' : ` in "${feed}"`} is ${role} at ${company === '' ? 'nobody named' : company}`, async (t) => {
    const { candidates } = await read(rssFeed(item(title), feed));
    t.like(candidates[0], { company, role });
  });
}

test('an item that says nothing is skipped, and a link that is no web address is not passed on', async (t) => {
  const { candidates, skipped } = await read(rssFeed('<item><link>https://board.example/1</link></item><item><title>A: B</title><link>javascript:alert(1)</link><description>C</description></item>'));
  t.deepEqual(skipped, [{ where: 'entry 1', reason: 'it has neither a title nor a text' }]);
  t.is(candidates[0]?.documents[0]?.uri, 'https://board.example/feed#1');
});

test('entities that a feed declares itself are not expanded', async (t) => {
  const bomb = `<!DOCTYPE l [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`;
  const { candidates } = await read(rssFeed('<item><title>A: &c;</title><description>&c;</description></item>').replace('?>', `?>${bomb}`));
  t.true((candidates[0]?.documents[0]?.text.length ?? 0) < 100);
});

for (const [text, message] of [
  ['<!doctype html><html><body>Jobs</body></html>', /is not an RSS or Atom feed; it looks like a web page/],
  ['', /is not an RSS or Atom feed\./],
  ['{"jobs": []}', /is not an RSS or Atom feed\./],
] as const) {
  test(`no feed: "${text}" is refused`, async (t) => {
    await t.throwsAsync(read(text), { message });
  });
}

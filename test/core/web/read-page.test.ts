import test from 'ava';
import { readPage } from '../../../core/web/read-page.ts';

function read(text: string, contentType = 'text/html', url = 'https://example.org/jobs/') {
  return readPage({ url: new URL(url), contentType, text, fetchedAt: '2026-03-02T09:00:00.000Z' });
}

const links: readonly (readonly [href: string, url: string | undefined])[] = [
  ['a', 'https://example.org/jobs/a'],
  ['/a?x=1&amp;y=2#top', 'https://example.org/a?x=1&y=2'],
  ['../', 'https://example.org/'],
  ['//example.net/a', 'https://example.net/a'],
  [' HTTPS://Example.NET/a ', 'https://example.net/a'],
  ['', 'https://example.org/jobs/'],
  ['mailto:jane@example.org', 'mailto:jane@example.org'],
  ['https://jane:secret@example.net/', 'https://example.net/'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['file:///etc/passwd', undefined],
  ['tel:123', undefined],
  ['http://[::1', undefined],
];

for (const [href, url] of links) {
  test(`a link to ${JSON.stringify(href)} leads to ${url ?? 'nowhere'}`, (t) => {
    t.deepEqual(read(`<a href="${href}">there</a>`).links, url === undefined ? [] : [{ url, text: 'there' }]);
  });
}

test('links are relative to what the page says, if that is a web address', (t) => {
  t.is(read('<base href="/en/"><base href="/de/"><a href="a">a</a>').links[0]?.url, 'https://example.org/en/a');
  t.is(read('<base href="javascript:x"><a href="a">a</a>').links[0]?.url, 'https://example.org/jobs/a');
});

test('an address is listed once, under its first words; links that nobody sees or that have no words are not', (t) => {
  t.deepEqual(read('<a href="/a">one</a><a href="/a#x">two</a><a href="/b" hidden>trap</a><div style="display:none"><a href="/c">trap</a></div><a href="/d"><img></a>').links, [
    { url: 'https://example.org/a', text: 'one' },
  ]);
});

test('what is not HTML keeps its characters, all but those that nobody sees', (t) => {
  const feed = '<?xml version="1.0"?><rss><title>a\u200Bb</title></rss>';
  t.like(read(feed, 'application/rss+xml'), { title: '', text: feed.replace('\u200B', ''), html: feed, links: [] });
  t.is(read('a <b>\n c', 'text/plain').text, 'a <b>\n c');
});

test('a text without a type is HTML when it begins like it', (t) => {
  t.is(read(' <!doctype html><p>a &amp; b', '').text, 'a & b');
  t.is(read('a &amp; b', '').text, 'a &amp; b');
  t.is(read('<?xml version="1.0"?><a/>', '').text, '<?xml version="1.0"?><a/>');
});

import test from 'ava';
import { postingLinks } from '../../../../plugins/venues/url/posting-links.ts';

const links = (...urls: readonly string[]) => postingLinks({ url: 'https://board.example/jobs', links: urls.map((url) => ({ url, text: 'x' })) }, []);

const followed: readonly [string, boolean][] = [
  ['https://board.example/jobs/backend-engineer', true],
  ['https://board.example/careers/2026/engineer?lang=en', true],
  ['https://board.example/jobs/', false],
  ['https://board.example/jobs', false],
  ['https://board.example/about', false],
  ['https://board.example/jobs/form.pdf', false],
  ['https://elsewhere.example/jobs/engineer', false],
  ['http://board.example/jobs/engineer', false],
  ['mailto:jobs@board.example', false],
];
for (const [url, expected] of followed) {
  test(`${url} is ${expected ? '' : 'not '}followed from a board`, (t) => {
    t.is(links('https://board.example/jobs/one', 'https://board.example/jobs/two', url).includes(url), expected);
  });
}

test('one link to a job makes no board', (t) => {
  t.deepEqual(links('https://board.example/jobs/one', 'https://board.example/jobs/one#apply'), []);
});

test('a list for machines goes before links, resolved against the page', (t) => {
  const page = { url: 'https://board.example/jobs', links: [{ url: 'https://board.example/jobs/one', text: 'x' }, { url: 'https://board.example/jobs/two', text: 'x' }] };
  t.deepEqual(postingLinks(page, [{ '@type': 'ListItem', url: '/p/1' }, { '@type': 'ListItem', url: 'https://elsewhere.example/2' }]), ['https://board.example/p/1']);
});

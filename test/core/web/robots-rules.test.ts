import test from 'ava';
import { readRobots } from '../../../core/web/robots-rules.ts';

const origin = 'https://example.org';
const token = 'OutreachAgent';

/** What a file allows, path by path; `+` before a path that may be read, `-` before one that may not. */
const files: readonly (readonly [title: string, file: string, paths: readonly string[]])[] = [
  ['an empty file allows everything', '', ['+/', '+/jobs']],
  ['a page served in its place allows everything', '<!doctype html><title>Not found</title>', ['+/', '+/jobs']],
  ['rules for everyone hold', 'User-agent: *\nDisallow: /private', ['+/', '+/jobs', '-/private', '-/private/x', '-/privateer']],
  ['rules for us replace those for everyone', 'User-agent: *\nDisallow: /\n\nUser-agent: OutreachAgent\nDisallow: /x', ['+/', '+/jobs', '-/x']],
  ['rules for others do not hold', 'User-agent: Googlebot\nDisallow: /\n\nUser-agent: GPTBot\nUser-agent: CCBot\nDisallow: /jobs', ['+/', '+/jobs']],
  ['a group may name several programs', 'User-agent: Googlebot\nUser-agent: outreachagent/2.0\nUser-agent: CCBot\nDisallow: /jobs', ['+/', '-/jobs']],
  ['a group for others after ours is not ours', 'User-agent: OutreachAgent\nDisallow: /a\nUser-agent: Googlebot\nDisallow: /b', ['-/a', '+/b']],
  ['a name that only begins like ours is not ours', 'User-agent: OutreachAgentX\nDisallow: /', ['+/']],
  ['the longest rule decides', 'User-agent: *\nDisallow: /\nAllow: /jobs', ['-/', '+/jobs', '-/private']],
  ['an empty rule forbids nothing', 'User-agent: *\nDisallow:', ['+/']],
  ['patterns are understood', 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /a/*/b', ['-/x.pdf', '+/x.pdf?y', '-/a/1/b', '+/a/b']],
  ['spelling does not matter, comments and marks neither', '\uFEFF# hello\r\nUSER-AGENT : *  # all\r\n  disallow:/x # no\r\n', ['-/x', '+/']],
  ['sitemaps and unknown lines are passed over', 'Sitemap: https://example.org/s.xml\nUser-agent: *\nNoindex: /y\nDisallow: /x\nHost: example.org', ['-/x', '+/y']],
];

for (const [title, file, paths] of files) {
  test(title, (t) => {
    const rules = readRobots(origin, file, token);
    for (const path of paths) t.is(rules?.allows(new URL(path.slice(1), origin)), path.startsWith('+'), path);
  });
}

test('the pause that a site asks for is read where it is a number', (t) => {
  t.is(readRobots(origin, 'User-agent: *\nCrawl-delay: 2.5', token)?.pause, 2_500);
  t.is(readRobots(origin, 'User-agent: *\nCrawl-delay: 2\n\nUser-agent: OutreachAgent\nCrawl-delay: 7', token)?.pause, 7_000);
  for (const value of ['soon', '-3', '0', '']) t.is(readRobots(origin, `User-agent: *\nCrawl-delay: ${value}`, token)?.pause, undefined);
});

test('files made to hurt cost neither gigabytes nor minutes', (t) => {
  const long = new URL(`/${'a'.repeat(2_000)}`, origin);
  const agents = Array.from({ length: 15_000 }, (_, index) => `User-agent: x${index}\n`).join('');
  t.true(readRobots(origin, `${agents}${'Disallow: /a\n'.repeat(20_000)}`, token)?.allows(long));
  t.false(readRobots(origin, `${'User-agent: *\n'.repeat(15_000)}${'Disallow: /a\n'.repeat(200)}`, token)?.allows(long));
  t.true(readRobots(origin, `User-agent: *\nDisallow: /${'*'.repeat(500_000)}b`, token)?.allows(long));
  t.is(readRobots(origin, `User-agent: *\n${`Disallow: /${'*a'.repeat(100)}b\n`.repeat(2_400)}`, token), undefined);
  t.is(readRobots(origin, `User-agent: *\nDisallow: /${'*a'.repeat(250_000)}b`, token), undefined);
});

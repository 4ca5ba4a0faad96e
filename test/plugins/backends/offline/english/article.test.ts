import test from 'ava';
import { article } from '../../../../../plugins/backends/offline/english/article.ts';

const spoken: readonly (readonly [string, 'a' | 'an'])[] = [
  ['engineer', 'an'],
  ['software engineer', 'a'],
  ['user researcher', 'a'],
  ['university', 'a'],
  ['unusual job', 'an'],
  ['hour', 'an'],
  ['honest answer', 'an'],
  ['one-page summary', 'a'],
  ['SRE', 'an'],
  ['QA engineer', 'a'],
  ['UX designer', 'a'],
  ['ML engineer', 'an'],
  ['SaaS company', 'a'],
  ['8-bed ward', 'an'],
  ['32-bed ward', 'a'],
  ['18 month plan', 'an'],
];

for (const [words, expected] of spoken) {
  test(`a letter says "${expected} ${words}"`, (t) => t.is(article(words), expected));
}

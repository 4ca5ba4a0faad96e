import test from 'ava';
import { withArticle } from '../../../../../plugins/backends/offline/english/with-article.ts';

const objects: readonly (readonly [string, string])[] = [
  ['checkout flow for mobile', 'the checkout flow for mobile'],
  ['payment service', 'the payment service'],
  ['team of 8 nurses', 'a team of 8 nurses'],
  ['17 minute film for schools', 'a 17 minute film for schools'],
  ['with cross-functional team to ship', 'with a cross-functional team to ship'],
  ['Kubernetes cluster in two regions', 'the Kubernetes cluster in two regions'],
  ['a search bar', 'a search bar'],
  ['our migration', 'our migration'],
  ['clean code that lasts', 'clean code that lasts'],
  ['tests for three teams', 'tests for three teams'],
  ['PostgreSQL to Aurora', 'PostgreSQL to Aurora'],
  ['user retention by 15%', 'user retention by 15%'],
  ['$2M in grants', '$2M in grants'],
  ['how teams plan', 'how teams plan'],
];

for (const [written, said] of objects) {
  test(`after a verb, "${written}" is said as "${said}"`, (t) => t.is(withArticle(written), said));
}

import test from 'ava';
import { stem, tokens } from '../../../core/grounding/tokens.ts';

const table: readonly (readonly [text: string, expected: string])[] = [
  ['I have 8 years.', 'I|have|8|years|.'],
  ['$1,200.50 and 99.95%', '$|1,200.50|and|99.95|%'],
  ['a 40-person team', 'a|40|-|person|team'],
  ['Node.js, C++ and C#', 'Node.js|,|C++|and|C#'],
  ["I've met Acme's CTO", "I've|met|Acme's|CTO"],
  ['AT&T in the U.S. today', 'AT&T|in|the|U.S|.|today'],
  ['see https://a.example/x?y=1, or mail a.b@c.example.', 'see|https://a.example/x?y=1|,|or|mail|a.b@c.example|.'],
  ['on acme.dev/jobs now', 'on|acme.dev/jobs|now'],
  ['k8s and S3', 'k8s|and|S3'],
];

for (const [text, expected] of table) {
  test(`${text} is ${expected}`, (t) => {
    t.is(tokens(text).map((token) => token.text).join('|'), expected);
  });
}

test('a token knows what stands before it', (t) => {
  const [, comma, second, third] = tokens('one, two\n\nthree');
  t.like(comma, { spaced: false, lines: 0, kind: 'mark' });
  t.like(second, { spaced: true, lines: 0, kind: 'word' });
  t.like(third, { spaced: true, lines: 2 });
});

test('offsets are those of the text', (t) => {
  const text = 'Hi Maya,\nsee www.a.example!';
  for (const token of tokens(text)) t.is(text.slice(token.start, token.end), token.text);
});

test('forms of one word have one stem', (t) => {
  for (const [one, other] of [['services', 'service'], ['companies', 'company'], ['boxes', 'box'], ["team's", 'team'], ['releases', 'release']] as const) t.is(stem(one), stem(other));
  t.not(stem('business'), 'busines');
});

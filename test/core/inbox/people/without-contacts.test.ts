import test from 'ava';
import { withoutContacts } from '../../../../core/inbox/people/without-contacts.ts';

const cases: readonly (readonly [string, string])[] = [
  ['Write to Ole Berg <ole.berg+jobs@acme.example> instead.', 'Write to Ole Berg <[address]> instead.'],
  ['Call +49 (0)30 1234-5678 on Tuesday at 10.30.', 'Call [number] on Tuesday at 10.30.'],
  ['See https://acme.example/jobs?token=abc and www.acme.example.', 'See [link] and [link]'],
  ['We have 12 people, since 2019, until 24.12.', 'We have 12 people, since 2019, until 24.12.'],
  ['Ring 555 123 4567', 'Ring [number]'],
  ['', ''],
];
for (const [text, without] of cases) test(`“${text}” is told without what leads to people`, (t) => t.is(withoutContacts(text), without));

test('a long hostile text costs no time', (t) => {
  const begun = performance.now();
  for (const piece of ['1 ', 'a@', '@a', 'http', '1-', 'www.', '+1(']) withoutContacts(piece.repeat(50_000));
  t.true(performance.now() - begun < 2_000);
});

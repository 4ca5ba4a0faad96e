import test from 'ava';
import { draftSentences } from '../../../core/grounding/draft-sentences.ts';
import { tokens } from '../../../core/grounding/tokens.ts';

const table: readonly (readonly [text: string, ...sentences: readonly string[]])[] = [
  ['Hi Maya,\n\nYou run Go. I do too!', 'Hi Maya ,', 'You run Go .', 'I do too !'],
  ['This line was wrapped at some width by a mail\nprogram, and goes on.', 'This line was wrapped at some width by a mail program , and goes on .'],
  ['Best regards,\nSam Rivera', 'Best regards ,', 'Sam Rivera'],
  ['What I bring:\n- Go\n- Rust', 'What I bring :', '- Go', '- Rust'],
  ['I met Dr. Novak at Foo Inc. in May.', 'I met Dr . Novak at Foo Inc . in May .'],
  ['It grew (a lot.) Then it stopped.', 'It grew ( a lot . )', 'Then it stopped .'],
  ['It runs v1.2 e.g. here.', 'It runs v1 . 2 e.g . here .'],
];

for (const [text, ...sentences] of table) {
  test(`${JSON.stringify(text)} has ${sentences.length} sentences`, (t) => {
    const list = tokens(text);
    t.deepEqual(draftSentences(list).map(({ from, to }) => list.slice(from, to).map((token) => token.text).join(' ')), [...sentences]);
  });
}

test('an empty text has none', (t) => {
  t.deepEqual(draftSentences([]), []);
});

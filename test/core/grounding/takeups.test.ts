import test from 'ava';
import { gapTakeup, isEcho, pronounTakeup } from '../../../core/grounding/takeups.ts';
import { tokens } from '../../../core/grounding/tokens.ts';

/** The words claimed by the "I" of a text, and the words that claim them. */
function takenUp(text: string): string | null {
  const list = tokens(text);
  const at = list.findIndex((token) => token.text === 'I');
  const takeup = gapTakeup(list, at, 0, 0, list.length) ?? pronounTakeup(list, at, 0, list.length, { from: 0, to: 0 });
  const words = (from: number, to: number) => list.slice(from, to).map((token) => token.text).join(' ');
  return takeup === null ? null : `${words(takeup.from, takeup.to)} < ${takeup.by === null ? '' : words(takeup.by.from, takeup.by.to)}`;
}

const table: readonly (readonly [text: string, expected: string | null])[] = [
  ['You run Foo, and I have used it for years', 'You run Foo , and < I have used it'],
  ['You ask for Foo, which I know well', 'ask for Foo < which I know well'],
  ['the Foo operator I wrote', 'the Foo operator < '],
  ['You run Foo and I read it', null],
  ['I know that you run Foo', null],
];

for (const [text, expected] of table) {
  test(`in "${text}" is claimed: ${expected ?? 'nothing'}`, (t) => {
    const found = takenUp(text);
    if (expected === null) t.is(found, null);
    else t.true(found?.endsWith(expected.slice(expected.indexOf('Foo'))), `${found}`);
  });
}

test('"as do I" and its like claim what was said before', (t) => {
  for (const words of ['as do I', 'so have I', 'just as I do', 'like me']) t.true(isEcho(tokens(words), 0), words);
  for (const words of ['as you do', 'so I went', 'like a team']) t.false(isEcho(tokens(words), 0), words);
});

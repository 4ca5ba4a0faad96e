import test from 'ava';
import { plainLine } from '../../../cli/host/plain-line.ts';

const lines: readonly (readonly [text: string, line: string])[] = [
  ['Acme GmbH – Zürich 😀', 'Acme GmbH – Zürich 😀'],
  ['a\r\nb\tc\u2028d', 'a b c d'],
  ['\u001b[31mred\u001b[0m \u001b]0;title\u0007x', 'red x'],
  ['a\u0008\u0007\u0000b\u009b2Jc', 'abc'],
  ['\u202Eevil\u202C', 'evil'],
];

for (const [text, line] of lines) {
  test(`${JSON.stringify(text)} is printed as ${JSON.stringify(line)}`, (t) => {
    t.is(plainLine(text), line);
  });
}

import test from 'ava';
import { fromMarkdown } from '../../../core/text/from-markdown.ts';

const table: readonly (readonly [says: string, markdown: string, expected: string])[] = [
  ['headings', '# One\n\nTwo\n===\n\n### Three ###', 'One\n\nTwo\n\nThree'],
  ['emphasis', 'a **b** *c* __d__ _e_ ***f*** ~~g~~ snake_case_name 2 * 3 * 4', 'a b c d e f g snake_case_name 2 * 3 * 4'],
  ['links and images', '[text](https://a.example "title") ![alt](x.png) [ref][1]\n\n[1]: https://b.example', 'text alt ref'],
  ['links with brackets in their address', '[page](https://a.example/x_(y)) after', 'page after'],
  ['a mail link keeps its address', '[Apply](mailto:jobs@acme.example?subject=x) or [jobs@acme.example](mailto:jobs@acme.example)', 'Apply (jobs@acme.example) or jobs@acme.example'],
  ['addresses in angle brackets', '<https://a.example> <me@a.example> <mailto:me@b.example>', 'https://a.example me@a.example me@b.example'],
  ['list items', '* a\n+ b\n  - c\n1. d\n- [x] e', '- a\n- b\n  - c\n1. d\n- e'],
  ['code', 'use `npm i` and ``a`b``\n```js\nlet *x* = 1;\n```', 'use npm i and a`b\nlet *x* = 1;'],
  ['quotes and rules', '> said\n\n---\n\n***\nafter', 'said\n\nafter'],
  ['tables', '| A | B |\n|---|:-:|\n| 1 | **2** |', 'A\tB\n1\t2'],
  ['HTML and comments', 'a<br>b <b>c</b> <!-- secret\nhidden --> d &amp; e &lt;', 'a\nb c  d & e <'],
  ['escapes', String.raw`\*not\* \# 1\. \[x\]`, '*not* # 1. [x]'],
  ['footnotes', 'word[^1] more', 'word more'],
];

for (const [says, markdown, expected] of table) {
  test(`Markdown loses its marks and keeps its words: ${says}`, (t) => {
    t.is(fromMarkdown(markdown), expected);
  });
}

test('Markdown: marks that never close cost no more than a pass', (t) => {
  for (const mark of ['*', '_', '[', '](', '`', '<', '<!--', '![', '> ', '|', '**a', '[a](', '_a ']) {
    t.is(typeof fromMarkdown(mark.repeat(50_000)), 'string');
  }
});

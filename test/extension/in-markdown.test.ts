import test from 'ava';
import { inMarkdown } from '../../extension/in-markdown.ts';

test('words of strangers stay words in a tooltip: no link, no picture, no markup, no icon', (t) => {
  t.is(inMarkdown('[x](command:y) ![p](z) <b> $(bug) &amp; `c` *d*'), '\\[x\\]\\(command\\:y\\) \\!\\[p\\]\\(z\\) \\<b\\> \\$\\(bug\\) \\&amp; \\`c\\` \\*d\\*');
  t.is(inMarkdown('one\ntwo'), 'one  \ntwo');
});

import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { fromHtml } from '../../../core/text/from-html.ts';
import { onSharedData } from '../../support/shared-data.ts';

const readings: readonly (readonly [title: string, html: string, text: string])[] = [
  ['blocks stand on lines of their own', '<h1>Jobs</h1><p>One</p><p>Two</p><div>a</div><div>b</div>', 'Jobs\n\nOne\n\nTwo\n\na\nb'],
  ['what stands in one block stands on one line', '<p>We are\n   hiring <b>two</b>\n\t<i>engineers</i>,\r\n now.</p>', 'We are hiring two engineers, now.'],
  ['words that touch in the page touch in the text', '<p>Out<b>reach</b>, <em>A</em>gent</p>', 'Outreach, Agent'],
  ['items of a list begin with a dash', '<p>We ask:</p><ul><li>Go<li> Rust </ul>Bye', 'We ask:\n\n- Go\n- Rust\n\nBye'],
  ['an item of several paragraphs stays together', '<ul><li><p>Go</p><p>and more</p></li><li><p>Rust</p></li></ul>', '- Go\nand more\n- Rust'],
  ['lists in lists are items like others', '<ul><li>Languages<ul><li>Go</li><li>Rust</li></ul></li><li>Tools</li></ul>', '- Languages\n- Go\n- Rust\n- Tools'],
  ['an empty item leaves nothing', '<ul><li> </li><li>Go</li><li></ul>', '- Go'],
  ['a line end in the page is one in the text, and two leave a line empty', 'a<br>b<br/><br>c<br><br><br><br>d', 'a\nb\n\nc\n\nd'],
  ['an empty block that only spaces leaves one empty line', '<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
  ['hard spaces are spaces', 'a&nbsp;b\u00A0\u2009c&#160;&#160;d', 'a b c d'],
  ['entities are decoded once', '&lt;b&gt; &amp;amp; &eacute; &#8217; &#x20AC; AT&T &notanentity;', '<b> &amp; é ’ € AT&T ¬anentity;'],
  ['cells of a row stand side by side', '<table><tr><th>City<th>Pay<tr><td>Berlin<td>90k</table>', 'City | Pay\nBerlin | 90k'],
  ['preformatted lines stay lines', '<pre>a\n  b\n\nc</pre>', 'a\nb\n\nc'],
  ['links side by side are words of their own', '<nav><a>Home</a><a>Jobs</a><button>Apply</button></nav>', 'Home Jobs Apply'],
  ['text without tags stays', 'just text', 'just text'],
  ['nothing is nothing', ' <p> </p> ', ''],
  ['a tag that never ends hides nothing before it', '<p>Hello</p><a href="', 'Hello'],
  ['unclosed and crossed tags are read as they come', '<p>a<b>b<p>c</b></i>d', 'ab\n\nc\n\nd'],
  ['a head without end hides no page', '<head><title>T</title><p>Hello', 'Hello'],
];

const quotes: readonly (readonly [title: string, html: string, text: string])[] = [
  ['each line of a quote begins with its mark, the empty ones as well', '<p>Hello</p><blockquote><p>One</p><p>Two<br>Three</p></blockquote><p>Bye</p>', 'Hello\n\n> One\n>\n> Two\n> Three\n\nBye'],
  ['a quote in a quote has two marks', '<blockquote>a<blockquote>b</blockquote>c</blockquote>d', '> a\n>\n> > b\n>\n> c\n\nd'],
  ['a list in a quote keeps its dashes', '<blockquote><ul><li>Go<li>Rust</ul></blockquote>', '> - Go\n> - Rust'],
  ['a quote without words leaves nothing', '<p>a</p><blockquote> </blockquote><p>b</p>', 'a\n\nb'],
  ['a quote that is not seen is no quote', '<p>a</p><blockquote hidden>b</blockquote><p>c</p>', 'a\n\nc'],
  ['a quote that never ends goes to the end', 'a<blockquote>b<p>c', 'a\n\n> b\n>\n> c'],
];
for (const [title, html, text] of quotes) {
  test(`in mail ${title}`, (t) => void t.is(fromHtml(html, { markQuotes: true }), text));
}

test('a quote nested without end makes no text that is larger than its page', (t) => {
  const html = `${'<blockquote>'.repeat(400)}${'a<br>'.repeat(100_000)}`;
  t.true(fromHtml(html, { markQuotes: true }).length < html.length * 2);
});

for (const [title, html, text] of readings) test(title, (t) => void t.is(fromHtml(html), text));

const hidden = [
  '<!-- X -->', '<script>X</script>', '<style>X</style>', '<noscript>X</noscript>', '<template>X</template>', '<title>X</title>', '<svg><text>X</text></svg>',
  '<iframe>X</iframe>', '<select><option>X</select>', '<dialog>X</dialog>', '<object>X</object>', '<textarea>X</textarea>', '<img alt="X">', '<input value="X">', '<p title="X"></p>',
  '<p hidden>X</p>', '<div hidden=""><p>X</p></div>', '<p style="display:none">X</p>', '<p style="DISPLAY : None !important">X</p>', '<p style="color:red;display:none;">X</p>',
  '<div style="display:none"><ul><li>X<li>X</ul><p>X</div>', '<p style="visibility:hidden">X</p>', '<p style="opacity:0">X</p>', '<p style="opacity:0.01">X</p>', '<p style="font-size:0">X</p>', '<p style="font-size:1px">X</p>',
  '<p style="position:absolute;left:-9999px">X</p>', '<p style="text-indent:-100em">X</p>', '<p style="color:#fff;background-color:#fff">X</p>', '<p style="color:transparent">X</p>',
  '<p style="height:0;overflow:hidden">X</p>', '<p style="clip:rect(0,0,0,0)">X</p>', '<p style="/* */display:/* */none">X</p>', '<details hidden><p>X</details>',
];
for (const html of hidden) test(`${html} is not seen`, (t) => void t.is(fromHtml(`<p>before</p>${html}<p>after</p>`), 'before\n\nafter'));

const seen = [
  '<p style="display:block">X</p>', '<p style="opacity:1">X</p>', '<p style="opacity:.5">X</p>', '<p style="font-size:10.5pt">X</p>', '<p style="font-size:0.9em">X</p>', '<p style="color:#fff;background:#000">X</p>',
  '<p style="overflow:hidden;height:100px">X</p>', '<p style="margin-left:-10px">X</p>', '<p aria-hidden="true">X</p>', '<details><summary>X</summary></details>', '<dialog open>X</dialog>', '<label>X</label>', '<foo-bar>X</foo-bar>', '<p style>X</p>',
];
for (const html of seen) test(`${html} is seen`, (t) => void t.is(fromHtml(html), 'X'));

test('characters that nobody sees are dropped, also where they are written as entities', (t) => {
  t.is(fromHtml('a\u200Bb\u202Ec&#8203;d\u{E0041}\u{E0042}e&#xE0041;f\u00ADg\uFEFFh\u2066i'), 'abcdefghi');
  // Pages are read in pieces: wherever one ends, the two halves of a character stay together.
  for (let length = 16_370; length < 16_390; length += 1) t.is(fromHtml(`${'a'.repeat(length)}\u{E0041}b\u{1F600}`), `${'a'.repeat(length)}b\u{1F600}`);
});

test('HTML that came escaped is read by reading twice', (t) => {
  t.is(fromHtml(fromHtml('&lt;p&gt;Research &amp;amp; development&lt;/p&gt;\n&lt;ul&gt;&lt;li&gt;Go&amp;nbsp;&lt;/li&gt;&lt;/ul&gt;')), 'Research & development\n\n- Go');
});

test('pages made to hurt end in bounded time and depth', (t) => {
  t.is(fromHtml(`<p>first</p>${'<div>'.repeat(1_000_000)}deep`), 'first');
  t.is(fromHtml(`${'<div>'.repeat(400)}deep${'</x>'.repeat(300_000)}`), 'deep');
  t.is(fromHtml('<b><p>x'.repeat(100_000)).length > 0, true);
  t.is(fromHtml('<'.repeat(1_000_000)).length > 0, true);
  t.is(fromHtml(`<a ${'x '.repeat(200_000)}>y</a>`), 'y');
  t.is(fromHtml(`<p style="${'a:b;'.repeat(500_000)}">y</p>`), 'y');
  t.is(fromHtml(`<pre>${'\n'.repeat(1_000_000)}y</pre>`), 'y');
  t.is(fromHtml(`a${' '.repeat(1_000_000)}b`), 'a b');
  t.is(fromHtml('x'.repeat(6_000_000)).length, 5_000_000);
});

onSharedData('ats', 'descriptions of real job boards read like text', (t, folder) => {
  let read = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    for (const value of stringsIn(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))) {
      if (!/<\w|&lt;/.test(value)) continue;
      const text = value.startsWith('&lt;') ? fromHtml(fromHtml(value)) : fromHtml(value);
      read += 1;
      t.notRegex(text, /<\/?[a-z]+[ >]|&(?:amp|lt|gt|nbsp|quot|#\d+);/i, file);
      t.notRegex(text, /[ \t]$|^[ \t]|[ \t]{2}|\n{3}|\u00A0|\u200B/m, file);
      t.notRegex(text, /^- ?$/m, file);
      t.notRegex(text, /[a-z]{2}[.!?][A-Z][a-z]/, file);
    }
  }
  t.true(read >= 30, String(read));
});

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* stringsIn(inner);
}

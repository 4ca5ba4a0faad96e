import test from 'ava';
import { parseDocument } from 'htmlparser2';
import { html } from '../../../extension/pages/html.ts';

const hostile = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', "' onmouseover='alert(1)", '</title><svg/onload=alert(1)>', '`${alert(1)}`', '&lt;b&gt;', '<!--', ']]>', '\u0000<b>', '{{constructor}}'];

for (const text of hostile) {
  test(`a stranger's text is shown as it is and never becomes an element or an attribute: ${JSON.stringify(text)}`, (t) => {
    const page = parseDocument(html`<p title="${text}">${text}</p>`.markup);
    const [paragraph, ...others] = page.children as unknown as readonly { name: string; attribs: Record<string, string>; children: readonly { type: string; data: string }[] }[];
    t.is(others.length, 0);
    t.deepEqual(paragraph?.attribs, { title: text });
    t.true(paragraph?.children.every(({ type }) => type === 'text'));
    t.is(paragraph?.children.map(({ data }) => data).join(''), text);
  });
}

test('what the template made itself stands in another as it is; lists stand one after another, and nothing stands for nothing', (t) => {
  const items = ['a', '<b>'].map((each) => html`<li>${each}</li>`);
  t.is(html`<ul>${items}${null}${undefined}${false}${0}</ul>`.markup, '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>');
});

test('an object that only looks like markup of ours is escaped', (t) => {
  const forged: unknown = JSON.parse('{"markup":"<script>alert(1)</script>"}');
  t.false(html`<p>${forged as never}</p>`.markup.includes('<script>'));
});

import test from 'ava';
import { createHtmlParser } from '../../../core/text/html-parser.ts';

function told(written: string, options?: Parameters<typeof createHtmlParser>[1]): readonly string[] {
  const heard: string[] = [];
  createHtmlParser({ onopentag: (name) => void heard.push(`<${name}>`), ontext: (text) => void heard.push(text), onclosetag: (name) => void heard.push(`</${name}>`) }, options).end(written);
  return heard;
}

test('tags, words and entities are told as they come', (t) => {
  t.is(told('<P>rye &amp; wheat<br></p>').join(''), '<p>rye & wheat<br></br></p>');
});

test('names of XML keep their letters', (t) => {
  t.is(told('<Mill/>', { xmlMode: true, recognizeSelfClosing: true }).join(''), '<Mill></Mill>');
});

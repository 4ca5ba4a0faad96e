import test from 'ava';
import { shortAddress, sourceLink } from '../../../extension/pages/source-link.ts';
import { english } from '../../support/words.ts';

test('a source on the web is a link with the name of the page; others are told in words', (t) => {
  const link = (kind: 'page' | 'resume' | 'answer', uri: string, title?: string) => sourceLink({ kind, uri }, title, english).markup;
  t.is(link('page', 'https://www.brightwater.example/jobs/1'), '<a href="https://www.brightwater.example/jobs/1">brightwater.example/jobs/1</a>');
  t.is(link('page', 'https://brightwater.example/', 'Careers <now>'), '<a href="https://brightwater.example/">Careers &lt;now&gt;</a>');
  t.is(link('page', 'javascript:alert(1)', 'Careers'), '<span>Careers (javascript:alert(1))</span>');
  t.is(link('resume', 'resume:abc'), '<span>your résumé</span>');
  t.is(link('page', 'user:'), '<span>your own words</span>');
  t.is(shortAddress('https://www.a.example/'), 'a.example');
});

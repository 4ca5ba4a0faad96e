import test from 'ava';
import { shellOf } from '../../../extension/pages/shell.ts';

test('the document of a page runs one script by its nonce and nothing else: no style or handler in line, no picture, no network', (t) => {
  const document = shellOf({ title: '<b>Lead</b>', waiting: 'One moment', source: 'https://served.example', nonce: 'n0nce', script: 'https://served.example/lead.js', style: 'https://served.example/pages.css', language: 'en' });
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(document)?.[1]?.replaceAll('&#39;', "'");
  t.is(policy, "default-src 'none'; style-src https://served.example; script-src 'nonce-n0nce'; base-uri 'none'; form-action 'none'");
  t.notRegex(document, /unsafe|\son\w+=|style="|<style|javascript:|<b>/);
  t.is([...document.matchAll(/<script/g)].length, 1);
});

import test from 'ava';
import { webAddress } from '../../../extension/pages/web-address.ts';

test('only addresses of the web become links', (t) => {
  t.is(webAddress('https://brightwater.example/jobs/1'), 'https://brightwater.example/jobs/1');
  t.is(webAddress('HTTP://brightwater.example'), 'http://brightwater.example/');
  for (const other of ['javascript:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'vscode://x', 'command:workbench.action.quit', '//evil.example', '/jobs', 'https://', '', 'https://bank.example@evil.example/']) {
    t.is(webAddress(other), undefined, other);
  }
  t.is(webAddress(null), undefined);
});

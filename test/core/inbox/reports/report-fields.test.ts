import test from 'ava';
import { fieldOf, reportBlocks } from '../../../../core/inbox/reports/report-fields.ts';

test('each block of fields is one recipient, and folded values are put together', (t) => {
  const blocks = reportBlocks('Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; a@x.example\nDiagnostic-Code: smtp; 550 5.1.1\n  <a@x.example>: unknown\n\nFinal-Recipient: rfc822; b@x.example\n');
  t.is(blocks.length, 3);
  t.is(fieldOf(blocks[1], 'diagnostic-code'), 'smtp; 550 5.1.1 <a@x.example>: unknown');
  t.is(fieldOf(blocks[2], 'final-recipient'), 'rfc822; b@x.example');
  t.is(fieldOf(blocks[2], 'action'), '');
});

test('a line that a server forgot to fold goes on with the field before it; one without a field is left out', (t) => {
  const [block] = reportBlocks('a stray line\nDiagnostic-Code: smtp; 550 no\nsuch user here\nStatus: 5.1.1');
  t.is(fieldOf(block, 'diagnostic-code'), 'smtp; 550 no such user here');
  t.is(fieldOf(block, 'status'), '5.1.1');
});

test('a field that stands there twice keeps both values', (t) => {
  t.deepEqual(reportBlocks('Original-Rcpt-To: a@x.example\nOriginal-Rcpt-To: b@x.example')[0]?.get('original-rcpt-to'), ['a@x.example', 'b@x.example']);
});

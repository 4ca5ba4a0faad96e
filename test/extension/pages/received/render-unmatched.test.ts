import test from 'ava';
import type { ReceivedRecord } from '../../../../core/store/inbox.ts';
import { renderUnmatched } from '../../../../extension/pages/received/render-unmatched.ts';
import { english } from '../../../support/words.ts';

const received: ReceivedRecord = { id: 1, mailbox: 'maildir', account: 'main', messageId: null, leadId: null, emailId: null, kind: 'other', intent: null, sender: 'una@elsewhere.example', subject: 'Lunch?', text: null, returnsOn: null, substitute: null, recipients: [], receivedAt: Date.UTC(2026, 4, 4) };
const page = (changes: Partial<ReceivedRecord> = {}) => renderUnmatched({ ...received, ...changes }, english).markup;

test('it says who wrote, about what, and that the text was not kept', (t) => {
  const markup = page();
  t.regex(markup, /<h1>Belongs to none of your messages<\/h1>/);
  t.regex(markup, /una@elsewhere\.example/);
  t.regex(markup, /Lunch\?/);
  t.regex(markup, /is not kept here/);
});

test('what followed is said: nobody is written to who does not want it, and a complaint rests the account', (t) => {
  t.regex(page({ kind: 'opt-out', intent: 'opt-out' }), /not written to any more/);
  t.regex(page({ kind: 'complaint' }), /sends nothing for a day/);
  t.notRegex(page(), /not written to any more|sends nothing/);
});

test('whatever a stranger writes stays text', (t) => {
  const hostile = '</p><script>alert(1)</script><img src=x onerror=alert(1)>';
  const markup = page({ sender: hostile, subject: hostile, text: hostile, substitute: hostile, recipients: [{ address: hostile, status: hostile, smtpCode: hostile, reason: hostile, fault: 'unknown', action: 'none' }] });
  t.notRegex(markup, /<script|<img/);
  t.true(markup.split('&lt;script&gt;').length > 5);
  t.notRegex(markup, /is not kept here/, 'what was kept is shown');
});

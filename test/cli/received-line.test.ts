import test from 'ava';
import { receivedLine } from '../../cli/received-line.ts';
import { nothing } from '../../core/inbox/read-mail.ts';

test('a line says what came, what it means, and about whom', (t) => {
  t.is(receivedLine({ reading: { ...nothing, kind: 'reply', intent: 'interested' }, leadId: 3, emailId: 7 }), 'reply (interested) from lead 3 about draft 7');
  t.is(receivedLine({ reading: { ...nothing, kind: 'auto-reply', returnsOn: '2026-03-16' }, leadId: 3, emailId: 7 }), 'auto-reply from lead 3 about draft 7, back on 2026-03-16');
  t.is(receivedLine({ reading: { ...nothing, kind: 'bounce' }, leadId: null, emailId: null }), 'bounce about none of your messages');
});

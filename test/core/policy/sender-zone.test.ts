import test from 'ava';
import { senderZone } from '../../../core/policy/sender-zone.ts';

test('the sender lives by the clock that is set, or by that of the machine', (t) => {
  const machine = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  t.is(senderZone({ timeZone: 'Asia/Kathmandu' }), 'Asia/Kathmandu');
  t.is(senderZone({ timeZone: null }), machine);
  t.is(senderZone({ timeZone: 'Mars/Olympus' }), machine);
});

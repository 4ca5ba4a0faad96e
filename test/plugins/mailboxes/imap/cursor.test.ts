import test from 'ava';
import { cursorOf, positionsOf } from '../../../../plugins/mailboxes/imap/cursor.ts';

test('a cursor says of each folder how far it was read, and is read back as it was', (t) => {
  const positions = new Map([['INBOX', { uidValidity: '1700000000', uid: 42 }], ['Gesendete "Elemente"', { uidValidity: '18446744073709551615', uid: 0 }], ['__proto__', { uidValidity: '1', uid: 7 }]]);
  t.deepEqual(positionsOf(cursorOf(positions)), positions);
  t.is(cursorOf(new Map([['INBOX', { uidValidity: '17', uid: 42 }]])), '{"INBOX":["17",42]}');
});

test('what is no cursor of ours is known to be none', (t) => {
  for (const text of ['', 'x', '1', 'null', '"INBOX"', '[]', '{"INBOX":42}', '{"INBOX":[17,42]}', '{"INBOX":["17","42"]}', '{"INBOX":["17",4.2]}', '{"INBOX":["17"]}']) t.is(positionsOf(text), undefined, text);
});

import test from 'ava';
import { serverOfAddress } from '../../../../plugins/mailboxes/imap/providers.ts';

test('a domain of one’s own has no server that is known by itself', (t) => {
  t.is(serverOfAddress('ada@example.org'), undefined);
  t.is(serverOfAddress('ada@notgmail.com'), undefined);
  t.is(serverOfAddress('Ada@GMAIL.com'), 'imap.gmail.com');
  t.is(serverOfAddress('ada@firm.onmicrosoft.com'), 'outlook.office365.com');
});

import test from 'ava';
import { serverOfAddress } from '../../../../plugins/mailboxes/imap/providers.ts';
import { providers } from '../../../../plugins/transports/smtp/providers.ts';

test('whoever can send with an address alone can read with it, too', (t) => {
  const domains = providers.flatMap((provider) => provider.domains);
  t.true(domains.length > 50);
  t.deepEqual(domains.filter((domain) => serverOfAddress(`ada@${domain}`) === undefined), []);
});

test('a domain of one’s own has no server that is known by itself', (t) => {
  t.is(serverOfAddress('ada@example.org'), undefined);
  t.is(serverOfAddress('ada@notgmail.com'), undefined);
  t.is(serverOfAddress('Ada@GMAIL.com'), 'imap.gmail.com');
  t.is(serverOfAddress('ada@firm.onmicrosoft.com'), 'outlook.office365.com');
});

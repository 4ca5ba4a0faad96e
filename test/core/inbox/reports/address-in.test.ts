import test from 'ava';
import { addressesIn, addressIn, typedAddress } from '../../../../core/inbox/reports/address-in.ts';

test('an address is found as servers print it', (t) => {
  for (const [text, address] of [
    ['<Ann.Lee@X.Example>:', 'Ann.Lee@x.example'],
    ['to ann+list@mail.x.example.', 'ann+list@mail.x.example'],
    ['"ann lee"@x.example (unknown)', '"ann lee"@x.example'],
    ['rfc822;ann@x.example', 'ann@x.example'],
    ['jürgen@müller.example', 'jürgen@müller.example'],
    ['no address: @x, a@b, 550', ''],
  ] as const) t.is(addressIn(text), address, text);
});

test('a typed field gives its address, whatever its type is', (t) => {
  t.is(typedAddress('rfc822; ann@x.example'), 'ann@x.example');
  t.is(typedAddress('RFC822;<ann@x.example>'), 'ann@x.example');
  t.is(typedAddress('utf-8; ann@x.example'), 'ann@x.example');
  t.is(typedAddress('unknown; nobody'), '');
});

test('all addresses of a line come in order', (t) => {
  t.deepEqual(addressesIn('a@x.example, <b@x.example>').map(({ address }) => address), ['a@x.example', 'b@x.example']);
});

import test from 'ava';
import { addressesIn, addressIn, typedAddress, withoutXtext } from '../../../../core/inbox/reports/address-in.ts';

test('an address is found as servers print it', (t) => {
  for (const [text, address] of [
    ['<Ann.Lee@X.Example>:', 'Ann.Lee@x.example'],
    ['to ann+list@mail.x.example.', 'ann+list@mail.x.example'],
    ['"ann lee"@x.example (unknown)', '"ann lee"@x.example'],
    ['rfc822;ann@x.example', 'ann@x.example'],
    ['jürgen@müller.example', 'jürgen@müller.example'],
    ['收件人：chen@x.example', 'chen@x.example'],
    ['宛先「kimura@x.example」', 'kimura@x.example'],
    ['您发往liu@x.example的邮件未能送达', 'liu@x.example'],
    ['“ola@x.example”', 'ola@x.example'],
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

test('a plus that a server left as xtext is a plus again, and other signs stay', (t) => {
  t.is(withoutXtext('jobs+2Bpress@x.example'), 'jobs+press@x.example');
  t.is(withoutXtext('a+3Db@x.example'), 'a=b@x.example');
  t.is(withoutXtext('jobs+press@x.example'), 'jobs+press@x.example');
});

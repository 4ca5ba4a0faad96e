import test from 'ava';
import { readMessage } from '../../../core/outbox/message.ts';
import { email, lead, sender, source } from '../../support/message-world.ts';

test('every field is checked and ready to be written', (t) => {
  const message = readMessage(source);
  t.deepEqual(message.from, { name: 'Sam Rivera', address: 'sam@example.com' });
  t.deepEqual(message.to, { name: 'Maya Lindqvist', address: 'maya@acme.example' });
  t.is(message.replyTo, 'answers@example.com');
  t.true(message.text.startsWith(email.body) && message.text.includes('12 Harbour Street\n20457 Hamburg'));
});

test('addresses are written as mail servers take them', (t) => {
  t.is(readMessage({ ...source, lead: { ...lead, email: ' maya@BÜCHER.example ' } }).to.address, 'maya@xn--bcher-kva.example');
});

test('a lead without a name is written to by address alone, answers go to the sender unless told otherwise', (t) => {
  t.is(readMessage({ ...source, lead: { ...lead, person: null } }).to.name, '');
  t.is(readMessage({ ...source, sender: { ...sender, replyTo: null } }).replyTo, 'sam@example.com');
});

test('CRLF in a body is one line end', (t) => {
  t.true(readMessage({ ...source, email: { ...email, body: 'a\r\nb' } }).text.startsWith('a\nb\n'));
});

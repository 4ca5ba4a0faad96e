import test from 'ava';
import { readHead } from '../../../core/inbox/mail-head.ts';

const head = (text: string) => Object.fromEntries(readHead(Buffer.from(text, 'latin1')));

test('fields are unfolded, named in lower case, and end with the head', (t) => {
  t.deepEqual(head('Subject: one\r\n two\r\nX-A:b\r\n\r\nX-C: d'), { subject: 'one two', 'x-a': 'b' });
});

test('fields that stand there twice are kept apart, and lines that are no fields are passed over', (t) => {
  t.deepEqual(head('Received: a\nReceived: b\nno field here\n continued nothing\n: x\nTo: c'), { received: 'a\nb', to: 'c' });
});

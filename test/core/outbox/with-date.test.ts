import test from 'ava';
import { withDate } from '../../../core/outbox/with-date.ts';

const date = new Date('2026-03-02T09:05:06Z');
const dated = (message: string) => Buffer.from(withDate(Buffer.from(message, 'latin1'), date)).toString('latin1');

test('the date becomes that of the sending, and nothing else changes', (t) => {
  t.is(dated('From: a@b.example\r\nDate: Sun, 01 Mar 2026 08:00:00 +0000\r\nSubject: Date: x\r\n\r\nDate: body\r\n'), 'From: a@b.example\r\nDate: Mon, 02 Mar 2026 09:05:06 +0000\r\nSubject: Date: x\r\n\r\nDate: body\r\n');
});

test('a date over two lines, first or last of the head, is one field', (t) => {
  t.is(dated('date: Sun,\r\n 01 Mar 2026\r\nSubject: x\r\n\r\nHello'), 'Date: Mon, 02 Mar 2026 09:05:06 +0000\r\nSubject: x\r\n\r\nHello');
  t.is(dated('Subject: x\r\nDate: Sun\r\n\r\n\xe4\xff'), 'Subject: x\r\nDate: Mon, 02 Mar 2026 09:05:06 +0000\r\n\r\n\xe4\xff');
});

test('where no date stands, none is put in: a body that tells of one is no head', (t) => {
  t.is(dated('Subject: x\r\n\r\nDate: Sun\r\n'), 'Subject: x\r\n\r\nDate: Sun\r\n');
});

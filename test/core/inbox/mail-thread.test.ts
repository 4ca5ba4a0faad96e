import test from 'ava';
import { defaultMailLimits, parseMailSafely } from '../../../core/inbox/mail-thread.ts';
import { startChild } from '../../support/child.ts';
import { hostileMail } from '../../support/hostile-mail.ts';
import type { HostileReading } from '../../support/read-hostile-mail.ts';

let readings: ReadonlyMap<string, HostileReading>;
test.before(async (t) => {
  t.timeout(5 * 60_000);
  const child = startChild('read-hostile-mail.ts', []);
  t.is(await child.ended, 0, child.errors());
  readings = new Map(child.output().trim().split('\n').map((line) => JSON.parse(line) as HostileReading).map((reading) => [reading.what, reading]));
});

for (const what of Object.keys(hostileMail)) {
  test(`${what}: read within 2 s and 200 MB, and nothing is thrown`, (t) => {
    const { kind, milliseconds, megabytes } = readings.get(what) ?? t.fail('it was not read');
    t.true(['bounce', 'reply', 'auto-reply', 'opt-out', 'other', 'complaint'].includes(kind));
    t.true(milliseconds < 2_000, `${milliseconds.toFixed(0)} ms`);
    t.true(megabytes < 200, `${megabytes.toFixed(0)} MB`);
  });
}

test.serial('a message that takes too long in its thread is read by its headers and the beginning of its body', async (t) => {
  const mail = await parseMailSafely(Buffer.from(`From: ann@x.example\r\nSubject: hello\r\n\r\nWords.\r\n${'x\r\n'.repeat(5_000)}`), { ...defaultMailLimits, seconds: 0.001 });
  t.is(mail.from?.address, 'ann@x.example');
  t.is(mail.subject, 'hello');
  t.true(mail.text.startsWith('Words.'));
  t.true(mail.isCut);
});

test.serial('a long but harmless message comes out of the thread whole', async (t) => {
  const lines = 'a line of a letter\r\n'.repeat(5_000);
  const mail = await parseMailSafely(Buffer.from(`From: ann@x.example\r\nSubject: hello\r\n\r\n${lines}`), { ...defaultMailLimits, seconds: 60 });
  t.is(mail.text.split('\n').length, 5_001);
  t.false(mail.isCut);
});

import test from 'ava';
import { defaultMailLimits, parseMailSafely } from '../../../core/inbox/mail-thread.ts';
import { readMail } from '../../../core/inbox/read-mail.ts';
import { hostileMail } from '../../support/hostile-mail.ts';

for (const [what, make] of Object.entries(hostileMail)) {
  test.serial(`${what}: read within 2 s and 200 MB, and nothing is thrown`, async (t) => {
    const bytes = make();
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
    // Of the processor, its threads included: what else the machine does meanwhile does not count.
    const begin = process.cpuUsage();
    const { kind } = await readMail(bytes, { now: 0 });
    const { user, system } = process.cpuUsage(begin);
    const milliseconds = (user + system) / 1000;
    clearInterval(watch);
    most = Math.max(most, process.memoryUsage.rss());
    t.true(['bounce', 'reply', 'auto-reply', 'opt-out', 'other', 'complaint'].includes(kind));
    t.true(milliseconds < 2_000, `${milliseconds.toFixed(0)} ms`);
    t.true(most - before < 200 * 1024 * 1024, `${((most - before) / 1e6).toFixed(0)} MB`);
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

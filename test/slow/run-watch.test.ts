import test from 'ava';
import { homeWithMail } from '../support/home-with-mail.ts';
import { startOutreach } from '../support/outreach.ts';

test('of two programs that look after mail one does so until Ctrl-C, then the other; each message goes once', async (t) => {
  const mail = await homeWithMail(t, 3);
  mail.change('UPDATE outbox SET due_at = due_at + 3600000 WHERE id = 3'); // it waits for later
  const first = startOutreach(['run', 'watch', '--home', mail.home]);
  await mail.until('two messages are sent', () => mail.server.stored.length === 2);
  const second = startOutreach(['run', 'watch', '--home', mail.home]);
  let said = '';
  second.process.stderr?.on('data', (text: string) => (said += text));
  await mail.until('the other waits', () => said.includes('"outreach run watch" looks after your mail; this takes over when it ends.'));
  await mail.answers(1, 'Yes, I am interested. Could we talk on Tuesday at ten?');
  await mail.until('the answer is read', async () => (await mail.engine.store.inbox.newest()).length === 1);

  first.process.kill('SIGINT');
  const ended = await first.outcome;
  t.regex(ended.stderr, /Looking after your mail; Ctrl-C ends it\./);

  mail.change('UPDATE outbox SET due_at = 0 WHERE id = 3');
  await mail.until('the other has sent the third', () => mail.server.stored.length === 3);
  await mail.until('all three are known as sent', async () => (await mail.engine.store.outbox.counts()).sent === 3);
  second.process.kill('SIGINT');
  const after = await second.outcome;
  t.deepEqual([ended.code, after.code], [0, 0]);
  t.deepEqual(mail.server.stored.map(({ to }) => to.join()).toSorted(), ['reader1@place1.example', 'reader2@place2.example', 'reader3@place3.example']);
});

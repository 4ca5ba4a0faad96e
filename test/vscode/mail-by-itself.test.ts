import test from 'ava';
import { homeWithMail } from '../support/home-with-mail.ts';
import { installedExtension } from './support/installed-extension.ts';

test.serial('what was approved goes by itself, an answer is told at once, and when the window that looks after mail is closed another goes on; nothing is done twice', async (t) => {
  const mail = await homeWithMail(t, 3);
  const { store } = mail.engine;
  mail.change('UPDATE outbox SET due_at = due_at + 3600000 WHERE id = 3'); // it waits for later
  const { workbench: first, secondWindow } = await installedExtension(t, { home: mail.home });
  await mail.until('two messages are sent, though nobody has looked at anything', () => mail.server.stored.length === 2);

  await mail.answers(1, 'Yes, I am interested. Could we talk on Tuesday at ten?');
  await first.notification('Company 1 is interested.').waitFor();
  await first.picture('mail-interested');
  await first.button('Read the Answer').click();
  await first.webview().getByText('Could we talk on Tuesday at ten?').waitFor();
  await first.picture('mail-lead');

  const second = await secondWindow();
  await second.openOutreach();
  await second.view('Activity');
  await second.row('Company 1, Interested').waitFor();
  await second.picture('mail-activity');
  await first.close();
  await mail.answers(2, 'Which of your projects was written in TypeScript?');
  mail.change('UPDATE outbox SET due_at = 0 WHERE id = 3');
  await mail.until('the other window has sent the third', () => mail.server.stored.length === 3);
  await second.notification('Company 2 has a question.').waitFor();
  await second.row('Company 2, A question').waitFor();
  await second.picture('mail-second-window');

  await mail.until('all three are known as sent', async () => (await store.outbox.counts()).sent === 3);
  t.deepEqual(mail.server.stored.map(({ to }) => to.join()).toSorted(), ['reader1@place1.example', 'reader2@place2.example', 'reader3@place3.example']);
  const told = (await store.events.newest(1_000)).map(({ moment }) => moment);
  t.is(told.filter((moment) => moment === 'emailSent').length, 3);
  t.is(told.filter((moment) => moment === 'replyReceived').length, 2);
  t.is((await store.inbox.newest()).length, 2);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { pageShown, problemsIn, problemsInReadingPage } from './support/accessibility.ts';
import { homeWithMail } from '../support/home-with-mail.ts';
import { installedExtension } from './support/installed-extension.ts';

const hostile = '<img src=x onerror=alert(1)> $(warning) [click](command:outreach.sendApproved)';

/** A report about a message that somebody sent by another program (RFC 3464). */
const foreignReport = [
  'From: Mail Delivery System <mailer-daemon@elsewhere.example>',
  'To: mara@example.org',
  `Subject: Undelivered: ${hostile}`,
  'Message-ID: <report-1@elsewhere.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'It could not be delivered.',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; elsewhere.example',
  '',
  'Final-Recipient: rfc822; somebody@elsewhere.example',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'From: mara@example.org',
  'To: somebody@elsewhere.example',
  'Message-ID: <by-hand@example.org>',
  'Subject: Something else',
  '',
  'By hand.',
  '--b--',
  '',
];

test.serial('mail that belongs to none of your messages stands closed in Activity, and is shown as text when it is opened, there or from the palette', async (t) => {
  const mail = await homeWithMail(t, 1);
  const { store } = mail.engine;
  const { workbench, opened } = await installedExtension(t, { home: mail.home });
  await mail.until('the message is sent', () => mail.server.stored.length === 1);
  await workbench.openOutreach();
  await workbench.view('Activity');
  await workbench.command('Outreach: Open Mail That Belongs to None of Your Messages');
  await workbench.notification('there is nothing to choose from yet').waitFor();
  t.is(await workbench.row('Belongs to none of your messages').count(), 0);

  mail.arrives(foreignReport);
  await mail.until('the mailbox was read', async () => (await store.inbox.newest({ unmatched: true })).length === 1);
  const group = workbench.row('Belongs to none of your messages');
  await group.waitFor();
  t.is(await workbench.row('mailer-daemon@elsewhere.example').count(), 0, 'it is closed until somebody opens it');
  await group.click();
  await workbench.row('mailer-daemon@elsewhere.example').waitFor();
  await workbench.picture('mail-other');
  await workbench.row('mailer-daemon@elsewhere.example').click();
  const page = workbench.webview();
  await page.getByText('Undelivered: <img src=x onerror=alert(1)>').waitFor();
  await page.getByText('somebody@elsewhere.example').waitFor();
  t.is(await page.locator('.mail img, .mail a').count(), 0, 'what a stranger wrote is no markup');
  await workbench.picture('mail-other-page');
  t.deepEqual(await problemsInReadingPage(workbench), []);

  await workbench.command('View: Close All Editors');
  await workbench.command('Outreach: Open Mail That Belongs to None of Your Messages');
  await page.getByText('somebody@elsewhere.example').waitFor(); // the only one there is needs no choice
  await workbench.command('View: Close All Editors');

  await workbench.command('Outreach: Open Dashboard');
  await workbench.webview().getByText('What gets answers').waitFor();
  t.deepEqual(await problemsIn(await pageShown(workbench)), [], 'the dashboard, with what gets answers');
  t.regex(await workbench.webview().locator('body').innerText(), /Came back\s+Not enough data\s+0 of 1 of the messages that went out[\s\S]*By company size\s+Not stated\s+1\s+0\s+Not enough data/);
  await workbench.picture('dashboard-answers');
  const file = join(opened, 'outreach-outcomes.csv');
  await workbench.webview().getByRole('button', { name: 'Save as CSV: What gets answers' }).click();
  t.regex(await workbench.question(), /Save "What gets answers"/);
  await workbench.page.keyboard.press('Enter'); // where it is offered
  await mail.until('the table is saved', () => existsSync(file));
  t.regex(readFileSync(file, 'utf8'), /^By,Value,Sent,Replied,Reply rate,.*\r\n[\s\S]*^By company size,Not stated,1,0,,,\r$/m);
  t.is((await store.outbox.counts()).sent, 1);
  t.is(await store.suppression.find('somebody@elsewhere.example'), undefined, 'a report that is none of ours suppresses nobody');
});

import test from 'ava';
import { madeByTheEditor, pageShown, problemsIn, problemsInReadingPage, themes } from './support/accessibility.ts';
import { homeWithMail } from '../support/home-with-mail.ts';
import { installedExtension } from './support/installed-extension.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A day that it is nowhere now. */
const anotherDay = weekdays[(new Date().getUTCDay() + 3) % 7];

test.serial('what waits says until when and for whom, in whatever theme, and the page of a lead shows mail both ways', async (t) => {
  const mail = await homeWithMail(t, 3, { sending: { window: { from: 9, to: 17, days: [anotherDay] } }, location: (number) => ['Chicago', 'Berlin', 'Auckland, New Zealand'][number % 3] ?? '' });
  const { store } = mail.engine;
  const [one] = mail.leads;
  const leadId = one?.id ?? 0;
  await store.queue.recordBasis(leadId, { basis: 'published-role', source: 'https://place1.example/team', subscriber: null, note: null });
  const received = { mailbox: 'maildir', account: 'main', messageId: null, leadId, emailId: 1, sender: 'reader1@place1.example', subject: 'Re: Routing', returnsOn: null, substitute: null, recipients: [] } as const;
  const reported = { address: 'reader1@place1.example', status: '4.4.1', smtpCode: '', reason: 'timeout', fault: 'transient', action: 'retry' } as const;
  await store.inbox.add({ ...received, cursor: '1', digest: '1', kind: 'bounce', intent: null, sender: null, text: '', recipients: [reported], receivedAt: Date.now() - 3_000_000 });
  await store.inbox.add({ ...received, cursor: '2', digest: '2', kind: 'auto-reply', intent: null, text: 'I am away.', returnsOn: '2026-12-01', substitute: 'Ole Berg', receivedAt: Date.now() - 2_000_000 });
  await store.inbox.add({ ...received, cursor: '3', digest: '3', kind: 'reply', intent: 'not-now', text: '<b>Not</b> this quarter.\nAsk again in spring.', receivedAt: Date.now() - 1_000_000 });
  await store.sending.pause({ account: 'main', rule: 'complaint', reason: 'A message was reported as spam.', since: Date.now(), until: null });

  const { workbench } = await installedExtension(t, { home: mail.home });
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.view('Review');
  await workbench.row('Company 2, the account is paused').waitFor();
  await store.sending.resume('main', Date.now());
  await workbench.row('Company 2, may go').waitFor();
  await store.sending.pause({ account: 'main', rule: 'user', reason: 'you paused it', since: Date.now(), until: null });

  for (const [name, theme] of Object.entries(themes)) {
    await workbench.command('Preferences: Color Theme');
    await page.keyboard.type(theme); // the list draws only what is near
    await workbench.choose(theme);
    await workbench.row('Company 2, the account is paused').click();
    await workbench.lens('Why Not Sent').click();
    await workbench.webview().getByText('What clears it').first().waitFor();
    t.deepEqual(await problemsInReadingPage(workbench), [], `why, ${theme}`);
    await workbench.picture(`mail-why-${name}`);
    await workbench.command('View: Close All Editors');
    await workbench.command('Outreach: Open Lead');
    await workbench.choose('Company 1');
    await workbench.webview().getByText('<b>Not</b> this quarter.').waitFor();
    t.deepEqual(await problemsIn(await pageShown(workbench)), [], `lead, ${theme}`);
    t.deepEqual(await problemsIn(page.mainFrame(), '[id="workbench.view.extension.outreach"] .monaco-list-row, .pane-header', madeByTheEditor), [], `views, ${theme}`);
    await workbench.picture(`mail-lead-${name}`);
    await workbench.command('View: Close All Editors');
  }
  t.is(mail.server.stored.length, 0, 'nothing goes out of its hours, or from an account that is paused');
});

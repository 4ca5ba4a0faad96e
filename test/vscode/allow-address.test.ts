import test from 'ava';
import { homeWithMail } from '../support/home-with-mail.ts';
import { installedExtension } from './support/installed-extension.ts';

test.serial('an address comes off the list of those that are never written to only when somebody says so, an opt-out only with a reason; and what counting opens is worth stands beside the setting', async (t) => {
  const mail = await homeWithMail(t, 2, { sending: { openPixelUrl: 'https://open.example/p' } });
  const { store } = mail.engine;
  mail.change('UPDATE outbox SET due_at = due_at + 86400000'); // nothing goes by itself
  const [gone = '', optedOut = '', complained = 'spam@place.example'] = mail.leads.map(({ email }) => email ?? '');
  await store.suppression.add(gone, 'gone');
  await store.suppression.add(optedOut, 'unsubscribed');
  await store.suppression.add(complained, 'complaint');
  const { workbench } = await installedExtension(t, { home: mail.home });
  const { page } = workbench;
  await workbench.openOutreach();
  const dialog = page.locator('.monaco-dialog-box');
  const allow = async (address: string) => {
    await workbench.command('Outreach: Let an Address Be Written to Again');
    await workbench.answer(address, 'Which address may be written to again?');
  };

  await allow(gone);
  await dialog.filter({ hasText: 'Mail to this address came back.' }).waitFor();
  await page.keyboard.press('Enter');
  await workbench.notification(`${gone} may be written to again.`).waitFor();
  t.is(await store.suppression.find(gone), undefined);

  await workbench.command('Outreach: Open Lead');
  await workbench.choose('Company 2');
  await workbench.webview().getByText('They asked not to be written to.').waitFor();
  await workbench.webview().getByRole('button', { name: 'Let them be written to again' }).click();
  await dialog.filter({ hasText: 'They have said themselves that they do not want your mail.' }).waitFor();
  await workbench.picture('allow-opted-out');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  t.is((await store.suppression.find(optedOut))?.reason, 'unsubscribed', 'who says nothing lifts nothing');
  await workbench.command('View: Close All Editors'); // a page takes the focus back, and a question that has lost it is gone

  await allow(optedOut);
  await dialog.filter({ hasText: 'They have said themselves' }).waitFor();
  await page.keyboard.press('Enter');
  await workbench.answer('', `Why may ${optedOut} be written to again?`);
  await page.getByText('Somebody who opted out is written to only for a reason.').waitFor();
  t.is((await store.suppression.find(optedOut))?.reason, 'unsubscribed');
  await workbench.answer('x'.repeat(501));
  await page.getByText('Write at most 500 characters: these are 501.').waitFor();
  t.is((await store.suppression.find(optedOut))?.reason, 'unsubscribed', 'nothing is cut behind their back');
  await workbench.answer('They rang me up on Monday.');
  await workbench.notification(`${optedOut} may be written to again.`).waitFor();
  t.is(await store.suppression.find(optedOut), undefined);
  t.is((await store.suppression.lifted(optedOut))?.why, 'They rang me up on Monday.');
  await workbench.command('Outreach: Open Lead');
  await workbench.choose('Company 2');
  await workbench.webview().getByText('They rang me up on Monday.').waitFor();
  await workbench.command('View: Close All Editors');

  await allow(complained);
  await workbench.notification(`${complained} stays among those that are never written to`).waitFor();
  t.is((await store.suppression.find(complained))?.reason, 'complaint');

  await workbench.command('Outreach: Show What Is Set Up');
  await workbench.webview().getByText('counted, by a picture from open.example').waitFor();
  await workbench.webview().getByText('Opens are doubtful:').waitFor();
  t.is(mail.server.stored.length, 0, 'nothing was sent by any of it');
});

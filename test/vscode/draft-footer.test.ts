import test from 'ava';
import { installedExtension } from './support/installed-extension.ts';

test('who says from where they write while a draft is open sees it in the footer of that draft, in which they had written before', async (t) => {
  const { workbench } = await installedExtension(t);
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  await workbench.command('Notifications: Clear All Notifications');
  await workbench.row('Mossbank Payments').click();
  await workbench.lens('Approve').waitFor();
  t.notRegex(await workbench.editorText(), /Quay Street/);
  await workbench.replace('Kind regards', 'I look forward to it. Kind regards');
  await page.keyboard.press('Control+s');
  await page.locator('.tab.dirty').waitFor({ state: 'detached' });

  await workbench.command('Outreach: Say Who Writes');
  await workbench.answer('Robin Vale', 'Your name');
  await workbench.answer('robin.vale@post.example', 'The mail address');
  await workbench.answer('1 Quay Street, Leeds', 'Your postal address');
  await page.locator('.view-line').filter({ hasText: '1 Quay Street, Leeds' }).waitFor();
  t.regex(await workbench.editorText(), /I look forward to it\./);
  t.is(await page.locator('.tab.dirty').count(), 0, 'nobody is asked to save it');
});

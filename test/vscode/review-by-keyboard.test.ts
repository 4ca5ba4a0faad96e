import test from 'ava';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';

test('by keyboard alone: Space marks drafts in the review queue and takes the mark away again, opens none of them, and what is marked is approved, or rejected', async (t) => {
  const { workbench } = await installedExtension(t, { home: homeWithAddress(t) });
  const { page } = workbench;
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  const box = (label: string) => workbench.row(label).locator('[role=checkbox]');
  const tabs = () => page.locator('.tab').count();
  const opened = await tabs();

  await workbench.goTo('Review', 'Mossbank Payments');
  await page.keyboard.press('Space');
  await box('Mossbank Payments').and(page.locator('[aria-checked=true]')).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const marked = page.locator('[role=treeitem] [role=checkbox][aria-checked=true]');
  await marked.nth(1).waitFor();
  t.is(await marked.count(), 2, 'the first stays marked');
  await page.keyboard.press('Space');
  await marked.nth(1).waitFor({ state: 'detached' });
  t.is(await box('Mossbank Payments').getAttribute('aria-checked'), 'true');
  await workbench.picture('marked-by-keyboard');
  t.is(await tabs(), opened, 'no draft was opened');

  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await workbench.row('Mossbank Payments').waitFor({ state: 'hidden' });
  await page.keyboard.press('Space');
  await workbench.row('Mossbank Payments').waitFor();

  await workbench.command('Outreach: Approve Checked Drafts');
  await workbench.row('Approved, 1').waitFor();

  await workbench.goTo('Review', 'Tidewell Ports');
  await page.keyboard.press('Space');
  await box('Tidewell Ports').and(page.locator('[aria-checked=true]')).waitFor();
  await workbench.command('Outreach: Reject Checked Drafts');
  await workbench.answer('Not now', 'Reject 1 draft');
  await workbench.row('Tidewell Ports').waitFor({ state: 'detached' });
  t.is(await workbench.clicks(), 0);
});

import test from 'ava';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';

test('a right click on a lead, a draft or a campaign offers what can be done with it, and what is chosen is done with that one', async (t) => {
  const { workbench } = await installedExtension(t, { home: homeWithAddress(t) });
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  await workbench.command('Notifications: Clear All Notifications');
  const entries = page.getByRole('menuitem').filter({ hasText: /\S/ }); // lines between them are entries, too

  /** Opens the menu of a row; what it says, from top to bottom. */
  const menuOf = async (view: string, label: string): Promise<readonly string[]> => {
    await (await workbench.view(view)).locator('[role=treeitem]').filter({ hasText: label }).first().click({ button: 'right' });
    await entries.first().waitFor();
    return (await entries.allInnerTexts()).map((words) => words.trim());
  };
  const choose = (label: string) => page.getByRole('menuitem', { name: label, exact: true }).click();

  t.deepEqual(await menuOf('Leads', 'Glasswing Telemetry'), ['Open Lead', 'Set Address of Lead', 'Say Why You May Write to Somebody']);
  await workbench.picture('menu-of-a-lead');
  await choose('Open Lead');
  await workbench.webview().getByRole('heading', { name: 'Glasswing Telemetry' }).waitFor();
  await workbench.command('View: Close All Editors'); // a page takes the focus back, and a question that has lost it is gone

  t.deepEqual(await menuOf('Review', 'Mossbank Payments'), ['Approve Drafts', 'Reject Drafts', 'Open Draft', 'Preview Message', 'Why Was This Not Sent?', 'Regenerate Draft']);
  await workbench.picture('menu-of-a-draft');
  await choose('Reject Drafts');
  await workbench.answer('Not now', 'Reject 1 draft');
  await workbench.row('Mossbank Payments, ').waitFor({ state: 'detached' });

  const review = await workbench.view('Review');
  await review.getByText('Junebug Rail').click();
  await workbench.lens('Approve').waitFor(); // a menu is closed when something else takes the focus
  await review.getByText('Ostara Grid').click({ modifiers: ['Control'] });
  for (const name of ['Junebug Rail', 'Ostara Grid']) await review.locator('[role=treeitem][aria-selected=true]').filter({ hasText: name }).waitFor();
  await menuOf('Review', 'Ostara Grid');
  await choose('Approve Drafts');
  await workbench.row('Approved, 2').waitFor();

  t.deepEqual(await menuOf('Campaigns', 'Sample: made-up companies'), ['Continue Campaign', 'Pause Campaign', 'Open Dashboard']);
  await workbench.picture('menu-of-a-campaign');
  await choose('Pause Campaign');
  await workbench.row('Sample: made-up companies, paused').waitFor();
  t.deepEqual(await menuOf('Campaigns', 'Sample: made-up companies'), ['Continue Campaign', 'Open Dashboard'], 'what is paused is not paused again');
});

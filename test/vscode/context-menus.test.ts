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
  /** While a view is being drawn anew, the editor does not tell a command which row it was chosen for, and it asks: then a person chooses once more. */
  const choose = async (view: string, row: string, label: string, happens: (within: { readonly timeout: number }) => Promise<void>): Promise<void> => {
    for (let tries = 1; ; tries++) {
      await page.getByRole('menuitem', { name: label, exact: true }).click();
      try {
        return await happens({ timeout: 30_000 });
      } catch (thrown) {
        if (tries === 3) throw thrown;
      }
      await page.keyboard.press('Escape');
      await menuOf(view, row);
    }
  };

  t.deepEqual(await menuOf('Leads', 'Glasswing Telemetry'), ['Open Lead', 'Set Address of Lead', 'Say Why You May Write to Somebody']);
  await workbench.picture('menu-of-a-lead');
  await choose('Leads', 'Glasswing Telemetry', 'Open Lead', (within) => workbench.webview().getByRole('heading', { name: 'Glasswing Telemetry' }).waitFor(within));
  await workbench.command('View: Close All Editors'); // a page takes the focus back, and a question that has lost it is gone

  t.deepEqual(await menuOf('Review', 'Mossbank Payments'), ['Approve Drafts', 'Reject Drafts', 'Open Draft', 'Preview Message', 'Why Was This Not Sent?', 'Regenerate Draft']);
  await workbench.picture('menu-of-a-draft');
  await choose('Review', 'Mossbank Payments', 'Reject Drafts', (within) => page.locator('.quick-input-widget:visible').filter({ hasText: 'Reject 1 draft' }).waitFor(within));
  await workbench.answer('Not now', 'Reject 1 draft');
  await workbench.row('Mossbank Payments, ').waitFor({ state: 'detached' });

  const review = await workbench.view('Review');
  await review.getByText('Junebug Rail').click();
  await workbench.lens('Approve').waitFor(); // a menu is closed when something else takes the focus
  await review.getByText('Ostara Grid').click({ modifiers: ['Control'] });
  for (const name of ['Junebug Rail', 'Ostara Grid']) await review.locator('[role=treeitem][aria-selected=true]').filter({ hasText: name }).waitFor();
  await menuOf('Review', 'Ostara Grid');
  await choose('Review', 'Ostara Grid', 'Approve Drafts', (within) => workbench.row('Approved, 2').waitFor(within));

  t.deepEqual(await menuOf('Campaigns', 'Sample: made-up companies'), ['Continue Campaign', 'Pause Campaign', 'Open Dashboard']);
  await workbench.picture('menu-of-a-campaign');
  await choose('Campaigns', 'Sample: made-up companies', 'Pause Campaign', (within) => workbench.row('Sample: made-up companies, paused').waitFor(within));
  t.deepEqual(await menuOf('Campaigns', 'Sample: made-up companies'), ['Continue Campaign', 'Open Dashboard'], 'what is paused is not paused again');
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { addLead, openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { installedExtension } from './support/installed-extension.ts';

test('a view that could not be read is read anew when it is asked to, and a long list is shown page by page', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home);
  const file = join(home, 'outreach.db');
  const store = await openTestStore(t, file);
  for (let number = 1; number <= 450; number += 1) await addLead(store, { company: `Company ${number}` });
  const other = store.openDriver(file);
  t.teardown(() => other.close());
  other.exec("INSERT INTO knex_migrations (name, batch) VALUES ('9999-from-the-future', 9)");

  const { workbench } = await installedExtension(t, { home });
  const { page } = workbench;
  await workbench.openOutreach();
  const leads = await workbench.view('Leads');
  await leads.getByText('was written by a newer version of this program').waitFor();
  await workbench.picture('view-in-trouble');
  // The view looks again by itself after 2, 4, 8, 16, 32 and 60 seconds: now nearly a minute is left to the next time, and only who asks for it sees what was mended.
  await page.waitForTimeout(66_000);
  other.exec("DELETE FROM knex_migrations WHERE name = '9999-from-the-future'");
  await refresh();
  await workbench.row('Found, 450 leads').waitFor({ timeout: 40_000 });

  for (const shown of [200, 400]) {
    await workbench.command('Outreach: Focus on Leads View');
    await page.keyboard.press('End');
    await workbench.row(`More…, ${shown} are shown`).waitFor();
    await page.keyboard.press('Enter');
    await workbench.row(`More…, ${shown} are shown`).waitFor({ state: 'detached' });
  }
  await workbench.command('Outreach: Focus on Leads View');
  await page.keyboard.press('End');
  await workbench.row('Company 1,').waitFor();
  await workbench.picture('long-list');
  t.is(await leads.getByText('More…').count(), 0);

  /** From the menu of the view, which the editor closes whenever it draws the view anew: then it is opened again. */
  async function refresh(): Promise<void> {
    await leads.hover();
    for (let tried = 1; ; tried++) {
      await page.locator('.pane-header[aria-label^="Leads"]').getByRole('button', { name: /More Actions/ }).click();
      try {
        return await page.getByRole('menuitem', { name: 'Refresh' }).click({ timeout: 5_000 });
      } catch (thrown) {
        if (tried === 10) throw thrown;
        await page.keyboard.press('Escape');
      }
    }
  }
});

import { join } from 'node:path';
import test from 'ava';
import type { Locator, Page } from 'playwright-core';
import { addLead, openTestStore } from '../support/store.ts';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';

test.serial('who names another home in the settings sees its leads from the next start of the window on, and those of before when it is taken out again', async (t) => {
  const [home, other] = [homeWithAddress(t), homeWithAddress(t)];
  await addLead(await openTestStore(t, join(home, 'outreach.db')), { company: 'Alder Pay' });
  await addLead(await openTestStore(t, join(other, 'outreach.db')), { company: 'Birch Foods' });
  const { workbench } = await installedExtension(t, { home });
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.row('Alder Pay').waitFor();
  const settings = page.locator('.settings-editor');

  for (const [named, shown, gone] of [[other, 'Birch Foods', 'Alder Pay'], ['', 'Alder Pay', 'Birch Foods']] as const) {
    await workbench.command('Preferences: Open Settings (UI)');
    await settings.locator('.suggest-input-container').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('outreach.home');
    await settings.getByRole('tab', { name: /^Remote/ }).click(); // a setting of the machine; the user's are the browser's
    await homeSetting(page).fill(named);
    await workbench.notification('Outreach uses this from the next start of the window on.').waitFor();
    await workbench.picture('home-setting');
    t.is(await workbench.row(gone).count(), 1, 'until then nothing is mixed');
    await workbench.button('Reload Window').click();
    await workbench.row(shown).waitFor();
    t.is(await workbench.row(gone).count(), 0);
  }
});

test.serial('who cannot use a home because a newer program wrote it is led to the setting that names another', async (t) => {
  const home = homeWithAddress(t);
  const file = join(home, 'outreach.db');
  const { openDriver, close } = await openTestStore(t, file);
  await close();
  const other = openDriver(file);
  other.exec("INSERT INTO knex_migrations (name, batch) VALUES ('9999-from-the-future', 9)");
  other.close();
  const { workbench } = await installedExtension(t, { home });
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.button('Choose Another Folder').click();
  await homeSetting(workbench.page).waitFor();
  t.is(await homeSetting(workbench.page).inputValue(), '');
});

/** The field, in the settings that are open. */
function homeSetting(page: Page): Locator {
  return page.locator('.settings-editor .setting-item-contents').filter({ hasText: 'The folder where your leads, drafts and settings lie' }).locator('input').first();
}

import { join } from 'node:path';
import test from 'ava';
import { addLead, openTestStore } from '../support/store.ts';
import { homeWithAddress } from './support/home-with-address.ts';
import { installedExtension } from './support/installed-extension.ts';

test('who names another home in the settings sees its leads from the next start of the window on, and those of before when it is taken out again', async (t) => {
  const [home, other] = [homeWithAddress(t), homeWithAddress(t)];
  await addLead(await openTestStore(t, join(home, 'outreach.db')), { company: 'Alder Pay' });
  await addLead(await openTestStore(t, join(other, 'outreach.db')), { company: 'Birch Foods' });
  const { workbench } = await installedExtension(t, { home });
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.row('Alder Pay').waitFor();

  for (const [named, shown, gone] of [[other, 'Birch Foods', 'Alder Pay'], ['', 'Alder Pay', 'Birch Foods']] as const) {
    await workbench.command('Preferences: Open Settings (UI)');
    const settings = page.locator('.settings-editor');
    await settings.locator('.suggest-input-container').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('outreach.home');
    await settings.getByRole('tab', { name: /^Remote/ }).click(); // a setting of the machine; the user's are the browser's
    const input = settings.locator('.setting-item-contents').filter({ hasText: 'The folder where your leads, drafts and settings lie' }).locator('input').first();
    await input.fill(named);
    await workbench.notification('Outreach uses this from the next start of the window on.').waitFor();
    await workbench.picture('home-setting');
    t.is(await workbench.row(gone).count(), 1, 'until then nothing is mixed');
    await workbench.button('Reload Window').click();
    await workbench.row(shown).waitFor();
    t.is(await workbench.row(gone).count(), 0);
  }
});

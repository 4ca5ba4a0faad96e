import test from 'ava';
import { madeByTheEditor, pageShown, problemsIn, problemsInReadingPage, themes } from './support/accessibility.ts';
import { installedExtension } from './support/installed-extension.ts';

test('views, drafts and pages can be read in light, dark and both high contrasts, and are named for whoever cannot see them', async (t) => {
  const { workbench } = await installedExtension(t);
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  await workbench.command('Notifications: Clear All Notifications');

  for (const [name, theme] of Object.entries(themes)) {
    await workbench.command('Preferences: Color Theme');
    await page.keyboard.type(theme); // the list draws only what is near
    await workbench.choose(theme);
    await workbench.row('Mossbank Payments').click();
    await workbench.lens('Approve').waitFor();
    await workbench.picture(`draft-${name}`);
    t.deepEqual(await problemsIn(page.mainFrame(), '[id="workbench.view.extension.outreach"] .monaco-list-row, .pane-header', madeByTheEditor), [], `views, ${theme}`);

    await workbench.command('Outreach: Open Lead');
    await workbench.choose('Mossbank Payments');
    t.deepEqual(await problemsIn(await pageShown(workbench)), [], `lead, ${theme}`);
    await workbench.picture(`lead-${name}`);
    await workbench.command('View: Close All Editors');

    await workbench.command('Outreach: Open Dashboard');
    t.deepEqual(await problemsIn(await pageShown(workbench)), [], `dashboard, ${theme}`);
    await workbench.picture(`dashboard-${name}`);
    await workbench.command('View: Close All Editors');

    await workbench.command('Outreach: Show What Is Set Up');
    t.deepEqual(await problemsInReadingPage(workbench), [], `setup, ${theme}`);
    await workbench.picture(`setup-${name}`);
    await workbench.command('View: Close All Editors');

    await workbench.command('Outreach: Import Your Résumé');
    await workbench.choose('The sample résumé');
    await workbench.choose('Use it, and show all that was read');
    t.deepEqual(await problemsInReadingPage(workbench), [], `profile, ${theme}`);
    await workbench.picture(`profile-${name}`);
    await workbench.command('View: Close All Editors');
  }
});

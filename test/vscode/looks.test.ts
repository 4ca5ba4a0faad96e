import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'ava';
import type { Frame } from 'playwright-core';
import { installedExtension, type Theme, themes } from './support/installed-extension.ts';
import type { Workbench } from './support/workbench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const theme of Object.keys(themes) as readonly Theme[]) {
  test.serial(`views and pages can be read, and are named for whoever cannot see them, in the theme ${theme}`, async (t) => {
    const { workbench } = await installedExtension(t, { theme });
    const { page } = workbench;
    await workbench.openOutreach();
    await workbench.command('Outreach: Try a Sample Campaign');
    await workbench.statusItem('10 drafts to review').waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    const sidebar = await page.locator('[id="workbench.parts.sidebar"] .composite').elementHandle();
    const found = [['views', await problemsIn(page.mainFrame(), '[id="workbench.parts.sidebar"] .composite')]];
    t.truthy(sidebar);

    await workbench.row('Mossbank Payments').click();
    await workbench.lens('Approve').waitFor();
    await workbench.picture(`draft-${theme}`);

    for (const [name, command, choice] of [['lead', 'Outreach: Open Lead', 'Mossbank Payments'], ['dashboard', 'Outreach: Open Dashboard', undefined]] as const) {
      await workbench.command(command);
      if (choice !== undefined) await workbench.choose(choice);
      found.push([name, await problemsIn(await pageShown(workbench))]);
      await workbench.picture(`${name}-${theme}`);
    }
    for (const [place, problems] of found) t.deepEqual(problems, [], `${String(place)}`);
  });
}

/** The frame of the page that is in front, once it shows what it is about. */
async function pageShown({ webview }: Workbench): Promise<Frame> {
  const content = webview().locator('main:not([aria-busy=true]) h1').first();
  await content.waitFor();
  const frame = await (await content.elementHandle())?.ownerFrame();
  if (frame == null) throw new Error('There is no page in front');
  return frame;
}

/** What axe finds wrong, with the elements. */
async function problemsIn(frame: Frame, within = ':root'): Promise<readonly string[]> {
  await frame.evaluate(axe);
  return frame.evaluate<string[], string>(
    `(async (within) => (await axe.run(within)).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))(${JSON.stringify(within)})`,
    within,
  );
}

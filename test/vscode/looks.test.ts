import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'ava';
import type { Frame } from 'playwright-core';
import { installedExtension } from './support/installed-extension.ts';
import type { Workbench } from './support/workbench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the editor calls them. */
const themes = { dark: 'Dark Modern', light: 'Light Modern', contrast: 'Dark High Contrast' } as const;

test('views, drafts and pages can be read in light, dark and high contrast, and are named for whoever cannot see them', async (t) => {
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
  }
});

/** The frame of the page that is in front, once it shows what it is about. */
async function pageShown({ webview }: Workbench): Promise<Frame> {
  const content = webview().locator('main:not([aria-busy=true]) h1').first();
  await content.waitFor();
  const frame = await (await content.elementHandle())?.ownerFrame();
  if (frame == null) throw new Error('There is no page in front');
  return frame;
}

/** How the editor builds rows and headings of views: nothing that an extension says. */
const madeByTheEditor = ['label-content-name-mismatch', 'nested-interactive', 'tabindex'];

/** What axe finds wrong, with the elements. */
async function problemsIn(frame: Frame, within = ':root', without: readonly string[] = []): Promise<readonly string[]> {
  await frame.evaluate(axe);
  const options = { rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) };
  return frame.evaluate<string[]>(`axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 300))))`);
}

import test from 'ava';
import type { Frame, Page } from 'playwright-core';
import { pageShown } from './support/accessibility.ts';
import { installedExtension } from './support/installed-extension.ts';

test('every control of a page is reached by Tab, and works by Enter', async (t) => {
  const { workbench } = await installedExtension(t);
  const { page } = workbench;
  await workbench.openOutreach();
  await workbench.command('Outreach: Try a Sample Campaign');
  await workbench.notification('10 drafts wait for your review').waitFor();
  await workbench.command('Notifications: Clear All Notifications');

  await workbench.command('Outreach: Open Dashboard');
  const dashboard = await pageShown(workbench);
  t.deepEqual((await tabThrough(page, dashboard)).missed, []);
  const table = dashboard.locator('details').first();
  await table.locator('summary').focus();
  await page.keyboard.press('Enter');
  await table.locator('td').first().waitFor();
  await workbench.command('View: Close All Editors');

  await workbench.command('Outreach: Open Lead');
  await workbench.choose('Mossbank Payments');
  const lead = await pageShown(workbench);
  const { missed, reached } = await tabThrough(page, lead);
  t.deepEqual(missed, []);
  t.true(reached.length > 10);
  await lead.getByRole('button', { name: 'Review the draft' }).focus();
  await page.keyboard.press('Enter');
  await workbench.lens('Approve').waitFor();
});

/** What takes the focus when Tab is pressed as often as there are controls, from the top on, and what does not. */
async function tabThrough(page: Page, frame: Frame): Promise<{ readonly reached: readonly string[]; readonly missed: readonly string[] }> {
  const names = (await frame.evaluate(`globalThis.controls = [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex]')].filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0);
    document.activeElement?.blur();
    globalThis.controls.map((each) => each.tagName.toLowerCase() + ' ' + (each.getAttribute('aria-label') ?? each.textContent.trim()))`)) as readonly string[];
  await frame.evaluate('window.focus()');
  const reached = new Set<number>();
  for (let pressed = 0; pressed < names.length; pressed += 1) {
    await page.keyboard.press('Tab');
    reached.add((await frame.evaluate('globalThis.controls.indexOf(document.activeElement)')) as number);
  }
  return { reached: names.filter((_, index) => reached.has(index)), missed: names.filter((_, index) => !reached.has(index)) };
}

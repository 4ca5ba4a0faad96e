// The real workbench in a browser, as a person uses it: by what is written on things and by the keyboard. Selectors hold on VS Code 1.139.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Milliseconds in which anything that was asked for must show; machines with little to spare need them. */
const patience = 60_000;

/** Pictures that tests take: artifacts, made anew with each run. */
export const screenshots = join(import.meta.dirname, '../../../dist/screenshots');

export interface Workbench {
  readonly page: Page;
  /** Runs a command by its title in the command palette: `Outreach: Setup`. By keyboard. */
  command(title: string): Promise<void>;
  /** Chooses in the quick pick that is open what begins with this. By keyboard. */
  choose(label: string): Promise<void>;
  /** Types into the input box that is open, and confirms. */
  answer(text: string): Promise<void>;
  /** What the quick input asks: title, placeholder and message. */
  question(): Promise<string>;
  /** Opens the extension's container of the activity bar, unless it is open. */
  openOutreach(): Promise<void>;
  /** The body of a view, unfolded: `Review`. */
  view(name: string): Promise<Locator>;
  /** A row of any tree, by the beginning of what a screen reader says of it. */
  row(label: string): Locator;
  /** The text in the editor that is open, as far as it is drawn. */
  editorText(): Promise<string>;
  /** A CodeLens. */
  lens(title: string): Locator;
  /** What is underlined as a problem. */
  problems(): Locator;
  /** A toast, or a message in the notification centre. */
  notification(text: string): Locator;
  /** Of a toast. */
  button(label: string): Locator;
  statusItem(label: string): Locator;
  /** What a webview shows. */
  webview(): FrameLocator;
  reload(): Promise<void>;
  /** `review-dark` becomes review-dark.png among the artifacts; answers with its path. */
  picture(name: string): Promise<string>;
}

/** Resolves when the workbench is drawn and takes keys. */
export async function openWorkbench(page: Page, url: string): Promise<Workbench> {
  page.setDefaultTimeout(patience);
  page.setDefaultNavigationTimeout(patience);
  await page.goto(url);
  await drawn(page);
  // The chat takes a third of the window, and is another story.
  if (await page.locator('[id="workbench.parts.auxiliarybar"]').isVisible()) await page.keyboard.press('Control+Alt+B');

  const quickInput = page.locator('.quick-input-widget:visible');
  const input = quickInput.locator('input[type=text], input[type=password]').first();
  const choices = quickInput.locator('.quick-input-list .monaco-list-row');
  const sidebar = page.locator('[id="workbench.parts.sidebar"]');

  /** Arrow by arrow, as a person without a mouse does. */
  async function pick(wanted: string): Promise<void> {
    await choices.and(page.locator(wanted)).first().waitFor();
    for (let steps = 0; (await choices.and(page.locator('.focused')).and(page.locator(wanted)).count()) === 0; steps++) {
      if (steps > 50) throw new Error(`No arrow leads to ${wanted}`);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
  }

  return {
    page,
    async command(title) {
      await page.keyboard.press('F1');
      await input.fill(`>${title}`);
      await pick(`[aria-label=${JSON.stringify(title)}], [aria-label^=${JSON.stringify(`${title},`)}]`);
    },
    choose: (label) => pick(labelled(label)),
    async answer(text) {
      await input.fill(text);
      await page.keyboard.press('Enter');
    },
    async question() {
      await input.waitFor();
      return [await quickInput.locator('.quick-input-title').textContent(), await input.getAttribute('placeholder'), await quickInput.locator('.quick-input-message').textContent()].filter(Boolean).join(' · ');
    },
    async openOutreach() {
      const tab = page.getByRole('tab', { name: /^Outreach\b/ });
      await tab.waitFor();
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      await sidebar.locator('.pane-header').first().waitFor();
    },
    async view(name) {
      const header = sidebar.locator(`.pane-header[aria-label^=${JSON.stringify(name)}]`);
      await header.waitFor();
      if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
      return sidebar.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^=${JSON.stringify(name)}]`) }).locator('.pane-body');
    },
    row: (label) => page.locator('[role=treeitem]').and(page.locator(labelled(label))).first(),
    async editorText() {
      const lines = page.locator('[id="workbench.parts.editor"] .editor-instance .view-lines').first();
      await lines.waitFor();
      return (await lines.innerText()).replaceAll('\u00a0', ' ');
    },
    lens: (title) => page.locator('.codelens-decoration a').filter({ hasText: title }).first(),
    problems: () => page.locator('.squiggly-error, .squiggly-warning'),
    notification: (text) => page.locator('.notification-list-item-message').filter({ hasText: text }).first(),
    button: (label) => page.locator('.notifications-toasts').getByRole('button', { name: label }).first(),
    statusItem: (label) => page.locator(`footer .statusbar-item[aria-label*=${JSON.stringify(label)}]`).first(),
    webview: () => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
    async reload() {
      await page.reload();
      await drawn(page);
    },
    async picture(name) {
      mkdirSync(screenshots, { recursive: true });
      const path = join(screenshots, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
  };
}

async function drawn(page: Page): Promise<void> {
  await page.locator('.monaco-workbench').waitFor();
  await page.locator('[id="workbench.parts.activitybar"] [role=tab]').first().waitFor();
}

function labelled(beginning: string): string {
  return `[aria-label^=${JSON.stringify(beginning)}]`;
}

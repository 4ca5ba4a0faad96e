// The real workbench in a browser, as a person uses it: by what is written on things and by the keyboard. Selectors hold on VS Code 1.139.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Milliseconds in which anything that was asked for must show; machines with little to spare need them. */
const patience = 120_000;

/** Pictures that tests take: artifacts, made anew with each run. */
export const screenshots = join(import.meta.dirname, '../../../dist/screenshots');

/** Runs in the page: what a test presses for a person is trusted, too. */
const countClicks = "addEventListener('pointerdown', ({ isTrusted }) => { if (isTrusted) globalThis.clicks = (globalThis.clicks ?? 0) + 1; }, true)";

export interface Workbench {
  readonly page: Page;
  /** Runs a command by its title in the command palette: `Outreach: Setup`. By keyboard. */
  command(title: string): Promise<void>;
  /** Chooses in the quick pick that is open what begins with this. By keyboard. */
  choose(label: string): Promise<void>;
  /** Types into the input box that is open, once it asks this, and confirms. */
  answer(text: string, asked?: string): Promise<void>;
  /** What the quick input asks: title, placeholder and message. */
  question(): Promise<string>;
  /** Opens the extension's container of the activity bar, unless it is open. */
  openOutreach(): Promise<void>;
  /** The body of a view, unfolded: `Review`. */
  view(name: string): Promise<Locator>;
  /** Puts the focus into a view, then on the row that begins with this. By keyboard. */
  goTo(view: string, label: string): Promise<void>;
  /** A row of any tree, by the beginning of what a screen reader says of it. */
  row(label: string): Locator;
  /** Finds words in the editor that is open, selects them and types others, or removes them. By keyboard. */
  replace(words: string, others: string): Promise<void>;
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
  /** As a person closes the window, which then says so to its extensions; a page that is only taken away does not. */
  close(): Promise<void>;
  /** How often the mouse was pressed in this window since it was drawn. */
  clicks(): Promise<number>;
  /** `review-dark` becomes review-dark.png among the artifacts; answers with its path. */
  picture(name: string): Promise<string>;
}

/** Resolves when the workbench is drawn, with the extension in it, and takes keys. */
export async function openWorkbench(page: Page, url: string): Promise<Workbench> {
  page.setDefaultTimeout(patience);
  page.setDefaultNavigationTimeout(patience);
  await page.addInitScript({ content: countClicks });
  await page.goto(url);
  await drawn(page);
  // The chat takes a third of the window, and is another story.
  if (await page.locator('[id="workbench.parts.auxiliarybar"]').isVisible()) await page.keyboard.press('Control+Alt+B');

  const quickInput = page.locator('.quick-input-widget:visible');
  const input = quickInput.locator('input[type=text], input[type=password]').first();
  const choices = quickInput.locator('.quick-input-list .monaco-list-row');
  const sidebar = page.locator('[id="workbench.parts.sidebar"]');

  async function pick(wanted: string, within = patience): Promise<void> {
    await choices.and(page.locator(wanted)).first().waitFor({ timeout: within });
    await arrowDownTo(choices, wanted, within);
    await page.keyboard.press('Enter');
  }

  const paneOf = (name: string) => sidebar.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^=${JSON.stringify(name)}]`) });

  /** Arrow by arrow, as a person without a mouse does, who begins again at the top while the row is not there yet. */
  async function arrowDownTo(rows: Locator, wanted: string, within = patience): Promise<void> {
    const there = rows.and(page.locator('.focused')).and(page.locator(wanted)).first();
    const givesUpAt = Date.now() + within;
    for (let steps = 1; (await there.count()) === 0; steps++) {
      if (Date.now() > givesUpAt) throw new Error(`No arrow leads to ${wanted}`);
      if (steps % 50 === 0) await page.waitForTimeout(500);
      await page.keyboard.press(steps % 50 === 0 ? 'Home' : 'ArrowDown');
    }
  }

  /** Whatever takes the focus closes the palette, such as a page that opens; and one that was opened before the extension's commands were known never learns of them. A person asks for it again. */
  async function command(title: string): Promise<void> {
    const attempts = 8;
    for (let attempt = 1; ; attempt++) {
      await page.keyboard.press('F1');
      try {
        await input.fill(`>${title}`, { timeout: patience / attempts });
        return await pick(`[aria-label=${JSON.stringify(title)}], [aria-label^=${JSON.stringify(`${title},`)}]`, patience / attempts);
      } catch (thrown) {
        if (attempt === attempts) throw thrown;
        await page.keyboard.press('Escape');
      }
    }
  }

  return {
    page,
    command,
    choose: (label) => pick(`[aria-label*=${JSON.stringify(label)}]`),
    async answer(text, asked = '') {
      await quickInput.filter({ hasText: asked }).waitFor();
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
      return paneOf(name).locator('.pane-body');
    },
    async goTo(name, label) {
      const rows = paneOf(name).locator('.monaco-list-row');
      // A view that is opened by it has no rows yet which the focus could go to: then it is asked for once more.
      for (let asked = 0; asked < 2; asked++) {
        await command(`Outreach: Focus on ${name} View`);
        await rows.first().waitFor();
        if (await paneOf(name).locator('.monaco-list:focus-within').waitFor({ timeout: 2_000 }).then(() => true, () => false)) break;
      }
      await page.keyboard.press('Home');
      await arrowDownTo(rows, labelled(label));
    },
    row: (label) => page.locator('[role=treeitem]').and(page.locator(labelled(label))).first(),
    async editorText() {
      const lines = page.locator('[id="workbench.parts.editor"] .editor-instance .view-lines').first();
      await lines.waitFor();
      return (await lines.innerText()).replaceAll('\u00a0', ' ');
    },
    async replace(words, others) {
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Control+f');
      const find = page.locator('.find-widget.visible textarea, .find-widget.visible input').first();
      await find.waitFor();
      await find.fill(words);
      const found = page.locator('.find-widget .matchesCount');
      await found.filter({ hasText: / of \d/ }).waitFor();
      if (/^\?/.test((await found.textContent()) ?? '')) await find.press('Enter');
      // The first may close a notification.
      for (let pressed = 0; pressed < 3 && (await find.isVisible()); pressed++) {
        await page.keyboard.press('Escape');
        await find.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined); // pressed once more
      }
      if (others === '') await page.keyboard.press('Delete');
      else await page.keyboard.type(others);
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
    async close() {
      await page.goto('about:blank');
      await page.close();
    },
    clicks: () => page.evaluate<number>('globalThis.clicks ?? 0'),
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
  // Its commands are known when its place is.
  await page.getByRole('tab', { name: /^Outreach\b/ }).waitFor();
}

function labelled(beginning: string): string {
  return `[aria-label^=${JSON.stringify(beginning)}]`;
}

// What whoever cannot see, or sees otherwise, meets: axe in the frames of the workbench, and the themes to try.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import type { Workbench } from './workbench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What the editor calls them. */
export const themes = { dark: 'Dark Modern', light: 'Light Modern', contrast: 'Dark High Contrast', 'contrast-light': 'Light High Contrast' } as const;

/** The frame of the page that is in front, once it shows what it is about. */
export async function pageShown({ webview }: Workbench): Promise<Frame> {
  const content = webview().locator('main:not([aria-busy=true]) h1').first();
  await content.waitFor();
  const frame = await (await content.elementHandle())?.ownerFrame();
  if (frame == null) throw new Error('There is no page in front');
  return frame;
}

/** How the editor builds rows and headings of views: nothing that an extension says. */
export const madeByTheEditor = ['label-content-name-mismatch', 'nested-interactive', 'tabindex'];

/** What axe finds wrong, with the elements. */
export async function problemsIn(frame: Frame, within = ':root', without: readonly string[] = []): Promise<readonly string[]> {
  await frame.evaluate(axe);
  const options = { rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) };
  return frame.evaluate<string[]>(`axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 300))))`);
}

const pagesCss = readFileSync(join(import.meta.dirname, '../../../extension/pages/pages.css'), 'utf8');

/** The page to be read that is in front has no script, and takes none: axe reads a copy of it, its markup and the styles that the editor gives it, in a page of its own. */
export async function problemsInReadingPage({ page, webview }: Workbench): Promise<readonly string[]> {
  const root = webview().locator('html');
  await root.locator('main h1').first().waitFor();
  const [inside, style, language] = await Promise.all([root.innerHTML(), root.getAttribute('style'), root.getAttribute('lang')]);
  const copy = await page.context().newPage();
  try {
    await copy.setContent(inside.replace(/<meta http-equiv[^>]*>/g, ''));
    await copy.evaluate(`Object.assign(document.documentElement, { lang: ${JSON.stringify(language)} }).setAttribute('style', ${JSON.stringify(style)})`);
    await copy.addStyleTag({ content: pagesCss });
    return await problemsIn(copy.mainFrame());
  } finally {
    await copy.close();
  }
}

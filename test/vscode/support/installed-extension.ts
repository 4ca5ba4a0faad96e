// The package as a person has it: installed into an empty profile, in a workbench that knows nothing of its sources.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import type { ExecutionContext } from 'ava';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openBrowser } from './browser.ts';
import { bundleExtension } from './bundle-extension.ts';
import { installExtension, startCodeServer } from './code-server.ts';
import { installPackage } from './installed-package.ts';
import { openWorkbench, screenshots, type Workbench } from './workbench.ts';

export interface InstalledExtension {
  readonly home: string;
  /** The folder that is opened in the window. */
  readonly opened: string;
  readonly workbench: Workbench;
  /** Another window of the same person: the same profile, the same home. */
  secondWindow(): Promise<Workbench>;
}

export interface Profile {
  readonly theme?: Theme;
  /** Of the editor, as with a language pack: `de`. The words of the workbench itself stay English, since no pack is installed. */
  readonly language?: string;
  /** The user's own. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** One that was made before; otherwise it is not there yet. */
  readonly home?: string;
  /** Further extensions, by their folders in test/vscode/extensions. */
  readonly extensions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What lies in the folder that is opened, by name. */
  readonly papers?: Readonly<Record<string, string>>;
  /** Changes what was installed, by the folder of all extensions. */
  readonly spoil?: (installed: string) => void;
}

export const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' } as const;
export type Theme = keyof typeof themes;

/** Ends with the test. */
export async function installedExtension(t: ExecutionContext, { theme = 'dark', language, settings = {}, home: made, extensions = [], environment = {}, papers = {}, spoil }: Profile = {}): Promise<InstalledExtension> {
  const folder = temporaryFolder(t);
  const home = made ?? join(folder, 'home');
  const opened = join(folder, 'papers');
  const server = join(folder, 'server');
  for (const each of [opened, join(server, 'data/User')]) mkdirSync(each, { recursive: true });
  for (const [name, text] of Object.entries(papers)) writeFileSync(join(opened, name), text);
  writeFileSync(join(server, 'data/User/settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none', 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'workbench.colorTheme': themes[theme], ...settings }));
  await installPackage(server);
  spoil?.(join(server, 'extensions'));
  for (const name of extensions) installExtension(await packageOf(await bundleExtension(name, join(folder, name))), server);
  const { url, close } = await startCodeServer({ folder: server, environment: { OUTREACH_HOME: home, ...environment }, driver: false });
  t.teardown(close);
  const browser = await openBrowser();
  t.teardown(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  if (language !== undefined) await context.addInitScript({ content: `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}` });
  t.teardown(async () => {
    if (!t.passed) for (const [index, page] of context.pages().entries()) await page.screenshot({ path: join(screenshots, `failed-${index + 1}.png`) });
  });
  const window = async () => openWorkbench(await context.newPage(), `${url}/?folder=${encodeURIComponent(opened)}`);
  return { home, opened, workbench: await window(), secondWindow: window };
}

async function packageOf(folder: string): Promise<string> {
  const packagePath = `${folder}.vsix`;
  await createVSIX({ cwd: folder, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}

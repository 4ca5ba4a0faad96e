import type { Page } from 'playwright-core';
import type { CodeServer } from './code-server.ts';

export interface HostTests {
  /** Paths: of the extension under development, of the file that exports `run`, of the folder that is opened. */
  readonly extension: string;
  readonly tests: string;
  readonly folder: string;
  /** What the workbench and the tests print. */
  readonly heard?: (line: string) => void;
}

/** Opens the workbench so that its extension host runs the tests, as VS Code tests itself in a browser; answers with the exit code. A page takes it once. */
export async function runTestsOnPage(page: Page, { authority, url }: CodeServer, { extension, tests, folder, heard = () => undefined }: HostTests): Promise<number> {
  const { promise: exit, resolve } = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', (type: string, words: readonly unknown[]) => heard(`${type === 'log' ? '' : `${type}: `}${words.join(' ')}\n`));
  await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  const remote = (path: string) => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests)],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
  await page.goto(`${url}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return exit;
}

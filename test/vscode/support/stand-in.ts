#!/usr/bin/env node
// Stands in for VS Code's executable where none can be downloaded: takes the flags that @vscode/test-electron gives, and runs the same tests in the same
// extension host, of a server with its window in a browser. Ends with the tests' exit code.
import { openBrowser } from './browser.ts';
import { startCodeServer } from './code-server.ts';

const flags = new Map(process.argv.slice(2).flatMap((word) => {
  const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  return name === undefined ? [] : [[name, value] as const];
}));
const opened = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '/';

const server = await startCodeServer({ workspaceTrust: !flags.has('disable-workspace-trust') });
const browser = await openBrowser();
const page = await browser.newPage();
const { promise: exit, resolve } = Promise.withResolvers<number>();
await page.exposeFunction('codeAutomationLog', (type: string, words: readonly unknown[]) => process.stdout.write(`${type === 'log' ? '' : `${type}: `}${words.join(' ')}\n`));
await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
const remote = (path: string) => `vscode-remote://${server.authority}${path}`;
const payload = [
  ['extensionDevelopmentPath', remote(flags.get('extensionDevelopmentPath') ?? '')],
  ['extensionTestsPath', remote(flags.get('extensionTestsPath') ?? '')],
  ['enableProposedApi', ''],
  ['skipWelcome', 'true'],
];
await page.goto(`${server.url}/?folder=${encodeURIComponent(opened)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
const code = await exit;
await browser.close();
await server.close();
process.exit(code);

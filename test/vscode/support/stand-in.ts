#!/usr/bin/env node
// Stands in for VS Code's executable where none can be downloaded: takes the flags that @vscode/test-electron gives, and runs the same tests in the same
// extension host, of a server with its window in a browser. Ends with the tests' exit code.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openBrowser } from './browser.ts';
import { startCodeServer } from './code-server.ts';
import { runTestsOnPage } from './run-tests-on-page.ts';

const flags = new Map(process.argv.slice(2).flatMap((word) => {
  const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  return name === undefined ? [] : [[name, value] as const];
}));
// A page can name one extension that is developed; further ones are installed.
const [developed = '', ...others] = process.argv.slice(2).flatMap((word) => /^--extensionDevelopmentPath=(.+)$/s.exec(word)?.[1] ?? []);
const opened = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '/';

const folder = mkdtempSync(join(tmpdir(), 'outreach-vscode-'));
for (const path of others) cpSync(path, join(folder, 'extensions', basename(path)), { recursive: true });
const server = await startCodeServer({ folder, workspaceTrust: flags.has('stand-in-workspace-trust') });
const browser = await openBrowser();
const page = await browser.newPage();
const code = await runTestsOnPage(page, server, {
  extension: developed,
  tests: flags.get('extensionTestsPath') ?? '',
  folder: opened,
  heard: (line) => process.stdout.write(line),
});
await browser.close();
await server.close();
process.exit(code);

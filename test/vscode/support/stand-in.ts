#!/usr/bin/env node
// Stands in for VS Code's executable where none can be downloaded: takes the flags that @vscode/test-electron gives, and runs the same tests in the same
// extension host, of a server with its window in a browser. Ends with the tests' exit code.
import { openBrowser } from './browser.ts';
import { startCodeServer } from './code-server.ts';
import { runTestsOnPage } from './run-tests-on-page.ts';

const flags = new Map(process.argv.slice(2).flatMap((word) => {
  const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  return name === undefined ? [] : [[name, value] as const];
}));
const opened = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '/';

const server = await startCodeServer({ workspaceTrust: !flags.has('disable-workspace-trust') });
const browser = await openBrowser();
const page = await browser.newPage();
const code = await runTestsOnPage(page, server, {
  extension: flags.get('extensionDevelopmentPath') ?? '',
  tests: flags.get('extensionTestsPath') ?? '',
  folder: opened,
  heard: (line) => process.stdout.write(line),
});
await browser.close();
await server.close();
process.exit(code);

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, extensions } from 'vscode';
import type { OutreachApi } from '../../../extension/outreach-api.ts';
import type { SampleExports } from '../extensions/sample-plugin/extension.ts';

const home = process.env['OUTREACH_HOME'] ?? '';
let added: { dispose(): void } | undefined;

async function sample(): Promise<SampleExports> {
  const extension = extensions.getExtension<SampleExports>('outreach-tests.sample-plugin');
  assert.ok(extension);
  return extension.activate();
}

/** Dialogs are refused in tests: nobody has decided, which is a no. */
export async function firstIsDenied(): Promise<unknown> {
  const { connect, denied } = await sample();
  return { api: await connect(), denied: denied() };
}

export async function isDeniedUnderAStrangeName(): Promise<unknown> {
  const { connect, denied } = await sample();
  return { api: await connect(1, 'nobody.nothing'), denied: denied() };
}

export async function knowsItsVersion(): Promise<unknown> {
  const { connect, denied } = await sample();
  return { api: await connect(2), denied: denied() };
}

export async function laterTheUserAllowsIt(): Promise<unknown> {
  await tickAll();
  const { connect, add } = await sample();
  const api = await connect();
  assert.ok(api, 'it is allowed');
  const found = await api.leads.search({});
  added = add(api);
  const before = logged();
  // The engine is open by now, and is opened anew with the plugin as soon as somebody needs it.
  await needEngine(api, () => timesLoaded() > 0);
  return { found, before: before.includes('sample plugin'), loaded: timesLoaded() };
}

export async function takesItOutAndInAgain(): Promise<unknown> {
  const { connect, add } = await sample();
  const api = await connect();
  assert.ok(api);
  added?.dispose();
  await needEngine(api, () => false);
  const out = timesLoaded();
  added = add(api);
  await needEngine(api, () => timesLoaded() > out);
  return { out, in: timesLoaded() };
}

export async function maliciousShapesAreRefused(): Promise<unknown> {
  const { connect } = await sample();
  const api = await connect();
  assert.ok(api);
  try {
    api.registerPlugin({ name: 'Not A Name' } as never);
    return 'it was taken';
  } catch (thrown) {
    return String(thrown);
  }
}

export async function neverAgainWhenItIsTakenBack(): Promise<unknown> {
  await tickAll();
  const { connect, denied } = await sample();
  return { api: await connect(), denied: denied() };
}

/** As with the keyboard: the box that ticks all, then Enter. */
async function tickAll(): Promise<void> {
  const managing = commands.executeCommand('outreach.managePluginAccess');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await commands.executeCommand('quickInput.first');
  await commands.executeCommand('workbench.action.quickPickManyToggle');
  await commands.executeCommand('quickInput.accept');
  await managing;
}

/** Until it is so, or for two seconds. */
async function needEngine(api: OutreachApi, until: () => boolean): Promise<void> {
  for (let looks = 0; !until() && looks < 40; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await api.leads.search({ text: 'nobody' });
  }
}

function timesLoaded(): number {
  return logged().split('the sample plugin is here').length - 1;
}

function logged(): string {
  const folder = join(home, 'logs');
  return existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('') : '';
}

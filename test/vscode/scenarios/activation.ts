import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { commands, extensions } from 'vscode';

const id = 'outreach-agent.outreach-agent';

export async function activatesQuickly(): Promise<number> {
  const extension = extensions.getExtension(id);
  assert.ok(extension);
  const begun = performance.now();
  await extension.activate();
  return performance.now() - begun;
}

export async function registersItsCommands(): Promise<readonly string[]> {
  const all = await commands.getCommands(true);
  const contributed = (extensions.getExtension(id)?.packageJSON as { contributes: { commands: readonly { command: string }[] } }).contributes.commands.map(({ command }) => command);
  return contributed.filter((each) => !all.includes(each));
}

/** What the editor itself makes for a view: to focus it, to move it. */
const madeForViews = /^outreach\.\w+\.(?:focus|open|resetViewLocation|removeView|toggleVisibility)$/;

export async function registersNoOthers(): Promise<readonly string[]> {
  const { contributes } = extensions.getExtension(id)?.packageJSON as { contributes: { commands: readonly { command: string }[] } };
  const contributed = new Set(contributes.commands.map(({ command }) => command));
  return (await commands.getCommands(true)).filter((each) => each.startsWith('outreach.') && !contributed.has(each) && !madeForViews.test(each));
}

export async function opensNothing(): Promise<boolean> {
  await commands.executeCommand('outreach.showLog');
  return existsSync(process.env['OUTREACH_HOME'] ?? '');
}

// The commands of setup, as a view, another command or another extension calls them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commands, TabInputWebview, Uri, window } from 'vscode';

const home = process.env['OUTREACH_HOME'] ?? '';
const papers = process.env['OUTREACH_TEST_PAPERS'] ?? '';

const accept = 'workbench.action.acceptSelectedQuickOpenItem';
const close = 'workbench.action.closeQuickOpen';

/** Calls a command, and then one of these again and again until it has ended: the questions come when they come. */
async function answering<Result>(command: string, given: readonly unknown[], ...answers: readonly string[]): Promise<Result | null> {
  const left = [...answers];
  let isOver = false;
  const called = Promise.resolve(commands.executeCommand<Result>(command, ...given)).finally(() => (isOver = true));
  while (!isOver) {
    await pause(700);
    if (!isOver) await commands.executeCommand(left.length > 1 ? (left.shift() ?? '') : (left[0] ?? ''));
  }
  return (await called) ?? null;
}

export async function opensItsWalkthrough(): Promise<unknown> {
  await commands.executeCommand('outreach.setup');
  return { tabs: window.tabGroups.all.flatMap(({ tabs }) => tabs).length };
}

export async function storesNothingWhenCancelled(): Promise<unknown> {
  const [model, mailbox, sender] = [await answering('outreach.setupModel', [], close), await answering('outreach.setupMailbox', [], close), await answering('outreach.setupSender', [], close)];
  return { model, mailbox, sender, campaign: await answering('outreach.newCampaign', [], close), settings: existsSync(join(home, 'config.json')) };
}

export async function readsTheFileThatItIsGiven(): Promise<unknown> {
  return { isSaved: await answering('outreach.setupProfile', [Uri.file(join(papers, 'resume.md'))], accept) };
}

export async function keepsTheProfileWhenAFileIsNoResume(): Promise<unknown> {
  return { answer: (await commands.executeCommand('outreach.setupProfile', Uri.file(join(papers, 'shopping.txt')))) ?? null };
}

export async function readsWhatIsPasted(): Promise<unknown> {
  // The second choice is to paste.
  await answering('outreach.setupProfile', [], 'workbench.action.quickOpenSelectNext', accept);
  const editor = window.activeTextEditor;
  assert.ok(editor);
  const isEmpty = editor.document.isUntitled && editor.document.getText() === '';
  const text = readFileSync(join(papers, 'resume.md'), 'utf8').replaceAll('Robin Vale', 'Grace Winter');
  await editor.edit((edit) => edit.insert(editor.selection.start, text));
  return { isEmpty, isSaved: await answering('outreach.setupProfile', [editor.document.uri], accept) };
}

export async function choosesAndKeeps(): Promise<unknown> {
  return { model: await answering('outreach.setupModel', [], accept), mailbox: await answering('outreach.setupMailbox', [], accept) };
}

export async function storesNothingWhereNothingIsChanged(): Promise<unknown> {
  // The first choice is to save.
  return { options: await answering('outreach.setupPlugin', ['smtp'], accept) };
}

export async function beginsACampaignFromAFile(): Promise<unknown> {
  return { campaign: await answering('outreach.newCampaign', [Uri.file(join(papers, 'people.csv'))], accept) };
}

export async function showsWhatIsSetUp(): Promise<unknown> {
  await commands.executeCommand('outreach.showSetup');
  const shown = () => window.tabGroups.activeTabGroup.activeTab;
  // The host hears of a new tab when it is drawn.
  for (let looks = 0; looks < 100 && !(shown()?.input instanceof TabInputWebview); looks += 1) await pause(100);
  const page = shown()?.label;
  await commands.executeCommand('outreach.openSettings');
  return { page, settings: basename(window.activeTextEditor?.document.uri.fsPath ?? '') };
}

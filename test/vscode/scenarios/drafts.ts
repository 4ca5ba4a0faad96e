import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  type CodeAction, type CodeLens, commands, type Diagnostic, extensions, type Hover, languages, type MarkdownString, Range, type TextDocument, Uri, window, workspace, WorkspaceEdit,
} from 'vscode';

interface Shown {
  readonly id: number;
  readonly status: string;
  readonly version: number;
  readonly subjectA: string;
  readonly body: string;
  readonly lead: { readonly company: string };
  readonly claims: readonly { readonly text: string }[];
  readonly questions: readonly { readonly id: string; readonly answer: string | null }[];
  readonly blockedBy: readonly { readonly rule: string; readonly quote: string }[];
}

/** What another program sees in the store. */
function shown(id: number): Shown {
  return JSON.parse(outreach('mail', 'show', String(id), '--json')) as Shown;
}

function outreach(...words: readonly string[]): string {
  const root = extensions.getExtension('outreach-agent.outreach-agent')?.extensionPath ?? '';
  return execFileSync(process.execPath, [join(root, '../outreach.js'), ...words], { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
}

/** Waits for what the editor does in its own time. */
async function until<Value>(what: string, look: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
  for (let turn = 0; turn < 200; turn += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const doc = window.activeTextEditor?.document;
  throw new Error(`never seen: ${what}; in ${doc?.uri.toString()} stands ${doc?.getText()}, marked ${JSON.stringify(doc === undefined ? [] : languages.getDiagnostics(doc.uri).map(({ message }) => message))}`);
}

async function open(id: number): Promise<TextDocument> {
  await commands.executeCommand('outreach.openDraft', { id });
  return until(`draft ${id}`, () => window.visibleTextEditors.map(({ document }) => document).find(({ uri }) => uri.scheme === 'outreach-draft' && uri.path.startsWith(`/${id}/`)));
}

/** The editor leaves an edit undone when the text was read anew meanwhile: it is then done to the text that stands there now. */
async function replace(document: TextDocument, words: string, by: string): Promise<void> {
  await until(`${words} becomes ${by}`, async () => {
    const start = document.getText().indexOf(words);
    if (start === -1) return undefined;
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + words.length)), by);
    return (await workspace.applyEdit(edit)) || undefined;
  });
}

const errorsIn = (document: TextDocument): readonly Diagnostic[] => languages.getDiagnostics(document.uri).filter(({ severity }) => severity === 0);

async function lensesOf(document: TextDocument): Promise<readonly string[]> {
  const lenses = await commands.executeCommand<readonly CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
  return lenses.map(({ command }) => (command?.title ?? '').replace(/^\$\([^)]*\) /, ''));
}

async function changed(document: TextDocument, what: string, is: (text: string) => boolean): Promise<void> {
  await until(what, () => (is(document.getText()) ? true : undefined));
}

/** One after another: each goes on with what the one before has left. */
const parts = [
  opensAsDocument,
  editsFromTheFirstWord,
  marksWhatIsNotProven,
  savesToTheStore,
  removesTheSentence,
  putsBackWhatMayNotBeChanged,
  savesWhatIsWrittenMeanwhile,
  savesWhatIsOpenedAgain,
  refusesWhatItCannotRead,
  showsWhatProvesAClaim,
  followsTheStore,
  refusesAStaleSave,
  takesAnEditBack,
  keepsAnAnswer,
  writesAnew,
  previewsTheMessage,
  approvesExactlyTheseWords,
  rejectsAndTakesItBack,
  keepsNothingElse,
] as const satisfies readonly (() => Promise<unknown>)[];

export async function inOrder(): Promise<Readonly<Record<string, unknown>>> {
  const said: Record<string, unknown> = {};
  for (const part of parts) {
    said[part.name] = await part().catch((thrown: unknown) => {
      throw new Error(`${part.name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown });
    });
  }
  return said;
}

async function opensAsDocument(): Promise<unknown> {
  const document = await open(1);
  const { subjectA, body, lead } = shown(1);
  assert.equal(document.languageId, 'markdown');
  assert.ok(document.uri.path.endsWith(`${lead.company}.md`), document.uri.path);
  for (const part of [subjectA, body, '# Follow-up after 3 days', '# Question 1', '> Robin Vale']) assert.ok(document.getText().includes(part), part);
  return { lenses: await lensesOf(document), text: document.getText() };
}

async function editsFromTheFirstWord(): Promise<unknown> {
  await commands.executeCommand('outreach.editDraft', { id: 1 });
  const { activeTextEditor: editor } = window;
  if (editor === undefined) throw new Error('no editor is active');
  assert.ok(editor.document.uri.path.startsWith('/1/'));
  const { active, isEmpty } = editor.selection;
  assert.ok(isEmpty && active.character === 0);
  assert.equal(editor.document.lineAt(active.line).text, shown(1).body.split('\n')[0]);
  return { line: active.line };
}

async function marksWhatIsNotProven(): Promise<unknown> {
  const document = await open(1);
  const before = shown(1).version;
  await replace(document, 'I would like to help with that.', 'I led 45 engineers there for eleven years.');
  const marked = await until('marks', () => (errorsIn(document).length > 0 ? errorsIn(document) : undefined));
  const words = marked.map(({ range }) => document.getText(range));
  assert.ok(words.some((each) => each.includes('45')), words.join(' | '));
  assert.ok(marked.every(({ message }) => !message.includes('"outreach ')), marked.map(({ message }) => message).join(' | '));
  assert.equal(shown(1).version, before, 'nothing is kept while somebody writes');
  return { words, messages: marked.map(({ message }) => message) };
}

async function savesToTheStore(): Promise<unknown> {
  const document = await open(1);
  assert.ok(await document.save());
  const saved = shown(1);
  assert.ok(saved.body.includes('I led 45 engineers there'));
  assert.ok(saved.blockedBy.some(({ quote }) => quote.includes('45')));
  const lenses = await until('the lens that counts what is to be mended', async () => {
    const all = await lensesOf(document);
    return all.some((title) => /to mend/.test(title)) ? all : undefined;
  });
  await commands.executeCommand('outreach.approveDraft', { id: 1 });
  assert.equal(shown(1).status, 'drafted', 'what is not proven is not approved');
  return lenses;
}

async function removesTheSentence(): Promise<unknown> {
  const document = await open(1);
  for (let round = 0; errorsIn(document).length > 0 && round < 5; round += 1) {
    const [problem] = errorsIn(document);
    const actions = await commands.executeCommand<readonly CodeAction[]>('vscode.executeCodeActionProvider', document.uri, problem?.range);
    const removal = actions.find(({ title }) => title === 'Remove the sentence');
    assert.ok(removal?.edit, actions.map(({ title }) => title).join(' | '));
    const text = document.getText();
    await workspace.applyEdit(removal.edit);
    assert.notEqual(document.getText(), text);
    await until('marks that are gone', () => (errorsIn(document).every((each) => each.range.start.line !== problem?.range.start.line || each.message !== problem.message) ? true : undefined));
  }
  assert.ok(!document.getText().includes('45 engineers'));
  assert.ok(await document.save());
  assert.deepEqual(shown(1).blockedBy, []);
  return document.getText().split('\n').slice(12, 20);
}

async function putsBackWhatMayNotBeChanged(): Promise<void> {
  const document = await open(1);
  await replace(document, '> Robin Vale', '> Somebody Else');
  assert.ok(await document.save());
  await changed(document, 'the footer as it was', (text) => text.includes('> Robin Vale') && !text.includes('Somebody Else'));
  assert.ok(!document.isDirty);
}

/** The text is put right after it was saved; who writes on at once has changed nothing that somebody else has written. */
async function savesWhatIsWrittenMeanwhile(): Promise<void> {
  const document = await open(1);
  const { body } = shown(1);
  for (const [before, after] of [['Hello Ingrid', 'Dear Ingrid'], ['Dear Ingrid', 'Hello Ingrid']] as const) {
    await replace(document, '> Robin Vale', '> Somebody Else');
    assert.ok(await document.save());
    await replace(document, before, after);
    assert.ok(await document.save(), `${before} becomes ${after}`);
    await changed(document, 'the footer as it was', (text) => text.includes('> Robin Vale') && text.includes(after));
  }
  assert.equal(shown(1).body, body);
}

/** What was put right before it was closed is no other text when it is opened again. */
async function savesWhatIsOpenedAgain(): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
  for (const [words, by] of [['Hello Ingrid', 'Dear Ingrid'], ['Dear Ingrid', 'Hello Ingrid']] as const) {
    const document = await open(1);
    await replace(document, words, by);
    assert.ok(await document.save(), `${words} becomes ${by}`);
  }
}

async function refusesWhatItCannotRead(): Promise<unknown> {
  const document = await open(1);
  const { version } = shown(1);
  await replace(document, '# Message', 'Message');
  const [problem] = await until('the mark', () => (errorsIn(document).length > 0 ? errorsIn(document) : undefined));
  assert.equal(await document.save(), false);
  assert.ok(document.isDirty);
  assert.equal(shown(1).version, version);
  await replace(document, '\nMessage\n', '\n# Message\n');
  await until('no marks', () => (errorsIn(document).length === 0 ? true : undefined));
  assert.ok(await document.save());
  return problem?.message;
}

async function showsWhatProvesAClaim(): Promise<unknown> {
  const document = await open(1);
  const claim = shown(1).claims.find(({ text }) => document.getText().includes(text));
  assert.ok(claim);
  const at = document.positionAt(document.getText().indexOf(claim.text) + 2);
  const hovers = await commands.executeCommand<readonly Hover[]>('vscode.executeHoverProvider', document.uri, at);
  const text = hovers.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value)).join('\n');
  assert.match(text, /Proven by/);
  assert.match(text, /command:outreach\.showEvidence/);
  const request = JSON.parse(decodeURIComponent(/command:outreach\.showEvidence\?([^)]*)\)/.exec(text)?.[1] ?? '')) as [{ readonly quote: string }];
  await commands.executeCommand('outreach.showEvidence', ...request);
  const editor = window.activeTextEditor;
  assert.equal(editor?.document.uri.scheme, 'outreach-source');
  assert.equal(editor.document.getText(editor.selection), request[0].quote);
  await commands.executeCommand('workbench.action.closeActiveEditor');
  return text;
}

async function followsTheStore(): Promise<void> {
  const document = await open(1);
  outreach('mail', 'edit', '1', '--subject-a', 'A subject from elsewhere');
  await open(2); // looking at another, and back
  await open(1);
  await changed(document, 'the subject from elsewhere', (text) => text.includes('A subject from elsewhere'));
  assert.ok(!document.isDirty);
}

async function refusesAStaleSave(): Promise<unknown> {
  const document = await open(1);
  await replace(document, 'Hello Ingrid', 'Good day Ingrid');
  // As long as what it takes the place of: time and size as the editor knows them must tell.
  outreach('mail', 'edit', '1', '--subject-a', 'A subject from somebody.');
  assert.equal(await document.save(), false);
  assert.ok(document.isDirty);
  assert.ok(document.getText().includes('Good day Ingrid'), 'what was written stays');
  const { subjectA, body } = shown(1);
  assert.equal(subjectA, 'A subject from somebody.');
  assert.ok(body.includes('Hello Ingrid'));
  await commands.executeCommand('workbench.action.files.revert');
  await changed(document, 'the text of the store', (text) => text.includes('A subject from somebody.'));
  return subjectA;
}

async function takesAnEditBack(): Promise<void> {
  const document = await open(1);
  await replace(document, 'Hello Ingrid', 'Good day Ingrid');
  assert.ok(await document.save());
  await commands.executeCommand('outreach.compareDraft', { id: 1 });
  const tab = await until('the comparison', () => window.tabGroups.activeTabGroup.activeTab);
  assert.match(tab.label, /before ↔ now/);
  const original = workspace.textDocuments.find(({ uri }) => uri.scheme === 'outreach-earlier');
  assert.ok(original?.getText().includes('Hello Ingrid'));
  await commands.executeCommand('workbench.action.closeActiveEditor');
  await commands.executeCommand('outreach.undoDraft', { id: 1 });
  assert.ok(shown(1).body.includes('Hello Ingrid'));
  await changed(await open(1), 'the text as it was', (text) => text.includes('Hello Ingrid') && !text.includes('Good day Ingrid'));
}

async function keepsAnAnswer(): Promise<void> {
  const document = await open(1);
  const note = document.getText().split('\n').find((each) => each.startsWith('> Write your answer below')) ?? 'a note above the answer';
  await replace(document, note, `${note}\n\nHarbours are where I grew up.`);
  assert.ok(await document.save());
  assert.equal(shown(1).questions[0]?.answer, 'Harbours are where I grew up.');
  const lenses = await until('the lens', async () => ((await lensesOf(document)).includes('Regenerate with Your Answers') ? lensesOf(document) : undefined));
  assert.ok(lenses.includes('Change the Answer…'));
}

async function writesAnew(): Promise<unknown> {
  const before = shown(1);
  const id = await commands.executeCommand<number>('outreach.regenerateDraft', { id: 1 });
  assert.ok(id > 1, String(id));
  assert.equal(shown(1).status, 'rejected');
  const anew = shown(id);
  assert.equal(anew.status, 'drafted');
  assert.notEqual(anew.body, before.body);
  const tab = window.tabGroups.activeTabGroup.activeTab;
  assert.match(tab?.label ?? '', /before ↔ now/);
  assert.ok(!window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ input }) => String((input as { uri?: Uri } | undefined)?.uri ?? '').includes('/1/')), 'the old one is closed');
  await commands.executeCommand('workbench.action.closeAllEditors');
  const restored = await commands.executeCommand<number>('outreach.undoDraft', { id });
  assert.equal(shown(restored).body, before.body);
  assert.equal(shown(id).status, 'rejected');
  return { id, restored, body: anew.body };
}

async function previewsTheMessage(): Promise<unknown> {
  await open(2);
  await commands.executeCommand('outreach.previewMessage', { id: 2 });
  const preview = await until('the preview', () => window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'outreach-preview')?.document);
  for (const part of [/^From: .*Robin Vale/m, /^To: /m, /^Subject: /m, /^List-Unsubscribe: /m, /Long Lane 1/]) assert.match(preview.getText(), part);
  assert.equal(window.activeTextEditor?.document.uri.scheme, 'outreach-draft', 'the draft keeps the focus');
  return preview.getText();
}

async function approvesExactlyTheseWords(): Promise<unknown> {
  const document = await open(2);
  await commands.executeCommand('outreach.approveDraft', { id: 2 });
  assert.equal(shown(2).status, 'approved');
  await changed(document, 'the note', (text) => text.includes('You have approved exactly these words'));
  assert.match(await commands.executeCommand<string>('outreach.whyNotSent', { id: 2 }), /waits to be sent/);
  await replace(document, 'Hello', 'Good day');
  assert.ok(await document.save());
  assert.equal(shown(2).status, 'drafted', 'an edit takes the approval back');
  return lensesOf(document);
}

async function rejectsAndTakesItBack(): Promise<void> {
  const document = await open(3);
  await commands.executeCommand('outreach.rejectDraft', { id: 3 });
  assert.equal(shown(3).status, 'rejected');
  await changed(document, 'the note', (text) => text.includes('It has left the queue'));
  assert.equal(workspace.fs.isWritableFileSystem('outreach-draft'), true);
  const restored = await commands.executeCommand<number>('outreach.undoDraft', { id: 3 });
  assert.equal(shown(restored).status, 'drafted');
  assert.equal(shown(restored).body, shown(3).body);
}

async function keepsNothingElse(): Promise<void> {
  await assert.rejects(async () => workspace.fs.delete(Uri.parse('outreach-draft:/2/x.md')));
  await assert.rejects(async () => workspace.fs.readFile(Uri.parse('outreach-draft:/4711/x.md')));
}

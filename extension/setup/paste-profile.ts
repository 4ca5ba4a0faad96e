// A document to paste a résumé into: the fallback for whoever has it nowhere as a file.
import { CodeLens, commands, type Disposable, l10n, languages, Range, type Uri, window, workspace } from 'vscode';
import { commandId } from '../contributions.ts';

const pasting = new Set<string>();
/** True while there is a document to paste into: the editor's title then has the button that reads it. */
const context = 'outreach.pastesProfile';

export async function openPasteDocument(): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'markdown', content: '' });
  pasting.add(document.uri.toString());
  await commands.executeCommand('setContext', context, true);
  await window.showTextDocument(document);
}

export function pastedText(uri: Uri): string {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.getText() ?? '';
}

export function registerPasteDocument(): Disposable[] {
  return [
    languages.registerCodeLensProvider({ scheme: 'untitled', language: 'markdown' }, {
      provideCodeLenses: ({ uri }) =>
        pasting.has(uri.toString()) ? [new CodeLens(new Range(0, 0, 0, 0), { title: `$(check) ${l10n.t('Paste your résumé here, then read it')}`, command: commandId('setupProfile'), arguments: [uri] })] : [],
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (pasting.delete(uri.toString()) && pasting.size === 0) void commands.executeCommand('setContext', context, false);
    }),
  ];
}

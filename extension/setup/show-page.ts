// Pages to be read, written in Markdown and shown as the editor shows it.
import { commands, type Disposable, EventEmitter, Uri, window, workspace } from 'vscode';

const scheme = 'outreach-setup';
const pages = new Map<string, string>();
const changes = new EventEmitter<Uri>();

/** Opens a page, or shows it anew; the same name is the same page. */
export async function showPage(name: string, markdown: string): Promise<void> {
  const uri = Uri.from({ scheme, path: `/${name}.md` });
  pages.set(uri.path, markdown);
  changes.fire(uri);
  try {
    await commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // The editor's own Markdown extension can be switched off.
    await window.showTextDocument(uri);
  }
}

export function registerPages(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, { onDidChange: changes.event, provideTextDocumentContent: ({ path }) => pages.get(path) ?? '' });
}

/** A text of somebody else's, as it is: nothing of it is Markdown. */
export function plainly(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (sign) => `\\${sign}`).replaceAll(/\s*[\r\n]+\s*/g, ' ');
}

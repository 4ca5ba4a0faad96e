import { Uri, window, workspace } from 'vscode';
import { homedir } from 'node:os';
import type { SavedTable } from './dashboard/chart-table.ts';
import type { Words } from './words.ts';

/** Asks where to, and writes the rows there as CSV. */
export async function saveTable({ name, title, rows }: SavedTable, l10n: Words): Promise<void> {
  const { csvOf } = await import('../../core/store/export.ts');
  await save({ name, title, ending: 'csv' }, () => new TextEncoder().encode(csvOf(rows)), l10n);
}

/** Asks where to, and writes the PNG there. */
export async function savePicture({ name, title }: Pick<SavedTable, 'name' | 'title'>, picture: Uint8Array, l10n: Words): Promise<void> {
  await save({ name, title, ending: 'png' }, () => picture, l10n);
}

async function save({ name, title, ending }: { readonly name: string; readonly title: string; readonly ending: 'csv' | 'png' }, bytes: () => Uint8Array, l10n: Words): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const file = await window.showSaveDialog({
    title: l10n.t('Save "{0}"', title),
    defaultUri: Uri.joinPath(folder, `outreach-${name}.${ending}`),
    filters: { [ending.toUpperCase()]: [ending] },
  });
  if (file !== undefined) await workspace.fs.writeFile(file, bytes());
}

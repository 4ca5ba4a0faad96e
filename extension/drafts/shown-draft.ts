import { type TextDocument, type TextDocumentShowOptions, type TextEditor, window, workspace } from 'vscode';
import { draftIdOf, draftScheme, draftUri } from './draft-address.ts';
import type { Drafts } from './drafts.ts';

/** Opens a draft in an editor. */
export async function showDraft(drafts: Drafts, id: number, options: TextDocumentShowOptions = { preview: false }): Promise<TextEditor> {
  const { draft } = await drafts.read(id);
  return window.showTextDocument(await workspace.openTextDocument(draftUri(id, draft.lead.company)), options);
}

/** Keeps what somebody is writing before the draft is decided on. False when it could not be saved; the editor has said why. */
export async function savedFirst(id: number): Promise<boolean> {
  const document = documentOf(id);
  return document === undefined || !document.isDirty || document.save();
}

/** Closes the tabs of a draft that another has taken the place of. What is being written stays. */
export async function closeDraft(id: number): Promise<void> {
  const document = documentOf(id);
  if (document === undefined || document.isDirty) return;
  const shows = (input: unknown): boolean => typeof input === 'object' && input !== null && (('uri' in input && String(input.uri) === String(document.uri)) || ('modified' in input && String(input.modified) === String(document.uri)));
  await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => shows(input))));
}

/** Whether a draft holds words that are not saved yet. */
export function isBeingWritten(id: number): boolean {
  return documentOf(id)?.isDirty === true;
}

function documentOf(id: number): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === draftScheme && draftIdOf(uri) === id && !isClosed);
}

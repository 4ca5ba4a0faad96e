import { Position, Range, Selection, type TextDocument, type TextDocumentShowOptions, type TextEditor, TextEditorRevealType, window, workspace } from 'vscode';
import { draftIdOf, draftScheme, draftUri } from './draft-address.ts';
import { isMisread } from './draft-markdown.ts';
import type { Drafts } from './drafts.ts';

/** Opens a draft in an editor. */
export async function showDraft(drafts: Drafts, id: number, options: TextDocumentShowOptions = { preview: false }): Promise<TextEditor> {
  const { draft } = await drafts.read(id);
  return window.showTextDocument(await workspace.openTextDocument(draftUri(id, draft.lead.company)), options);
}

/** Opens a draft with the caret at the first word of the message. */
export async function editDraft(drafts: Drafts, id: number): Promise<void> {
  const editor = await showDraft(drafts, id);
  const reading = (await drafts.open(editor.document))?.reading;
  const body = reading === undefined || isMisread(reading) ? undefined : reading.sections.find(({ subject }) => subject.part === 'body');
  const place = new Position(body?.lines[0]?.line ?? 0, 0);
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
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

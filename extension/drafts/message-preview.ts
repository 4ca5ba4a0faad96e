// The message as it would be sent, to the letter: what was approved, or what would be if it were approved now.
import { EventEmitter, l10n, type Uri, ViewColumn, window, workspace } from 'vscode';
import { errorWords } from '../host/error-words.ts';
import { draftIdOf, draftPath } from './draft-address.ts';
import type { Drafts } from './drafts.ts';
import { readableMessage } from './readable-message.ts';

const previewScheme = 'outreach-preview';

export function registerMessagePreview(drafts: Drafts): void {
  const changes = new EventEmitter<Uri>();
  drafts.host.context.subscriptions.push(
    changes,
    drafts.onDidChange(() => workspace.textDocuments.filter(({ uri }) => uri.scheme === previewScheme).forEach(({ uri }) => changes.fire(uri))),
    workspace.registerTextDocumentContentProvider(previewScheme, {
      onDidChange: changes.event,
      provideTextDocumentContent(uri) {
        const id = draftIdOf(uri);
        return id === undefined ? undefined : messageText(drafts, id);
      },
    }),
  );
}

/** Opens it beside the draft, which keeps the focus. */
export async function previewMessage(drafts: Drafts, id: number): Promise<void> {
  const { draft } = await drafts.read(id);
  const document = await workspace.openTextDocument(draftPath(previewScheme, id, draft.lead.company, 'eml'));
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
}

async function messageText(drafts: Drafts, id: number): Promise<string> {
  const { isOutreachError } = await import('../../core/errors.ts');
  try {
    return readableMessage(await messageBytes(drafts, id));
  } catch (thrown) {
    if (!isOutreachError(thrown)) throw thrown;
    const { message, help } = errorWords(thrown);
    return `${l10n.t('There is no message yet.')}\n\n${message}\n${help}\n`;
  }
}

async function messageBytes({ host }: Drafts, id: number): Promise<Uint8Array> {
  const engine = await host.engine();
  const email = await engine.store.emails.get(id);
  const queued = (await engine.store.outbox.ofEmail(id)).find((message) => message.step === 'first' && message.approvedHash === email.approvedHash);
  if (queued !== undefined) return queued.bytes;
  const { messageOf } = await import('../../core/review/decide-draft.ts');
  return (await messageOf(engine, id)).bytes;
}

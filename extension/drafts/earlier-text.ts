// Texts of drafts that are only looked at: what stands in the store while somebody edits, and what a draft was before.
import { commands, EventEmitter, l10n, type Uri, workspace } from 'vscode';
import { draftIdOf, draftPath, draftUri } from './draft-address.ts';
import type { Drafts } from './drafts.ts';

const earlierScheme = 'outreach-earlier';

export function registerEarlierTexts(drafts: Drafts): void {
  const changes = new EventEmitter<Uri>();
  drafts.host.context.subscriptions.push(
    changes,
    drafts.onDidChange(() => workspace.textDocuments.filter(({ uri }) => uri.scheme === earlierScheme).forEach(({ uri }) => changes.fire(uri))),
    workspace.registerTextDocumentContentProvider(earlierScheme, {
      onDidChange: changes.event,
      async provideTextDocumentContent(uri) {
        const id = draftIdOf(uri);
        if (id === undefined) return undefined;
        const { draft } = await drafts.read(id);
        const before = uri.query === 'before' ? await drafts.before(id) : undefined;
        return drafts.text(before === undefined ? draft : { ...draft, ...before, lead: draft.lead });
      },
    }),
  );
}

/** What stands in the store beside what is being written. */
export async function compareWithStore(drafts: Drafts, uri: Uri, id: number): Promise<void> {
  const { draft } = await drafts.read(id);
  await commands.executeCommand('vscode.diff', draftPath(earlierScheme, id, draft.lead.company, 'md'), uri, l10n.t('{0}: saved elsewhere ↔ yours', draft.lead.company));
}

/** What a draft was before it was edited or written anew, beside what it is now. False when it was never anything else. */
export async function compareWithBefore(drafts: Drafts, id: number): Promise<boolean> {
  if ((await drafts.before(id)) === undefined) return false;
  const { draft } = await drafts.read(id);
  const { company } = draft.lead;
  await commands.executeCommand('vscode.diff', draftPath(earlierScheme, id, company, 'md').with({ query: 'before' }), draftUri(id, company), l10n.t('{0}: before ↔ now', company));
  return true;
}

import { l10n, Uri, window } from 'vscode';
import type { DraftDocument } from '../../core/review/draft-document.ts';
import { notify } from '../host/notify.ts';
import { draftIdOf, draftScheme } from './draft-address.ts';
import type { Drafts } from './drafts.ts';

/** Which draft a command is about: the one it was given, the one in the active editor, or one that the user picks of those that wait. Undefined when none was picked. */
export async function chosenDraft(drafts: Drafts, given: unknown): Promise<number | undefined> {
  if (typeof given === 'object' && given !== null && 'id' in given && typeof given.id === 'number') return given.id;
  const shown = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
  if (shown?.scheme === draftScheme) return draftIdOf(shown);
  return pickDraft(drafts);
}

async function pickDraft({ host }: Drafts): Promise<number | undefined> {
  const { pendingDrafts } = await import('../../core/review/draft-document.ts');
  const pending = await pendingDrafts(await host.engine());
  if (pending.length === 0) {
    void notify.information(l10n.t('No drafts wait for you.'));
    return undefined;
  }
  const picked = await window.showQuickPick(pending.map(item), { title: l10n.t('Drafts That Wait for You'), placeHolder: l10n.t('Company, person or subject'), matchOnDescription: true, matchOnDetail: true });
  return picked?.id;
}

function item({ id, lead, match, subject, blockedBy }: DraftDocument) {
  const state = blockedBy.length === 0 ? l10n.t('ready') : l10n.t('{0} to mend', blockedBy.length);
  return { id, label: lead.company, description: [lead.person, match === null ? null : l10n.t('match {0}', Math.round(match.score)), state].filter((each) => each !== null).join(' · '), detail: subject };
}

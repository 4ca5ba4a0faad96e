import { l10n } from 'vscode';
import type { Email } from '../../core/domain/email.ts';
import { isBeingWritten } from '../drafts/shown-draft.ts';
import { notify } from '../host/notify.ts';

/**
 * Whether a model's tool may put another draft in the place of this one. The user is asked each time, also one who lets the tool run without being asked: that was said of
 * drafting, not of giving up a draft. What somebody is writing in it at this moment is never given up.
 */
export async function mayReplace({ id }: Pick<Email, 'id'>, company: string): Promise<boolean> {
  if (isBeingWritten(id)) return false;
  const replace = l10n.t('Replace It');
  const detail = l10n.t('The chat asks for another. The one that waits is taken out of the queue; “Outreach: Undo” brings it back.');
  // Where no dialog can be shown nobody has said yes.
  const answer = await Promise.resolve(notify.warning(l10n.t('Replace the draft for {0}?', company), { modal: true, detail }, replace)).catch(() => undefined);
  return answer === replace && !isBeingWritten(id);
}

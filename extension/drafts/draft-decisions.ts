// Approve, reject and take back.
import { commands, l10n, window } from 'vscode';
import { commandId } from '../contributions.ts';
import type { OutreachError } from '../../core/errors.ts';
import { coreWords } from '../host/core-words.ts';
import { notify } from '../host/notify.ts';
import { telling } from '../host/tell-error.ts';
import type { Drafts } from './drafts.ts';
import { closeDraft, savedFirst, showDraft } from './shown-draft.ts';

/** So long the status bar says what was done. */
const saidForMilliseconds = 5_000;

/** Binds the approval to exactly these words. What keeps it from that is said, with the step that helps. */
export async function approve(drafts: Drafts, id: number): Promise<void> {
  if (!(await savedFirst(id))) return;
  const { host } = drafts;
  const [{ approveDraft }, { isOutreachError }] = await Promise.all([import('../../core/review/decide-draft.ts'), import('../../core/errors.ts')]);
  try {
    // What another window has made of it meanwhile has not been read.
    await approveDraft(await host.engine(), id, drafts.shown.get(id));
    const { draft } = await drafts.read(id);
    window.setStatusBarMessage(l10n.t('$(check) The draft for {0} is approved.', draft.lead.company), saidForMilliseconds);
  } catch (thrown) {
    if (!isOutreachError(thrown)) throw thrown;
    const obstacle = await obstacleIn(drafts, id, thrown);
    if (obstacle === undefined) throw thrown;
    // Nobody waits for a person to read it.
    void telling(host, async () => ((await obstacle.remove()) ? commands.executeCommand(commandId('approveDraft'), { id }) : undefined));
  } finally {
    host.changed();
  }
}

interface Obstacle {
  /** Says what it is, and lets the user do something about it. True when it may be gone. */
  remove(): Promise<boolean>;
}

async function obstacleIn(drafts: Drafts, id: number, { code, message }: OutreachError): Promise<Obstacle | undefined> {
  const { draft } = await drafts.read(id);
  const { company } = draft.lead;
  if (code === 'mailing_address_missing') {
    const set = l10n.t('Set the Mailing Address');
    return {
      async remove() {
        if ((await notify.warning(l10n.t('No message may go out without your mailing address: it stands in the footer of each.'), set)) !== set) return false;
        await commands.executeCommand(commandId('setupSender'));
        return (await drafts.host.settings()).sender.mailingAddress !== null;
      },
    };
  }
  if (code !== 'draft_blocked') return undefined;
  if (draft.blockedBy.every(({ rule }) => rule === 'no-address')) {
    const give = l10n.t('Give the Address');
    return {
      async remove() {
        if ((await notify.warning(coreWords(draft.blockedBy[0]?.message ?? message), give)) !== give) return false;
        await commands.executeCommand(commandId('setLeadAddress'), { id: draft.lead.id });
        return (await drafts.read(id)).draft.lead.email !== null;
      },
    };
  }
  const show = l10n.t('Show the Words');
  return {
    async remove() {
      const said = l10n.t('The draft for {0} cannot be approved yet. {1}', company, draft.blockedBy.map((problem) => coreWords(problem.message)).join(' '));
      if ((await notify.warning(said, show)) === show) await showProblems(drafts, id);
      return false;
    },
  };
}

/** The first place to mend, at its words. */
export async function showProblems(drafts: Drafts, id: number): Promise<void> {
  await showDraft(drafts, id);
  await commands.executeCommand('editor.action.marker.next');
}

export async function reject(drafts: Drafts, id: number): Promise<void> {
  if (!(await savedFirst(id))) return;
  const { rejectDraft } = await import('../../core/review/decide-draft.ts');
  const { leadId } = await rejectDraft(await drafts.host.engine(), id, null);
  drafts.host.changed();
  const { company } = await (await drafts.host.engine()).store.leads.get(leadId);
  window.setStatusBarMessage(l10n.t('The draft for {0} is rejected. "Outreach: Undo" takes that back.', company), saidForMilliseconds);
}

/** Brings back what the draft was before it was edited, written anew or rejected; resolves to its id, which is another one when it comes back from outside of the queue. */
export async function undo(drafts: Drafts, id: number): Promise<number | undefined> {
  const before = await drafts.before(id);
  if (before === undefined) {
    void notify.information(l10n.t('There is nothing to take back: this draft is as it was written.'));
    return undefined;
  }
  const { restoreDraft } = await import('../../core/review/decide-draft.ts');
  const restored = await restoreDraft(await drafts.host.engine(), before);
  drafts.forget(before.id);
  drafts.host.changed();
  if (restored.id !== id) {
    await closeDraft(id);
    await showDraft(drafts, restored.id);
  }
  return restored.id;
}

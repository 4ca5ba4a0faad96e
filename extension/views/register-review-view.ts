import { commands, l10n, TreeItemCheckboxState } from 'vscode';
import type { Decided } from '../commands/mail.ts';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import type { PagesShown } from './pages-shown.ts';
import type { ShowView } from './register-views.ts';
import { reviewRows } from './review-view.ts';
import type { Row } from './row.ts';
import { tellContext } from './situation.ts';
import { toggledRow } from './toggled-row.ts';

/** The review queue, with marks in boxes and what is done with all that are marked. */
export function registerReviewView({ context }: Host, show: ShowView, pages: PagesShown): { tell(toReview: number): void } {
  const checked = new Set<number>();
  const { view, tree } = show('review', (engine) => reviewRows(engine, { checked, pages, waits: async () => (await import('../../core/outbox/waits.ts')).waitsInQueue(engine) }), { canSelectMany: true });

  function check(ids: readonly number[], isChecked: boolean): void {
    for (const id of ids) isChecked ? checked.add(id) : checked.delete(id);
    tellContext('draftsChecked', checked.size > 0);
  }

  async function withChecked(command: string): Promise<void> {
    const drafts = [...checked].map((id) => ({ id }));
    // Those that were refused, or kept after all, stay marked.
    const decided = await commands.executeCommand<Decided | undefined>(command, drafts);
    check(decided?.done ?? [], false);
  }

  // The keyboard's Space has just taken the focused row into the selection or out of it; see `keybindings` in contributions.ts.
  let before: readonly Row[] = [];
  let now: readonly Row[] = [];

  async function tick(): Promise<void> {
    const focused = toggledRow(before, now);
    if (focused === undefined) return;
    if (focused.checked === undefined) return void (await commands.executeCommand('list.toggleExpand'));
    // Of several that are selected, all.
    const meant = (before.some(({ key }) => key === focused.key) ? before : [focused]).flatMap(({ id, checked: box }) => (id === undefined || box === undefined ? [] : [id]));
    check(meant, meant.some((id) => !checked.has(id)));
    await tree.look();
  }

  context.subscriptions.push(
    commands.registerCommand(commandId('tickDraft'), tick),
    view.onDidChangeSelection(({ selection }) => {
      [before, now] = [now, selection];
    }),
    view.onDidChangeCheckboxState(({ items }) => {
      for (const [{ id }, state] of items) if (id !== undefined) check([id], state === TreeItemCheckboxState.Checked);
    }),
    commands.registerCommand(commandId('approveChecked'), () => withChecked(commandId('approveDrafts'))),
    commands.registerCommand(commandId('rejectChecked'), () => withChecked(commandId('rejectDrafts'))),
  );
  return {
    tell(toReview) {
      const tooltip = toReview === 1 ? l10n.t('1 draft to review') : l10n.t('{0} drafts to review', toReview);
      view.badge = toReview === 0 ? undefined : { value: toReview, tooltip };
    },
  };
}

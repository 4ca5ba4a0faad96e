// The four views of the activity bar, what they share, and when they are looked at again.
import { commands, l10n, type TreeView, window } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import { commandId, viewId, type ViewName } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { activityRows } from './activity-view.ts';
import { mailRows } from './mail-rows.ts';
import { campaignRows } from './campaigns-view.ts';
import { dropFiles } from './drop-files.ts';
import { engineToLookAt } from './engine-to-look-at.ts';
import { lookAgain } from './look-again.ts';
import { createPagesShown } from './pages-shown.ts';
import { registerLeadsView } from './register-leads-view.ts';
import { registerReviewView } from './register-review-view.ts';
import type { Row } from './row.ts';
import { createRowsTree, type RowsTree } from './rows-tree.ts';
import { readSituation, tellContext } from './situation.ts';
import { createStatusBar } from './status-bar.ts';
import { troubleRow } from './trouble-row.ts';

/** A view with what it shows. */
export interface ShownView {
  readonly view: TreeView<Row>;
  readonly tree: RowsTree;
}

export interface ViewOptions {
  readonly canSelectMany?: boolean;
  /** Takes files that are dropped on it. */
  readonly takesFiles?: boolean;
  /** The rows where there are none, in place of the welcome; there is no engine while nothing was ever kept. */
  readonly instead?: (engine: Engine | undefined) => Promise<readonly Row[]>;
}

export type ShowView = (name: ViewName, rows: (engine: Engine) => Promise<readonly Row[]>, options?: ViewOptions) => ShownView;

export function registerViews(host: Host): void {
  const shown: ShownView[] = [];
  const show: ShowView = (name, rows, options = {}) => {
    const view = showRows(host, name, rows, options);
    shown.push(view);
    return view;
  };

  const pages = createPagesShown();

  show('campaigns', (engine) => campaignRows(engine, host.runs.current), { takesFiles: true });
  const leads = registerLeadsView(host, show, pages);
  const review = registerReviewView(host, show, pages);
  const activity = show('activity', (engine) => activityRows(engine, host.runs.current, () => mailRows(engine)));

  const statusBar = createStatusBar(host);
  const again = lookAgain(host, {
    isShown: () => shown.some(({ view }) => view.visible),
    async look() {
      // Nobody has asked for the database yet: neither do we.
      if (!host.isOpen && !shown.some(({ view }) => view.visible)) return;
      const { next, toReview, toSend } = await readSituation(host);
      tellContext('next', next);
      tellContext('draftsApproved', toSend);
      statusBar(toReview);
      review.tell(toReview);
      for (const { view, tree } of shown) if (view.visible) await tree.look();
      leads.tell();
      activity.view.message = otherSender(host) ?? '';
    },
  });
  for (const { view } of shown) host.context.subscriptions.push(view.onDidChangeVisibility(again));
  host.context.subscriptions.push(host.sending.onDidChange(again));
  host.context.subscriptions.push(
    commands.registerCommand(commandId('refresh'), again),
    commands.registerCommand(commandId('showMore'), (list: string) => {
      pages.grow(list);
      again();
    }),
  );
  again();
}

/** Said where it is another window that sends, or another program. */
function otherSender({ sending: { holder, isOurs } }: Host): string | undefined {
  return holder === undefined || isOurs ? undefined : l10n.t('Another window (“{0}”) sends the mail.', holder.who);
}

function showRows(host: Host, name: ViewName, rows: (engine: Engine) => Promise<readonly Row[]>, { canSelectMany = false, takesFiles = false, instead }: ViewOptions): ShownView {
  const tree = createRowsTree({
    async roots() {
      const engine = await engineToLookAt(host);
      const found = engine === undefined ? [] : await rows(engine);
      host.logs.failures.works(name);
      return found.length > 0 || instead === undefined ? found : instead(engine);
    },
    trouble: (thrown) => troubleRow(host, name, thrown),
  });
  const view = window.createTreeView(viewId(name), { treeDataProvider: tree, showCollapseAll: true, canSelectMany, ...(takesFiles ? { dragAndDropController: dropFiles(host) } : {}) });
  host.context.subscriptions.push(tree, view);
  return { view, tree };
}

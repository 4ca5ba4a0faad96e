import { commands, l10n, type TreeView, window } from 'vscode';
import { commandId, type CommandName } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { telling } from '../host/tell-error.ts';
import { dropRows } from './drop-row.ts';
import { engineToLookAt } from './engine-to-look-at.ts';
import { askForFilter, filterWords, type LeadsWanted } from './lead-filter.ts';
import { type LeadGrouping, leadGroupings, leadRows } from './leads-view.ts';
import type { PagesShown } from './pages-shown.ts';
import type { ShowView } from './register-views.ts';
import type { Row } from './row.ts';
import { tellContext } from './situation.ts';

const groupingKey = 'leads.grouping';

/** The view of leads, with its filter and its grouping; the grouping is remembered. */
export function registerLeadsView(host: Host, show: ShowView, pages: PagesShown): { tell(): void } {
  const { globalState, subscriptions } = host.context;
  let wanted: LeadsWanted = {};
  let grouping = leadGroupings.find((each) => each === globalState.get(groupingKey)) ?? 'status';
  const { view, tree } = show('leads', (engine) => leadRows(engine, { grouping, filter: wanted, pages }), { takesFiles: true, instead: dropRows });

  async function lookAnew(): Promise<void> {
    pages.reset();
    tell(view, wanted);
    await tree.look();
  }

  const doing = (name: CommandName, work: () => Promise<void>) => commands.registerCommand(commandId(name), () => telling(host, work));

  subscriptions.push(
    doing('filterLeads', async () => {
      const engine = await engineToLookAt(host);
      if (engine === undefined) {
        void notify.information(l10n.t('There are no leads to filter yet.'));
        return;
      }
      wanted = (await askForFilter(engine.store, wanted)) ?? wanted;
      await lookAnew();
    }),
    doing('showAllLeads', async () => {
      wanted = {};
      await lookAnew();
    }),
    doing('groupLeads', async () => {
      grouping = (await askForGrouping(grouping)) ?? grouping;
      await globalState.update(groupingKey, grouping);
      await lookAnew();
    }),
  );
  return { tell: () => tell(view, wanted) };
}

function tell(view: TreeView<Row>, wanted: LeadsWanted): void {
  const words = filterWords(wanted);
  const message = words === undefined ? '' : l10n.t('Only leads: {0}', words);
  if (view.message !== message) view.message = message;
  tellContext('leadsFiltered', words !== undefined);
}

async function askForGrouping(now: LeadGrouping): Promise<LeadGrouping | undefined> {
  const words: Readonly<Record<LeadGrouping, string>> = { status: l10n.t('By status'), company: l10n.t('By company'), venue: l10n.t('By venue') };
  const chosen = await window.showQuickPick(leadGroupings.map((grouping) => ({ label: words[grouping], ...(grouping === now ? { description: l10n.t('now') } : {}), grouping })), { title: l10n.t('Group leads') });
  return chosen?.grouping;
}

// Stands in the view of leads until there is a campaign: the editor takes no files on a view's welcome, only where it has rows.
import { l10n } from 'vscode';
import type { WithStore } from './with-store.ts';
import { commandId } from '../contributions.ts';
import type { Row } from './row.ts';

/** One row that says what can be dropped here, and asks for it when it is chosen. Context: drop. */
export async function dropRows(engine: WithStore | undefined): Promise<readonly Row[]> {
  if (engine !== undefined && (await engine.store.campaigns.list()).length > 0) return [];
  const hasProfile = engine !== undefined && (await engine.store.profiles.active()) !== undefined;
  return [{
    key: 'drop',
    label: hasProfile ? l10n.t('Drop a table (CSV) here') : l10n.t('Drop your résumé here, or a CSV'),
    icon: 'new-file',
    context: 'drop',
    opens: { command: commandId(hasProfile ? 'newCampaign' : 'setupProfile'), arguments: [] },
  }];
}

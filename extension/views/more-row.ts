import { l10n } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Row } from './row.ts';
import { counted } from './number-words.ts';

/** Ends a list that goes on; its context is `more`. */
export function moreRow(list: string, shown: number): Row {
  return {
    key: `${list}/more`,
    label: l10n.t('More…'),
    description: l10n.t('{0} are shown', counted(shown)),
    icon: 'chevron-down',
    context: 'more',
    opens: { command: commandId('showMore'), arguments: [list] },
  };
}

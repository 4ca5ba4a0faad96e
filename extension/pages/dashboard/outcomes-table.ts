import { type Share, shareOf } from '../../../core/domain/share.ts';
import type { Words } from '../words.ts';
import type { SavedTable } from './chart-table.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { shownGroups, valueWords } from './outcome-words.ts';

/** What gets answers: shares from 0 to 1 with the ends of their intervals, and empty where there is too little to go by. */
export function outcomesTable({ outcomes, countsOpens }: Pick<DashboardFacts, 'outcomes' | 'countsOpens'>, l10n: Words): SavedTable {
  const [low, high] = [l10n.t('At least (95 %)'), l10n.t('At most (95 %)')];
  const headings = [l10n.t('By'), l10n.t('Value'), l10n.t('Sent'), l10n.t('Replied'), l10n.t('Reply rate'), low, high];
  const opened = [l10n.t('Opened (doubtful)'), low, high];
  const rows = shownGroups(outcomes, l10n).flatMap(({ title, rows: all }) =>
    all.map((row) => [title, valueWords(row, l10n), row.sent, row.replied, ...cells(shareOf(row.replied, row.sent)), ...(countsOpens ? cells(shareOf(row.opened, row.sent)) : [])]),
  );
  return { name: 'outcomes', title: l10n.t('What gets answers'), rows: [[...headings, ...(countsOpens ? opened : [])], ...rows] };
}

function cells({ enough, rate, low, high }: Share): readonly (string | number)[] {
  return enough ? [rate, low, high].map((each) => Math.round(each * 10_000) / 10_000) : ['', '', ''];
}

import type { Outcome } from '../../../core/analysis/outcomes.ts';
import { leastForShare, shareOf } from '../../../core/domain/share.ts';
import { html, type Html } from '../html.ts';
import type { Words } from '../words.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { shownGroups, valueWords } from './outcome-words.ts';
import { shareWords } from './rates.ts';
import { saveTableButton } from './save-table-button.ts';

/** Who answers to what: the reply rate of each group with its interval. False while nothing was sent. */
export function renderOutcomes({ outcomes, countsOpens }: Pick<DashboardFacts, 'outcomes' | 'countsOpens'>, l10n: Words): Html | false {
  const groups = shownGroups(outcomes, l10n);
  if (groups.length === 0) return false;
  return html`<section class="card" aria-labelledby="outcomes">
    <h2 id="outcomes">${l10n.t('What gets answers')}</h2>
    <p class="quiet">${l10n.t('With the interval that each rate may lie in (95 %). Where intervals overlap, the difference may be luck; of fewer than {0} messages no rate is made.', leastForShare)}</p>
    <div class="scrolled" tabindex="0" role="region" aria-label="${l10n.t('Reply rates')}"><table>
      <thead><tr><td></td><th scope="col" class="number">${l10n.t('Sent')}</th><th scope="col" class="number">${l10n.t('Replied')}</th><th scope="col">${l10n.t('Reply rate')}</th>${countsOpens && html`<th scope="col">${l10n.t('Opened (doubtful)')}</th>`}</tr></thead>
      ${groups.map(({ title: name, rows }) => html`<tbody><tr><th scope="rowgroup" colspan="${countsOpens ? 5 : 4}">${name}</th></tr>${rows.map((row) => outcomeRow(row, countsOpens, l10n))}</tbody>`)}
    </table></div>
    <div class="row">${saveTableButton({ name: 'outcomes', title: l10n.t('What gets answers') }, l10n)}</div>
  </section>`;
}

function outcomeRow(row: Outcome, countsOpens: boolean, l10n: Words): Html {
  return html`<tr><th scope="row">${valueWords(row, l10n)}</th><td class="number">${l10n.number(row.sent)}</td><td class="number">${l10n.number(row.replied)}</td><td>${shareWords(shareOf(row.replied, row.sent), l10n)}</td>${countsOpens && html`<td>${shareWords(shareOf(row.opened, row.sent), l10n)}</td>`}</tr>`;
}

import type { Outcome, OutcomeGroup } from '../../../core/analysis/outcomes.ts';
import { leastForShare, shareOf } from '../../../core/domain/share.ts';
import { html, type Html } from '../html.ts';
import type { Words } from '../words.ts';
import type { DashboardFacts } from './dashboard-facts.ts';
import { shareWords } from './rates.ts';

/** Who answers to what: the reply rate of each group with its interval. False while nothing was sent. */
export function renderOutcomes({ outcomes, countsOpens }: Pick<DashboardFacts, 'outcomes' | 'countsOpens'>, l10n: Words): Html | false {
  const titles = groupTitles(l10n);
  const groups = (Object.keys(titles) as OutcomeGroup[]).map((group) => ({ title: titles[group], rows: outcomes.groups.filter((each) => each.group === group && each.sent > 0) })).filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) return false;
  return html`<section class="card" aria-labelledby="outcomes">
    <h2 id="outcomes">${l10n.t('What gets answers')}</h2>
    <p class="quiet">${l10n.t('With the interval that each rate may lie in (95 %). Where intervals overlap, the difference may be luck; of fewer than {0} messages no rate is made.', leastForShare)}</p>
    <div class="scrolled" tabindex="0" role="region" aria-label="${l10n.t('Reply rates')}"><table>
      <thead><tr><td></td><th scope="col" class="number">${l10n.t('Sent')}</th><th scope="col" class="number">${l10n.t('Replied')}</th><th scope="col">${l10n.t('Reply rate')}</th>${countsOpens && html`<th scope="col">${l10n.t('Opened (doubtful)')}</th>`}</tr></thead>
      ${groups.map(({ title: name, rows }) => html`<tbody><tr><th scope="rowgroup" colspan="${countsOpens ? 5 : 4}">${name}</th></tr>${rows.map((row) => outcomeRow(row, countsOpens, l10n))}</tbody>`)}
    </table></div>
  </section>`;
}

function outcomeRow(row: Outcome, countsOpens: boolean, l10n: Words): Html {
  return html`<tr><th scope="row">${valueWords(row, l10n)}</th><td class="number">${l10n.number(row.sent)}</td><td class="number">${l10n.number(row.replied)}</td><td>${shareWords(shareOf(row.replied, row.sent), l10n)}</td>${countsOpens && html`<td>${shareWords(shareOf(row.opened, row.sent), l10n)}</td>`}</tr>`;
}

/** In the order in which they are read. */
function groupTitles(l10n: Words): Readonly<Record<OutcomeGroup, string>> {
  return {
    'talking point': l10n.t('By talking point'),
    reader: l10n.t('By role'),
    'company size': l10n.t('By company size'),
    venue: l10n.t('By venue'),
    subject: l10n.t('By subject'),
  };
}

/** A value in the editor's language; the venue's name, and a word that is not known, as it is. */
function valueWords({ group, value }: Outcome, l10n: Words): string {
  const words: Readonly<Partial<Record<OutcomeGroup, Readonly<Record<string, string>>>>> = {
    'talking point': {
      funding: l10n.t('Funding'),
      launch: l10n.t('A launch'),
      news: l10n.t('News'),
      hiring: l10n.t('Hiring'),
      person: l10n.t('Person'),
      background: l10n.t('Background'),
      product: l10n.t('Product'),
      company: l10n.t('Company'),
      role: l10n.t('Role'),
      requirement: l10n.t('Requirements'),
      stack: l10n.t('Technology'),
      'talking-point': l10n.t('Something else about them'),
      other: l10n.t('Something else about them'),
      none: l10n.t('Nothing about them'),
    },
    reader: { hr: l10n.t('Hiring team'), engineering: l10n.t('Engineering'), founder: l10n.t('Founders') },
    'company size': { 'not stated': l10n.t('Not stated') },
    subject: { A: l10n.t('First subject'), B: l10n.t('Second subject') },
  };
  return words[group]?.[value] ?? value;
}

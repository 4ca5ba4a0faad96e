import { openPixelWords } from '../../open-pixel-words.ts';
import { button } from '../button.ts';
import { html, type Html } from '../html.ts';
import type { Words } from '../words.ts';
import { type Chart, stageNames } from './charts.ts';
import type { CampaignLine, DashboardFacts } from './dashboard-facts.ts';
import { type Rate, ratesOf } from './rates.ts';
import { renderOutcomes } from './render-outcomes.ts';
import { saveTableButton } from './save-table-button.ts';

/** The numbers, their rates, and each chart with the table that says the same. */
export function renderDashboard(facts: DashboardFacts, charts: readonly Chart[], l10n: Words): Html {
  return html`
    <header class="head">
      <h1>${dashboardTitle(facts.campaign, l10n)}</h1>
      ${facts.campaign !== null && html`<p class="quiet">${statusText(facts.campaign, l10n)}</p>`}
      ${campaignLinks(facts, l10n)}
    </header>
    ${facts.stages.found === 0 ? nothingYet(l10n) : [numbers(facts, l10n), rates(ratesOf(facts, l10n), facts.countsOpens, l10n), renderOutcomes(facts, l10n), html`<div class="charts">${charts.map((chart) => figure(chart, l10n))}</div>`]}`;
}

/** Also the name of its tab. */
export function dashboardTitle(campaign: CampaignLine | null, l10n: Words): string {
  return campaign === null ? l10n.t('All campaigns') : campaign.name;
}

function statusText({ status, createdAt }: CampaignLine, l10n: Words): string {
  const names = { active: l10n.t('Active'), paused: l10n.t('Paused'), completed: l10n.t('Completed') };
  return l10n.t('{0}, begun {1}', names[status], l10n.time(createdAt));
}

function campaignLinks({ campaign, campaigns }: DashboardFacts, l10n: Words): Html | false {
  const others = campaigns.filter(({ id }) => id !== campaign?.id);
  return (
    (campaign !== null || others.length > 0) &&
    html`<nav class="row" aria-label="${l10n.t('Other dashboards')}">
      ${campaign !== null && button({ command: 'openDashboard', label: l10n.t('All campaigns') })}
      ${others.map(({ id, name }) => button({ command: 'openDashboard', about: id, label: name }))}
    </nav>`
  );
}

function nothingYet(l10n: Words): Html {
  return html`<section class="empty" aria-labelledby="nothing">
    <h2 id="nothing">${l10n.t('There is nothing to count yet')}</h2>
    <p>${l10n.t('Numbers and charts appear here as soon as a campaign has found its first lead.')}</p>
    <div class="row">${button({ command: 'setup', label: l10n.t('Set up a campaign'), primary: true })} ${button({ command: 'runSample', label: l10n.t('Try the sample') })}</div>
  </section>`;
}

function numbers({ stages, cameBack, spent }: DashboardFacts, l10n: Words): Html {
  const names = stageNames(l10n);
  return html`<section aria-labelledby="numbers">
    <h2 id="numbers">${l10n.t('Numbers')}</h2>
    <dl class="tiles">
      ${(Object.keys(names) as (keyof typeof names)[]).map((key) => html`<div class="tile"><dt>${names[key]}</dt><dd>${l10n.number(stages[key])}</dd></div>`)}
      <div class="tile"><dt>${l10n.t('Came back')}</dt><dd>${l10n.number(cameBack.bounced)}</dd></div>
      <div class="tile"><dt>${l10n.t('Spent')}</dt><dd>${l10n.dollars(spent.micros)}${spent.unpriced > 0 && html` <small>${l10n.t('and {0} requests without a known price', l10n.number(spent.unpriced))}</small>`}</dd></div>
    </dl>
  </section>`;
}

function rates(all: readonly Rate[], countsOpens: boolean, l10n: Words): Html {
  return html`<section aria-labelledby="rates">
    <h2 id="rates">${l10n.t('Rates')}</h2>
    <dl class="tiles wide">${all.map(({ name, value, detail, enough }) => html`<div class="tile"><dt>${name}</dt><dd class="${enough ? '' : 'unsure'}">${value}</dd><dd class="quiet">${detail}</dd></div>`)}</dl>
    ${countsOpens && html`<p class="quiet">${openPixelWords(l10n)}</p>`}
  </section>`;
}

function figure(chart: Chart, l10n: Words): Html {
  const { name, title, summary, labels } = chart;
  return html`<section class="card" aria-labelledby="${`${name}-title`}">
    <h2 id="${`${name}-title`}">${title}</h2>
    <p class="quiet" id="${`${name}-summary`}">${summary}</p>
    <div class="canvas ${chart.shape}" data-rows="${Math.min(12, Math.max(3, labels.length))}">
      <canvas id="${`${name}-chart`}" data-chart="${name}" tabindex="0" role="application" aria-roledescription="${l10n.t('chart')}" aria-labelledby="${`${name}-title`}" aria-describedby="${`${name}-summary ${name}-keys`}"></canvas>
    </div>
    <p class="only-heard" id="${`${name}-keys`}">${l10n.t('The arrow keys go from value to value. The same values stand in the table below.')}</p>
    <details id="${`${name}-details`}">
      <summary>${l10n.t('Show as a table')}</summary>
      ${tableOf(chart)}
    </details>
    <div class="row">
      ${saveTableButton(chart, l10n)}
      <button type="button" class="secondary" id="${`${name}-save-picture`}" data-save="picture" data-about="${name}" aria-label="${l10n.t('Save as PNG: {0}', title)}">${l10n.t('Save as PNG')}</button>
    </div>
  </section>`;
}

function tableOf({ title, labelled, labels, series }: Chart): Html {
  return html`<div class="scrolled" tabindex="0" role="region" aria-label="${title}"><table>
    <thead><tr><th scope="col">${labelled}</th>${series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
    <tbody>${labels.map((label, index) => html`<tr><th scope="row">${label}</th>${series.map(({ texts }) => html`<td class="number">${texts[index]}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

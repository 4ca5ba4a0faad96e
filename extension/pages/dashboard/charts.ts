// What the dashboard's charts show, as data: labels, series, and the words that say the same to who does not see them.
import type { DayOfWork, Stages, VenueYield } from '../../../core/store/progress.ts';
import type { SpendingTotal } from '../../../core/store/spending.ts';
import type { ChartName } from '../messages.ts';
import type { Words } from '../words.ts';

/** A colour of the editor's theme: `--vscode-charts-blue`. */
export type ChartColour = 'blue' | 'green' | 'orange' | 'purple';

export interface Series {
  readonly name: string;
  readonly colour: ChartColour;
  readonly values: readonly number[];
  /** The values as people read them. */
  readonly texts: readonly string[];
}

export interface Chart {
  readonly name: ChartName;
  readonly title: string;
  /** In one sentence what there is to see. */
  readonly summary: string;
  /** `bars` lie, for names; `columns` stand, for days. */
  readonly shape: 'bars' | 'columns';
  /** Above the labels in a table. */
  readonly labelled: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

export interface ChartFacts {
  readonly stages: Stages;
  readonly days: readonly DayOfWork[];
  readonly venues: readonly VenueYield[];
  readonly models: readonly SpendingTotal[];
}

/** Charts without anything to see are left out. */
export function chartsOf({ stages, days, venues, models }: ChartFacts, l10n: Words): readonly Chart[] {
  return [stagesChart(stages, l10n), daysChart(days, l10n), venuesChart(venues, l10n), modelsChart(models, l10n)].filter(({ series }) => series.some(({ values }) => values.some((value) => value > 0)));
}

/** In the order of a lead's journey. */
export function stageNames(l10n: Words): Readonly<Record<keyof Stages, string>> {
  return {
    found: l10n.t('Found'),
    accepted: l10n.t('Accepted'),
    researched: l10n.t('Researched'),
    matched: l10n.t('Matched'),
    drafted: l10n.t('Drafted'),
    approved: l10n.t('Approved'),
    sent: l10n.t('Sent'),
    replied: l10n.t('Replied'),
  };
}

function stagesChart(stages: Stages, l10n: Words): Chart {
  const names = stageNames(l10n);
  const keys = Object.keys(names) as (keyof Stages)[];
  return {
    name: 'stages',
    title: l10n.t('How far leads have come'),
    summary: l10n.t('Of {0} leads found, {1} have a draft, {2} were written to and {3} replied.', l10n.number(stages.found), l10n.number(stages.drafted), l10n.number(stages.sent), l10n.number(stages.replied)),
    shape: 'bars',
    labelled: l10n.t('Stage'),
    labels: keys.map((key) => names[key]),
    series: [counted(l10n.t('Leads'), 'blue', keys.map((key) => stages[key]), l10n)],
  };
}

const longestStretch = 60;

function daysChart(worked: readonly DayOfWork[], l10n: Words): Chart {
  const days = withIdleDays(worked).slice(-longestStretch);
  const total = (key: 'drafted' | 'sent') => l10n.number(days.reduce((sum, day) => sum + day[key], 0));
  return {
    name: 'days',
    title: l10n.t('Day by day'),
    summary: l10n.t('From {0} to {1} (UTC): {2} drafts written, {3} messages sent.', days[0]?.day ?? '', days.at(-1)?.day ?? '', total('drafted'), total('sent')),
    shape: 'columns',
    labelled: l10n.t('Day (UTC)'),
    labels: days.map(({ day }) => day),
    series: yields(days, l10n),
  };
}

/** A day on which nothing was done is a gap to be seen. */
function withIdleDays(worked: readonly DayOfWork[]): readonly DayOfWork[] {
  const [first, last] = [worked[0], worked.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Map(worked.map((each) => [each.day, each]));
  const end = Date.parse(last.day);
  const begin = Math.max(Date.parse(first.day), end - (longestStretch - 1) * dayLength);
  return Array.from({ length: (end - begin) / dayLength + 1 }, (_, index) => {
    const day = new Date(begin + index * dayLength).toISOString().slice(0, 10);
    return known.get(day) ?? { day, found: 0, drafted: 0, sent: 0, replied: 0 };
  });
}

const dayLength = 24 * 60 * 60 * 1000;
const mostVenues = 10;

function venuesChart(venues: readonly VenueYield[], l10n: Words): Chart {
  const [best] = venues;
  const shown = venues.slice(0, mostVenues);
  return {
    name: 'venues',
    title: l10n.t('What each venue brings'),
    summary: best === undefined ? '' : l10n.t('{0} venues; most leads come from {1}: {2} found, {3} with a draft.', l10n.number(venues.length), best.venue, l10n.number(best.found), l10n.number(best.drafted)),
    shape: 'bars',
    labelled: l10n.t('Venue'),
    labels: shown.map(({ venue }) => venue),
    series: yields(shown, l10n),
  };
}

function modelsChart(models: readonly SpendingTotal[], l10n: Words): Chart {
  const priced = models.some(({ micros }) => micros > 0);
  const tokens = models.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens);
  const spent = models.reduce((sum, { micros }) => sum + micros, 0);
  return {
    name: 'models',
    title: priced ? l10n.t('Spending by model') : l10n.t('Tokens by model'),
    summary: l10n.t('{0} spent on {1} tokens; the most with {2}.', l10n.dollars(spent), l10n.number(tokens.reduce((sum, count) => sum + count, 0)), models[0]?.key ?? ''),
    shape: 'bars',
    labelled: l10n.t('Model'),
    labels: models.map(({ key }) => key ?? l10n.t('none')),
    series: priced
      ? [{ name: l10n.t('US dollars'), colour: 'purple', values: models.map(({ micros }) => micros / 1_000_000), texts: models.map(({ micros, attempts, unpriced }) => (unpriced === attempts ? l10n.t('no known price') : l10n.dollars(micros))) }]
      : [counted(l10n.t('Tokens'), 'purple', tokens, l10n)],
  };
}

function yields(rows: readonly Pick<VenueYield, 'found' | 'drafted' | 'sent' | 'replied'>[], l10n: Words): readonly Series[] {
  return [
    counted(l10n.t('Found'), 'blue', rows.map(({ found }) => found), l10n),
    counted(l10n.t('Drafted'), 'purple', rows.map(({ drafted }) => drafted), l10n),
    counted(l10n.t('Sent'), 'orange', rows.map(({ sent }) => sent), l10n),
    counted(l10n.t('Replied'), 'green', rows.map(({ replied }) => replied), l10n),
  ];
}

function counted(name: string, colour: ChartColour, values: readonly number[], l10n: Words): Series {
  return { name, colour, values, texts: values.map((value) => l10n.number(value)) };
}

import test from 'ava';
import { type ChartFacts, chartsOf } from '../../../../extension/pages/dashboard/charts.ts';
import { chartTable } from '../../../../extension/pages/dashboard/chart-table.ts';
import { english } from '../../../support/words.ts';

const nothing: ChartFacts = { stages: { found: 0, accepted: 0, researched: 0, matched: 0, drafted: 0, approved: 0, sent: 0, replied: 0 }, days: [], venues: [], models: [] };
const total = { key: null, attempts: 3, succeeded: 3, unpriced: 0, assumed: 0, inputTokens: 900, cachedTokens: 0, cacheWriteTokens: 0, outputTokens: 100, reasoningTokens: 0, micros: 0 };
const chart = (facts: Partial<ChartFacts>, name: string) => chartsOf({ ...nothing, ...facts }, english).find((each) => each.name === name);

test('where there is nothing to see, there is no chart', (t) => {
  t.deepEqual(chartsOf(nothing, english), []);
  t.is(chart({ models: [{ ...total, key: 'offline/', inputTokens: 0, outputTokens: 0 }] }, 'models'), undefined);
});

test('the stages of the journey stand in its order, and their summary says the same in words', (t) => {
  const stages = { found: 15, accepted: 10, researched: 9, matched: 8, drafted: 7, approved: 3, sent: 2, replied: 1 };
  const shown = chart({ stages }, 'stages');
  t.deepEqual(shown?.labels, ['Found', 'Accepted', 'Researched', 'Matched', 'Drafted', 'Approved', 'Sent', 'Replied']);
  t.deepEqual(shown?.series[0]?.values, [15, 10, 9, 8, 7, 3, 2, 1]);
  t.is(shown?.summary, 'Of 15 leads found, 7 have a draft, 2 were written to and 1 replied.');
});

test('idle days between are shown as gaps, and of a long campaign the last sixty days', (t) => {
  const day = (on: string, drafted: number) => ({ day: on, found: 0, drafted, sent: 0, replied: 0 });
  const short = chart({ days: [day('2026-02-27', 2), day('2026-03-02', 1)] }, 'days');
  t.deepEqual(short?.labels, ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  t.deepEqual(short?.series.find(({ name }) => name === 'Drafted')?.values, [2, 0, 0, 1]);
  const long = chart({ days: [day('2025-01-01', 5), day('2026-03-02', 1)] }, 'days');
  t.is(long?.labels.length, 60);
  t.is(long?.labels.at(-1), '2026-03-02');
});

test('venues are shown up to ten, the one that found most first', (t) => {
  const venues = Array.from({ length: 12 }, (_, index) => ({ venue: `venue-${index}`, found: 20 - index, drafted: 1, sent: 0, replied: 0 }));
  const shown = chart({ venues }, 'venues');
  t.is(shown?.labels.length, 10);
  t.is(shown?.summary, '12 venues; most leads come from venue-0: 20 found, 1 with a draft.');
});

test('spending is shown in dollars; models without a price are said to have none; where nothing has a price, tokens are shown', (t) => {
  const priced = chart({ models: [{ ...total, key: 'anthropic/big', micros: 12_300 }, { ...total, key: 'openai/own', unpriced: 3 }] }, 'models');
  t.deepEqual(priced?.series[0]?.texts, ['$0.0123', 'no known price']);
  t.is(priced?.title, 'Spending by model');
  const free = chart({ models: [{ ...total, key: 'ollama/small' }] }, 'models');
  t.is(free?.title, 'Tokens by model');
  t.deepEqual(free?.series[0]?.values, [1000]);
});

test('a chart is saved as the table that it shows, with plain numbers', (t) => {
  const shown = chart({ venues: [{ venue: 'lever', found: 1500, drafted: 1, sent: 0, replied: 0 }] }, 'venues');
  t.deepEqual(shown === undefined ? [] : chartTable(shown).rows, [['Venue', 'Found', 'Drafted', 'Sent', 'Replied'], ['lever', 1500, 1, 0, 0]]);
});

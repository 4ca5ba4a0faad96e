import test from 'ava';
import { readDashboard } from '../../../../extension/pages/dashboard/dashboard-facts.ts';
import { outcomesTable } from '../../../../extension/pages/dashboard/outcomes-table.ts';
import { csvOf } from '../../../../core/store/export.ts';
import { renderDashboard } from '../../../../extension/pages/dashboard/render-dashboard.ts';
import { renderOutcomes } from '../../../../extension/pages/dashboard/render-outcomes.ts';
import { openToken } from '../../../../core/outbox/open-pixel.ts';
import { sent } from '../../../support/sent-message.ts';
import { beginCampaign, openTestStore } from '../../../support/store.ts';
import { english } from '../../../support/words.ts';

const textOf = (markup: string) => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('while nothing was sent there is nothing to say of answers', async (t) => {
  const store = await openTestStore(t);
  t.false(renderOutcomes(await readDashboard(store), english));
});

test('each group says its rate with the interval, or that there is not enough data', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  for (let count = 0; count < 30; count += 1) await sent(store, campaignId, { replied: count < 6, text: count < 25 ? 'Company size: 11-50' : 'A posting.' });
  const shown = renderOutcomes(await readDashboard(store, campaignId), english);
  const text = textOf(shown === false ? '' : shown.markup);
  t.regex(text, /By talking point Product 30 6 20%, between 10% and 37%/);
  t.regex(text, /By role Not stated 30 6 20%, between 10% and 37% By kind of reader Engineering 30 6 20%/);
  t.regex(text, /By company size 11–50 25 6 24%, between 11% and 43% Not stated 5 0 Not enough data/);
  t.regex(text, /By venue lever 30 6/);
  t.regex(text, /By subject First subject \d+ \d+ .* Second subject/);
  t.notRegex(text, /Opened/);
});

test('who has opens counted sees them beside the answers, with what they are worth', async (t) => {
  const store = await openTestStore(t);
  const email = await sent(store, await beginCampaign(store));
  const without = await readDashboard(store);
  t.notRegex(renderDashboard(without, [], english).markup, /Opens are doubtful/);
  t.regex(renderDashboard(await readDashboard(store, undefined, true), [], english).markup, /Opens are doubtful/);
  await store.metrics.add({ day: '2026-05-04', name: 'opened', dimension: openToken(email.messageId), value: 1 });
  t.regex(textOf(renderDashboard(await readDashboard(store), [], english).markup), /Opened \(doubtful\) Not enough data 1 of 1 of those written to/);
});

test('what gets answers is saved as a table: every group that is shown, rates as numbers with their intervals, and none where there is too little', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  for (let count = 0; count < 25; count += 1) await sent(store, campaignId, { replied: count < 5, venue: count < 20 ? 'lever' : '=1+1', title: 'CTO' });
  const facts = await readDashboard(store, campaignId);
  const { rows } = outcomesTable(facts, english);
  t.deepEqual(rows[0], ['By', 'Value', 'Sent', 'Replied', 'Reply rate', 'At least (95 %)', 'At most (95 %)']);
  t.deepEqual(rows.filter(([by]) => by === 'By role'), [['By role', 'Heads of technology', 25, 5, 0.2, 0.0886, 0.3913]]);
  t.deepEqual(rows.filter(([by]) => by === 'By venue'), [['By venue', 'lever', 20, 5, 0.25, 0.1119, 0.4687], ['By venue', '=1+1', 5, 0, '', '', '']]);
  t.is(rows.length, 1 + facts.outcomes.groups.length);
  t.true(outcomesTable({ ...facts, countsOpens: true }, english).rows.every(({ length }) => length === 10));
  t.regex(csvOf(rows), /^By venue,"'=1\+1",5,0,,,\r$/m, 'a spreadsheet takes no venue for a formula');
  const shown = renderOutcomes(facts, english);
  t.regex(shown === false ? '' : shown.markup, /<button [^>]*id="outcomes-save-table" data-save="table" data-about="outcomes" aria-label="Save as CSV: What gets answers"/);
});

test('a venue with a hostile name is text among the groups, too', async (t) => {
  const store = await openTestStore(t);
  await sent(store, await beginCampaign(store), { venue: '<img src=x onerror=alert(1)>' });
  const shown = renderOutcomes(await readDashboard(store), english);
  t.notRegex(shown === false ? '' : shown.markup, /<img/);
  t.regex(shown === false ? '' : shown.markup, /&lt;img src=x/);
});

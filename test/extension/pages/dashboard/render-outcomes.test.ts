import test from 'ava';
import { readDashboard } from '../../../../extension/pages/dashboard/dashboard-facts.ts';
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
  t.regex(text, /By role Engineering 30 6 20%/);
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

test('a venue with a hostile name is text among the groups, too', async (t) => {
  const store = await openTestStore(t);
  await sent(store, await beginCampaign(store), { venue: '<img src=x onerror=alert(1)>' });
  const shown = renderOutcomes(await readDashboard(store), english);
  t.notRegex(shown === false ? '' : shown.markup, /<img/);
  t.regex(shown === false ? '' : shown.markup, /&lt;img src=x/);
});

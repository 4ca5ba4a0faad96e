import test from 'ava';
import { chartsOf } from '../../../../extension/pages/dashboard/charts.ts';
import { readDashboard } from '../../../../extension/pages/dashboard/dashboard-facts.ts';
import { dashboardTitle, renderDashboard } from '../../../../extension/pages/dashboard/render-dashboard.ts';
import { errorOf } from '../../../support/error-of.ts';
import { addDraft, addLead, openTestStore, type TestStore } from '../../../support/store.ts';
import { english } from '../../../support/words.ts';

async function rendered(store: TestStore, campaignId?: number): Promise<string> {
  const facts = await readDashboard(store, campaignId);
  return renderDashboard(facts, chartsOf(facts, english), english).markup;
}

test('an empty store says what to do next instead of showing empty charts', async (t) => {
  const markup = await rendered(await openTestStore(t));
  t.regex(markup, /There is nothing to count yet/);
  t.regex(markup, /data-command="setup"[\s\S]*data-command="runSample"/);
  t.notRegex(markup, /<canvas/);
});

test('each chart has its numbers as a table beside it, and a way to save it', async (t) => {
  const store = await openTestStore(t);
  const { campaignId, lead } = await addDraft(store);
  await store.campaigns.addLeads(campaignId, [lead.id]);
  const markup = await rendered(store, campaignId);
  const charts = [...markup.matchAll(/<canvas id="(\w+)-chart"/g)].map(([, name]) => name);
  t.deepEqual(charts, ['stages', 'days', 'venues']);
  t.is([...markup.matchAll(/<table>/g)].length, 3);
  t.regex(markup, /<th scope="row">lever<\/th><td class="number">1<\/td>/);
  t.is([...markup.matchAll(/data-save="(?:table|picture)"/g)].length, 6);
  t.regex(markup, /<h1>Spring<\/h1>/);
});

test('a venue with a hostile name is text', async (t) => {
  const store = await openTestStore(t);
  await addLead(store, {}, '<img src=x onerror=alert(1)>');
  const markup = await rendered(store);
  t.notRegex(markup, /<img/);
  t.regex(markup, /&lt;img src=x onerror=alert\(1\)&gt;/);
});

test('a campaign that is not there is said not to be', async (t) => {
  const store = await openTestStore(t);
  t.is((await errorOf(() => readDashboard(store, 9))).code, 'not_found');
  t.is(dashboardTitle(null, english), 'All campaigns');
});

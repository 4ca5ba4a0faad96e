import test from 'ava';
import type { Price } from '../../../core/domain/price.ts';
import type { SettledOutcome } from '../../../core/store/cost-ledger.ts';
import type { SpendingKey, SpendingTotal } from '../../../core/store/spending.ts';
import { attempt, most, succeeded } from '../../support/attempts.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { addLead, beginCampaign, openTestStore, type TestStore } from '../../support/store.ts';

const numbers = ['attempts', 'succeeded', 'unpriced', 'assumed', 'inputTokens', 'cachedTokens', 'cacheWriteTokens', 'outputTokens', 'reasoningTokens', 'micros'] as const;

function sumOf(totals: readonly SpendingTotal[]): Readonly<Record<string, number>> {
  return Object.fromEntries(numbers.map((name) => [name, totals.reduce((sum, total) => sum + total[name], 0)]));
}

/** Attempts with every kind of end, over some days, agents, models, campaigns and leads; some are left under way. */
async function spendAtRandom(store: TestStore, count: number, seed: number): Promise<{ readonly micros: number; readonly attempts: number }> {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const campaigns = [null, await beginCampaign(store, 'a'), await beginCampaign(store, 'b'), await beginCampaign(store, 'c')];
  const leads = [null, (await addLead(store, { person: 'Ada Lovelace' })).id, (await addLead(store, { person: 'Alan Turing' })).id];
  const outcomes: readonly SettledOutcome[] = ['succeeded', 'succeeded', 'failed', 'aborted', 'invalid', 'cached'];
  const expected = { micros: 0, attempts: 0 };
  for (let done = 0; done < count; done += 500) {
    await store.write(async (tx) => {
      for (let number = done; number < done + 500; number += 1) {
        const inputTokens = below(200_000);
        const outputTokens = below(8_000);
        const atMost = below(5_000_000);
        const price: Price = below(10) === 0 ? { unpriced: true, reason: 'the table does not have it' } : { micros: atMost, priceTable: 'table 1' };
        const asked = { ...attempt, run: `run ${below(300)}`, call: `call ${number}`, agent: `agent ${below(7)}`, model: `model ${below(5)}`, campaignId: campaigns[below(4)] ?? null, leadId: leads[below(3)] ?? null };
        const id = await store.ledger.reserve(asked, { owner: `owner ${below(3)}`, inputTokens, outputTokens, price }, {}, tx);
        if (below(20) === 0) continue;
        const used = below(5) === 0 ? 'unknown' : below(5) === 0 ? 'nothing' : { usage: { inputTokens, cachedInputTokens: below(inputTokens + 1), outputTokens, reasoningTokens: below(outputTokens + 1) }, price: 'micros' in price ? { ...price, micros: below(atMost + 1) } : price };
        await store.ledger.settle(id, { outcome: outcomes[below(outcomes.length)] ?? 'failed', milliseconds: below(60_000), used }, tx);
        expected.attempts += 1;
        const counted = used === 'unknown' ? price : used === 'nothing' ? { micros: 0 } : used.price;
        expected.micros += 'micros' in counted ? counted.micros : 0;
      }
    });
    store.clock.advance(7 * 3_600_000);
  }
  return expected;
}

test('over 10,000 random attempts the totals by model, agent, campaign, day, lead and run are the same to the millionth of a dollar, and so are the budgets’', async (t) => {
  const store = await openTestStore(t);
  const expected = await spendAtRandom(store, 10_000, 20261121);
  const total = await store.spending.total();
  t.like(total, expected);
  for (const key of ['model', 'agent', 'campaign', 'day', 'lead', 'run'] satisfies readonly SpendingKey[]) {
    const totals = await store.spending.totals(key);
    t.true(totals.length > 1);
    t.deepEqual(sumOf(totals), sumOf([total]), key);
  }
  const budgets = await store.spending.budgets();
  const spent = (kind: RegExp) => budgets.filter(({ scope }) => kind.test(scope)).reduce((sum, { spentMicros }) => sum + spentMicros, 0);
  const without = (await store.spending.totals('campaign')).find(({ key }) => key === null)?.micros ?? 0;
  t.deepEqual([spent(/^all$/), spent(/^day:/), spent(/^agent:/), spent(/^campaign:/) + without], Array.from({ length: 4 }, () => expected.micros));
  const [lost, all] = [await store.ledger.loseDead((owner) => owner !== 'owner 1'), await store.spending.total()];
  t.is(all.attempts, expected.attempts + lost);
  t.is((await store.spending.budgets()).find(({ scope }) => scope === 'all')?.spentMicros, all.micros);
});

test('totals can be asked for a run, an agent, a campaign, a lead and a time; the dearest come first', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const { id: leadId } = await addLead(store);
  const from = store.clock.now();
  for (const [changes, micros] of [[{ agent: 'judge', run: 'run-2' }, 5], [{ campaignId }, 20], [{ leadId }, 10]] as const) {
    await store.ledger.settle(await store.ledger.reserve({ ...attempt, ...changes }, most, {}), succeeded(micros));
    await store.clock.advance(1_000);
  }
  t.is((await store.spending.total({ run: 'run-2' })).micros, 5);
  t.is((await store.spending.total({ run: 'run-3' })).micros, 0);
  t.is((await store.spending.total({ agent: 'writer' })).micros, 30);
  t.is((await store.spending.total({ campaignId })).micros, 20);
  t.is((await store.spending.total({ leadId })).micros, 10);
  t.is((await store.spending.total({ from: from + 1_000, before: from + 2_000 })).micros, 20);
  t.deepEqual((await store.spending.totals('agent')).map(({ key, micros }) => [key, micros]), [['writer', 30], ['judge', 5]]);
  t.deepEqual((await store.spending.totals('model', { agent: 'judge' })).map(({ key }) => key), ['anthropic/claude-sonnet-4-6']);
});

test('rows come newest first, page by page', async (t) => {
  const store = await openTestStore(t);
  for (let number = 0; number < 5; number += 1) await store.ledger.reserve(attempt, most, {});
  const first = await store.spending.rows({}, { limit: 3 });
  t.deepEqual(first.map(({ id }) => id), [5, 4, 3]);
  t.deepEqual((await store.spending.rows({}, { limit: 3, beforeId: 3 })).map(({ id }) => id), [2, 1]);
});

test('no question to the budgets or about a call, run or lead reads the whole ledger', async (t) => {
  const store = await openTestStore(t);
  const plan = (sql: string) => store.connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail).join('; ');
  for (const sql of [
    "SELECT * FROM spending WHERE scope = 'all'",
    "SELECT sum(spent_micros) FROM cost_ledger_shares WHERE scope = 'all' AND id IN (SELECT id FROM cost_ledger WHERE run = 'r' AND call = 'c')",
    'SELECT * FROM cost_ledger_shares WHERE id = 7',
    "SELECT * FROM cost_ledger WHERE run = 'r'",
    'SELECT * FROM cost_ledger WHERE lead_id = 1',
    'SELECT DISTINCT owner FROM cost_ledger WHERE owner IS NOT NULL',
  ]) t.notRegex(plan(sql), /SCAN (?:cost_ledger|spending)(?! USING COVERING INDEX cost_ledger_reserved)/, `${sql}: ${plan(sql)}`);
});

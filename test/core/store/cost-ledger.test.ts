import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { budgetNames } from '../../../core/domain/budget.ts';
import { checkStore } from '../../../core/store/check.ts';
import type { Settlement } from '../../../core/store/cost-ledger.ts';
import { attempt, most, succeeded } from '../../support/attempts.ts';
import { startChild } from '../../support/child.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, beginCampaign, openTestStore, type TestStore } from '../../support/store.ts';

const hundred = Array.from({ length: 100 }, (_, number) => number);

async function newest(store: TestStore) {
  const [row] = await store.spending.rows({}, { limit: 1 });
  if (row === undefined) throw new Error('no row');
  return row;
}

async function spentToday(store: TestStore) {
  const day = new Date(store.clock.now()).toISOString().slice(0, 10);
  return (await store.spending.budgets()).find(({ scope }) => scope === `day:${day}`);
}

test('an attempt is set aside before it is made, and settled with what it cost', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  const { id: leadId } = await addLead(store);
  const id = await store.ledger.reserve({ ...attempt, campaignId, leadId, rung: 'native', prompt: { name: 'write.draft', version: '3', hash: 'abc' } }, most, {});
  t.like(await newest(store), { id, outcome: 'reserved', micros: null, inputTokens: 0, reservedMicros: 100_000, reservedInputTokens: 1_000, reservedOutputTokens: 500, priceTable: 'table 1' });
  t.like(await spentToday(store), { spentMicros: 0, spentTokens: 0, reservedMicros: 100_000, reservedTokens: 1_500 });
  await store.ledger.settle(id, {
    outcome: 'succeeded',
    modelAnswered: 'claude-sonnet-4-6-20260217',
    rung: 'extracted',
    milliseconds: 1_200.4,
    firstTokenMs: 300.6,
    used: { usage: { inputTokens: 900, cachedInputTokens: 600, cacheWriteTokens: 100, outputTokens: 120, reasoningTokens: 20 }, price: { micros: 4_242, priceTable: 'table 2' } },
  });
  t.like(await newest(store), {
    ...{ run: 'run-1', call: 'call-1', attempt: 1, why: 'first', task: 'write.draft', agent: 'writer', campaignId, leadId, backend: 'anthropic', model: 'claude-sonnet-4-6' },
    ...{ outcome: 'succeeded', error: null, modelAnswered: 'claude-sonnet-4-6-20260217', rung: 'extracted', promptName: 'write.draft', promptVersion: '3', promptHash: 'abc' },
    ...{ inputTokens: 900, cachedTokens: 600, cacheWriteTokens: 100, outputTokens: 120, reasoningTokens: 20, micros: 4_242, priceTable: 'table 2', assumed: 0 },
    ...{ milliseconds: 1_200, firstTokenMs: 301, at: store.clock.now() },
  });
  const scopes = await store.spending.budgets();
  t.deepEqual(scopes.map(({ scope }) => scope), [`agent:writer/campaign:${campaignId}`, 'all', `campaign:${campaignId}`, 'day:2026-03-02']);
  for (const { scope, ...state } of scopes) t.deepEqual(state, { spentMicros: 4_242, spentTokens: 1_020, reservedMicros: 0, reservedTokens: 0 }, scope);
});

const beyond: readonly { readonly budget: (typeof budgetNames)[number]; readonly other: Partial<typeof attempt> }[] = [
  { budget: 'perCall', other: { call: 'call-2' } },
  { budget: 'perAgent', other: { agent: 'judge' } },
  { budget: 'perCampaign', other: { campaignId: 2 } },
];

for (const { budget, other } of beyond) {
  for (const unit of ['dollars', 'tokens'] as const) {
    test(`a budget ${budget} in ${unit} stops what it is about and nothing else`, async (t) => {
      const store = await openTestStore(t);
      await beginCampaign(store, 'one');
      await beginCampaign(store, 'two');
      const asked = { ...attempt, campaignId: 1 };
      const budgets = { [budget]: unit === 'dollars' ? { dollars: 0.2 } : { tokens: 3_000 } };
      await store.ledger.reserve(asked, most, budgets);
      await store.ledger.settle(await store.ledger.reserve({ ...asked, attempt: 2 }, most, budgets), succeeded(100_000, { inputTokens: 1_000, outputTokens: 500 }));
      const error = await errorOf(() => store.ledger.reserve({ ...asked, attempt: 3 }, most, budgets));
      t.is(error.code, 'budget_exhausted');
      t.like(error.details, unit === 'dollars' ? { unit, limit: 200_000, spent: 100_000, reserved: 100_000, needed: 100_000 } : { unit, limit: 3_000, spent: 1_500, reserved: 1_500, needed: 1_500 });
      t.true(error.help.includes(`outreach config set llm.budget.${budget}.${unit} ${unit === 'dollars' ? 0.6 : 9_000}`), error.help);
      t.is((await store.spending.rows()).length, 2, 'what was refused left no trace');
      await t.notThrowsAsync(store.ledger.reserve({ ...asked, ...other }, most, budgets));
    });
  }
}

test('a day’s budget is free again the day after (UTC), and so is an agent’s outside of any campaign', async (t) => {
  const store = await openTestStore(t);
  const budgets = { perDay: { dollars: 0.1 }, perAgent: { dollars: 0.1 } };
  await store.ledger.reserve(attempt, most, budgets);
  for (const name of ['perDay', 'perAgent'] as const) t.is((await errorOf(() => store.ledger.reserve(attempt, most, { [name]: budgets[name] }))).code, 'budget_exhausted');
  store.clock.advance(24 * 3_600_000);
  await t.notThrowsAsync(store.ledger.reserve(attempt, most, budgets));
});

test('a campaign’s budget is about nothing outside of any campaign', async (t) => {
  const store = await openTestStore(t);
  await t.notThrowsAsync(store.ledger.reserve(attempt, most, { perCampaign: { dollars: 0, tokens: 0 } }));
});

test('what costs nothing fits into a budget of no dollars; a null is no limit', async (t) => {
  const store = await openTestStore(t);
  await t.notThrowsAsync(store.ledger.reserve(attempt, { ...most, price: { micros: 0, priceTable: 'local' } }, { perDay: { dollars: 0, tokens: null } }));
});

test('a budget in dollars refuses a model without a known price, and says what to do; one in tokens does not mind', async (t) => {
  const store = await openTestStore(t);
  const unpriced = { ...most, price: { unpriced: true, reason: 'the table does not have it' } as const };
  const error = await errorOf(() => store.ledger.reserve(attempt, unpriced, { perDay: { dollars: 5 } }));
  t.is(error.code, 'budget_unpriced');
  t.regex(error.help, /llm\.prices.*llm\.budget\.perDay\.tokens/);
  const id = await store.ledger.reserve(attempt, unpriced, { perDay: { tokens: 5_000 } });
  await store.ledger.settle(id, { outcome: 'succeeded', milliseconds: 1, used: { usage: { inputTokens: 10, outputTokens: 5 }, price: unpriced.price } });
  t.like(await newest(store), { micros: null, priceTable: null, inputTokens: 10 });
  t.like(await store.spending.total(), { unpriced: 1, micros: 0, attempts: 1 });
});

const endings: readonly { readonly title: string; readonly settlement: Settlement; readonly row: object }[] = [
  { title: 'failed before anything was sent costs nothing', settlement: { outcome: 'failed', error: 'model_unreachable', milliseconds: 3, used: 'nothing' }, row: { micros: 0, inputTokens: 0, assumed: 0, error: 'model_unreachable' } },
  {
    title: 'broke off without a word about its use counts with all that was set aside',
    settlement: { outcome: 'failed', error: 'model_stream_broken', milliseconds: 3, used: 'unknown' },
    row: { micros: 100_000, inputTokens: 1_000, outputTokens: 500, assumed: 1, priceTable: 'table 1' },
  },
  { title: 'was called off after it was sent counts with all that was set aside', settlement: { outcome: 'aborted', milliseconds: 3, used: 'unknown' }, row: { outcome: 'aborted', micros: 100_000, assumed: 1 } },
  { title: 'was answered with something unusable costs what was used', settlement: { ...succeeded(77), outcome: 'invalid' }, row: { outcome: 'invalid', micros: 77, inputTokens: 900 } },
  { title: 'cost more than was thought counts with what it cost', settlement: succeeded(100_001, { inputTokens: 2_000 }), row: { micros: 100_001, inputTokens: 2_000 } },
];

for (const { title, settlement, row } of endings) {
  test(`an attempt that ${title}`, async (t) => {
    const store = await openTestStore(t);
    await store.ledger.settle(await store.ledger.reserve(attempt, most, {}), settlement);
    const settled = await newest(store);
    t.like(settled, row);
    t.like(await spentToday(store), { spentMicros: settled.micros, spentTokens: settled.inputTokens + settled.outputTokens, reservedMicros: 0, reservedTokens: 0 });
  });
}

test('an answer from the cache has a row too, and costs nothing', async (t) => {
  const store = await openTestStore(t);
  await store.ledger.note(attempt, { outcome: 'cached', milliseconds: 0, used: 'nothing' });
  t.like(await newest(store), { outcome: 'cached', micros: 0, reservedMicros: 0, inputTokens: 0 });
});

test('an attempt is settled once', async (t) => {
  const store = await openTestStore(t);
  const id = await store.ledger.reserve(attempt, most, {});
  await store.ledger.settle(id, succeeded(1));
  await t.throwsAsync(store.ledger.settle(id, succeeded(2)), { message: /settled before/ });
  for (const sql of ['UPDATE cost_ledger SET micros = 5', 'UPDATE cost_ledger SET reserved_micros = 5', 'DELETE FROM cost_ledger']) t.throws(() => store.connection.run(sql), { message: 'rule:settled_once' }, sql);
});

test('what a dead process had under way is lost and counts in full; should it be settled after all, that counts', async (t) => {
  const store = await openTestStore(t);
  const id = await store.ledger.reserve(attempt, { ...most, owner: 'dead' }, {});
  await store.ledger.reserve(attempt, { ...most, owner: 'alive' }, {});
  t.is(await store.ledger.loseDead((owner) => owner === 'alive'), 1);
  t.is(await store.ledger.loseDead((owner) => owner === 'alive'), 0);
  t.like(await spentToday(store), { spentMicros: 100_000, spentTokens: 1_500, reservedMicros: 100_000, reservedTokens: 1_500 });
  t.deepEqual((await store.spending.rows()).map(({ outcome, assumed }) => [outcome, assumed]), [['reserved', 0], ['lost', 1]]);
  await store.ledger.settle(id, succeeded(40, { inputTokens: 8, outputTokens: 2 }));
  t.like(await spentToday(store), { spentMicros: 40, spentTokens: 10, reservedMicros: 100_000 });
});

test('of 100 attempts at once under a budget for 37, 37 are let through and no cent is overspent', async (t) => {
  const store = await openTestStore(t);
  const results = await Promise.allSettled(
    hundred.map(async (number) => {
      const id = await store.ledger.reserve({ ...attempt, call: `call ${number}` }, most, { perDay: { dollars: 3.7 } });
      await new Promise((resolve) => setImmediate(resolve));
      await store.ledger.settle(id, succeeded(100_000));
    }),
  );
  t.is(results.filter(({ status }) => status === 'fulfilled').length, 37);
  t.true(results.every((result) => result.status === 'fulfilled' || (result.reason as { code?: string }).code === 'budget_exhausted'));
  t.like(await spentToday(store), { spentMicros: 3_700_000, reservedMicros: 0 });
  t.is((await store.spending.total()).micros, 3_700_000);
});

test('four processes with 25 attempts each share a budget for 37: 37 are let through', async (t) => {
  const store = await openTestStore(t);
  const children = ['a', 'b', 'c', 'd'].map((owner) => startChild('spend-budget.ts', [store.file, owner, '25', '3.7']));
  let through = 0;
  for (const child of children) {
    t.is(await child.ended, 0, child.errors());
    through += Number(child.output());
  }
  t.is(through, 37);
  t.like(await store.spending.total(), { attempts: 37, micros: 3_700_000 });
  t.deepEqual((await checkStore(store.file)).problems, []);
});

test('what was acknowledged to a process that is killed is there: reservations and settlements', async (t) => {
  const store = await openTestStore(t);
  const child = startChild('spend-forever.ts', [store.file]);
  await child.says('reserved 120');
  child.process.kill('SIGKILL');
  await child.ended;
  const rows = new Map((await store.spending.rows({}, { limit: 10_000 })).map((row) => [row.id, row]));
  const said = (word: string) => child.output().split('\n').flatMap((line) => (line.startsWith(`${word} `) ? [Number(line.slice(word.length))] : []));
  t.true(said('settled').length >= 119);
  for (const id of said('reserved')) t.true(rows.has(id), `attempt ${id}`);
  for (const id of said('settled')) t.is(rows.get(id)?.outcome, 'succeeded');
  t.true((await store.ledger.loseDead(() => false)) <= 1);
  t.deepEqual((await checkStore(store.file)).problems, []);
});

test('a call waits for the disk once: for its settlement', async (t) => {
  if (spawnSync('strace', ['-V']).status !== 0) return t.log('strace is not here to count the calls that reach the disk');
  const store = await openTestStore(t);
  const { file, folder } = store;
  await store.close();
  const syncs = (count: number) => {
    const trace = join(folder, 'trace');
    execFileSync('strace', ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', trace, process.execPath, join(import.meta.dirname, '../../support/spend-forever.ts'), file, String(count)], { stdio: 'pipe' });
    return readFileSync(trace, 'utf8').split('\n').filter((line) => line.includes('sync(')).length;
  };
  const none = syncs(0);
  const forty = syncs(40) - none;
  // One for each, and those of a log that begins anew: far from two.
  t.true(forty >= 40 && forty < 60, `${forty}`);
});

test('an attempt that is filed under another agent takes what it cost along', async (t) => {
  const store = await openTestStore(t);
  const campaignId = await beginCampaign(store);
  await store.ledger.settle(await store.ledger.reserve({ ...attempt, campaignId }, most, {}), succeeded(7));
  await store.ledger.reserve({ ...attempt, campaignId }, most, {});
  store.connection.run("UPDATE cost_ledger SET agent = 'judge', campaign_id = NULL");
  const spent = (await store.spending.budgets()).filter(({ spentMicros, reservedMicros }) => spentMicros + reservedMicros > 0);
  t.deepEqual(spent.map(({ scope, spentMicros, reservedMicros }) => [scope, spentMicros, reservedMicros]), ['agent:judge/day:2026-03-02', 'all', 'day:2026-03-02'].map((scope) => [scope, 7, 100_000]));
  t.deepEqual((await checkStore(store.file)).problems, []);
});

import test from 'ava';
import type { NewAgentLog } from '../../../core/store/agent-logs.ts';
import { addLead, openTestStore } from '../../support/store.ts';

const run: NewAgentLog = { agent: 'writer', state: 'completed', campaignId: null, leadId: null, backend: 'offline rules', configHash: '0badcafe', startedAt: 5, milliseconds: 12.6, inputTokens: 10, outputTokens: 3, error: null };

test('each run of an agent is kept with its time, tokens and end, the newest first', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store);
  await store.agentLogs.add(run);
  await store.agentLogs.add({ ...run, startedAt: 9, state: 'failed', leadId: id, error: 'no answer', costMicros: 250 });
  await store.agentLogs.add({ ...run, agent: 'scout' });
  t.deepEqual(await store.agentLogs.list({ agent: 'writer' }), [
    { ...run, id: 2, milliseconds: 13, startedAt: 9, state: 'failed', leadId: id, error: 'no answer', costMicros: 250 },
    { ...run, id: 1, milliseconds: 13, costMicros: null },
  ]);
  t.is((await store.agentLogs.list({ leadId: id })).length, 1);
  t.is((await store.agentLogs.list({}, 2)).length, 2);
  t.deepEqual((await store.agentLogs.totals())[1], { agent: 'writer', runs: 2, failed: 1, milliseconds: 26, inputTokens: 20, outputTokens: 6, lastStartedAt: 9 });
});

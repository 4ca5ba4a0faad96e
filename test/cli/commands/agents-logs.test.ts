import test from 'ava';
import { run } from '../../../cli/commands/agents-logs.ts';
import type { Engine } from '../../../core/engine.ts';
import { createError } from '../../../core/errors.ts';
import type { NewAgentLog } from '../../../core/store/agent-logs.ts';
import { commandContext } from '../../support/command-context.ts';
import { errorOf } from '../../support/error-of.ts';
import { addLead, openTestStore } from '../../support/store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const log: NewAgentLog = { agent: 'writer', state: 'completed', campaignId: null, leadId: null, backend: 'offline rules', configHash: null, startedAt: Date.parse('2026-03-02T09:00:00Z'), milliseconds: 1260, inputTokens: 10, outputTokens: 3, error: null };
const agents = { get: (id: string) => { throw createError('not_registered', { kind: 'agent', id, have: ['writer'] }); } };

test('what agents did is listed, newest first, of one agent or of all, and a hostile error cannot move the cursor', async (t) => {
  const store = await openTestStore(t);
  const { id } = await addLead(store);
  await store.agentLogs.add(log);
  await store.agentLogs.add({ ...log, agent: 'research', state: 'failed', leadId: id, costMicros: 12_300, error: 'the page said \u001b[2J\u202e no' });
  const context = commandContext(temporaryFolder(t), { store, kernel: { agents } } as unknown as Partial<Engine>);
  const all = await run(context, { arguments: [], options: {} });
  t.like(all.json, [{ agent: 'research', error: 'the page said \u001b[2J\u202e no' }, { agent: 'writer', costMicros: null }]);
  t.regex(all.text, /2026-03-02T09:00:00\.000Z +research +failed +1 +offline rules +1\.3 +10 +3 +\$0\.0123 +the page said  ?no/);
  t.notRegex(all.text, /\u001b|\u202e/);
  t.is(((await run(context, { arguments: ['writer'], options: {} })).json as unknown[]).length, 1);
  t.is(((await run(context, { arguments: [], options: { limit: 1 } })).json as unknown[]).length, 1);
  t.is((await errorOf(() => run(context, { arguments: ['nobody'], options: {} }))).code, 'not_registered');
});

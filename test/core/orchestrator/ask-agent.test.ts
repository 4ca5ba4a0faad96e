import test from 'ava';
import type { AgentRun } from '../../../core/contracts/agent.ts';
import { agentFor, askAgent } from '../../../core/orchestrator/ask-agent.ts';
import * as builtIns from '../../../plugins/index.ts';
import { openTestEngine } from '../../support/engine.ts';
import { errorOf } from '../../support/error-of.ts';
import { buildAgent, plugin } from '../../support/kernel.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const question = { input: {}, leadId: null, campaignId: null, maxWebCalls: 5 };

/** An engine with one agent that is given to the test when it runs, and goes on when the test says so, whatever has become of its run. */
async function withStubbornAgent(t: Parameters<typeof openTestEngine>[0]) {
  const begun = Promise.withResolvers<AgentRun>();
  const stubborn = buildAgent({
    id: 'stubborn',
    run(_input, run) {
      begun.resolve(run);
      return new Promise<never>(() => undefined);
    },
  });
  const engine = await openTestEngine(t, temporaryFolder(t), [...Object.values(builtIns), plugin('stubborn', (scope) => scope.addAgent(stubborn))]);
  return { engine, agent: engine.kernel.agents.get('stubborn'), begun: begun.promise };
}

test('an agent that is left behind asks nobody any more, though it asks for its web and its model only then', async (t) => {
  const { engine, agent, begun } = await withStubbornAgent(t);
  const stopping = new AbortController();
  const asked = errorOf(() => askAgent(engine, { ...question, agent, signal: stopping.signal }));
  const run = await begun;
  stopping.abort(new Error('stopped by you'));
  t.is((await asked).code, 'run_cancelled');
  await t.throwsAsync(run.web.page('http://127.0.0.1:1/'), { message: 'the run is over' });
  await t.throwsAsync(run.model.generateObject({ task: 'any', instructions: '', input: {}, schema: {} }), { message: /the run is over/ });
});

test('what it has asked for before ends with its run, for the reason for which that ends', async (t) => {
  const { engine, agent, begun } = await withStubbornAgent(t);
  const stopping = new AbortController();
  const asked = errorOf(() => askAgent(engine, { ...question, agent, signal: stopping.signal }));
  const { web } = await begun;
  stopping.abort(new Error('stopped by you'));
  await t.throwsAsync(web.page('http://127.0.0.1:1/'), { message: 'stopped by you' });
  await asked;
});

test('of several agents for a role one has to be chosen, and without any that is told', async (t) => {
  const two = ['one', 'two'].map((id) => plugin(id, (scope) => scope.addAgent(buildAgent({ id, role: 'scout' }))));
  const engine = await openTestEngine(t, temporaryFolder(t), two);
  t.is((await errorOf(async () => agentFor(engine, 'scout'))).code, 'role_ambiguous');
  t.is((await errorOf(async () => agentFor(engine, 'matcher'))).code, 'not_registered');
  t.is(agentFor({ ...engine, settings: { ...engine.settings, agents: { scout: { use: 'two' } } } } as never, 'scout').id, 'two');
});

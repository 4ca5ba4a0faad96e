import type { Agent, AgentRun } from '../contracts/agent.ts';
import type { Model } from '../contracts/backend.ts';
import type { Transport } from '../contracts/transport.ts';
import { createExecution, type AgentEnding } from '../orchestrator/agent-execution.ts';
import { freezeDeeply } from '../freeze-deeply.ts';
import { validate } from '../validate.ts';
import { createFakeModel } from './fake-ports.ts';
import { createSilentWeb } from './fake-web.ts';
import { expectInside, expectNoErrors } from './plugin-promises.ts';
import { type ContractPromise, expect, expectEqual, outcomeOf, within } from './promise.ts';
import type { AgentSample } from './sample.ts';
import { sampleInput, sampleVenue } from './sample-data.ts';
import { broughtBy, onStage, type Stage } from './stage.ts';

/** How soon a cancelled agent must have stopped, in seconds; it is left behind long before. */
const soon = 2;

export function agentPromises(plugin: unknown, sample: AgentSample): readonly ContractPromise[] {
  const { id } = sample;
  const onAgent = (check: (agent: Agent<unknown, unknown>, stage: Stage) => Promise<void>) => () =>
    onStage(plugin, sample, (stage) => check(broughtBy(stage, 'agents', id) as unknown as Agent<unknown, unknown>, stage));
  const promise = (sentence: string, check: (agent: Agent<unknown, unknown>, stage: Stage) => Promise<void>): ContractPromise => ({ title: `agent ${id} ${sentence}`, check: onAgent(check) });
  const inputFor = (agent: Agent<unknown, unknown>) => sample.input ?? sampleInput(agent.role);

  return [
    promise('says what it is to a person', async (agent) => {
      for (const field of ['title', 'description'] as const) expect(typeof agent[field] === 'string' && agent[field].trim() !== '', `it has no ${field}`);
    }),
    promise('has a schema for its answer that takes not just anything', async (agent) => {
      for (const nonsense of [null, 'nonsense', []]) expect(!validate(agent.output, nonsense).ok, `its output schema takes ${JSON.stringify(nonsense)}`);
    }),
    promise('answers with plain data that fits its schema, and comes to one end', async (agent, stage) => {
      const ends: AgentEnding[] = [];
      const answer = await runOnce(agent, inputFor(agent), stage, sample, ends);
      expectEqual(JSON.parse(JSON.stringify(answer)), answer, 'its answer is not plain JSON data');
      expectEqual(ends.map(({ state }) => state), ['completed'], 'it did not end as it should');
      expectNoErrors(stage);
    }),
    promise('leaves what it is asked as it is', async (agent, stage) => {
      await runOnce(agent, freezeDeeply(inputFor(agent)), stage, sample);
    }),
    promise('gives the same answer to the same question, also to two at once', async (agent, stage) => {
      const alone = await runOnce(agent, inputFor(agent), stage, sample);
      const together = await Promise.all([runOnce(agent, inputFor(agent), stage, sample), runOnce(agent, inputFor(agent), stage, sample)]);
      expectEqual(together, [alone, alone], 'asked again, it answered otherwise');
    }),
    promise('stops when it is cancelled, whatever it waits for', async (agent, stage) => {
      const stopping = new AbortController();
      const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
      const web = createSilentWeb(stopping.signal, onAsked);
      const model: Model = { label: 'a model that never answers', generateObject: web.json as () => Promise<never>, generateText: web.json as () => Promise<never>, streamText: () => never(web.json as () => Promise<never>), hasTools: false, generateWithTools: web.json as () => Promise<never>, embed: web.json as () => Promise<never> };
      const run: AgentRun = { ...runParts(agent, stage, sample), web, model, signal: stopping.signal, checkpoint: async () => stopping.signal.throwIfAborted() };
      const ended = outcomeOf(async () => agent.run(inputFor(agent), run));
      await within(20, 'its run, which neither asked the model or the web nor ended,', Promise.race([asked, ended]));
      stopping.abort(new Error('cancelled by the test'));
      await within(soon, 'stopping', ended);
      await agent.cleanUp?.();
    }),
    promise('touches nothing outside of its scope', async (agent, stage) => {
      await runOnce(agent, inputFor(agent), stage, sample);
      expectInside(stage);
    }),
  ];
}

function runOnce(agent: Agent<unknown, unknown>, input: unknown, stage: Stage, sample: AgentSample, ends: AgentEnding[] = []): Promise<unknown> {
  const run = runParts(agent, stage, sample);
  return createExecution(agent, input, { plugin: 'the plugin under test', log: run.log, runWith: (own) => ({ ...run, ...own }), signal: new AbortController().signal, onEnd: (ending) => void ends.push(ending) }).start();
}

function runParts(agent: Agent<unknown, unknown>, { kernel, ports }: Stage, sample: AgentSample): Omit<AgentRun, 'signal' | 'checkpoint'> {
  return {
    log: ports.log(agent.id),
    now: () => new Date(ports.clock.now()).toISOString(),
    progress: () => undefined,
    model: createFakeModel(sample.answer),
    web: ports.web,
    venue: (id) => (id === sampleVenue.id ? sampleVenue : kernel.venues.get(id)),
    transport: (id) => (id === acceptingTransport.id ? acceptingTransport : kernel.transports.get(id)),
  };
}

const acceptingTransport: Transport = {
  id: 'sample',
  label: 'Accepts everything',
  idempotent: true,
  async send(_, { reach }) {
    await reach('started');
    await reach('accepted');
    return { kind: 'accepted', reference: 'sample' };
  },
};

async function* never(wait: () => Promise<never>): AsyncGenerator<string> {
  yield await wait();
}

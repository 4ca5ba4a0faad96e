import type { Agent, AgentRole } from '../contracts/agent.ts';
import type { Model } from '../contracts/backend.ts';
import type { Web } from '../contracts/web.ts';
import type { Used } from '../model/attempts.ts';
import { createError } from '../errors.ts';
import type { NewAgentLog } from '../store/agent-logs.ts';
import type { Transaction } from '../store/write.ts';
import { limitWeb } from '../web/limit-web.ts';
import { type AgentEnding, createExecution } from './agent-execution.ts';
import type { EngineParts } from './engine-parts.ts';

export interface Question {
  readonly agent: Agent<never, unknown>;
  readonly input: unknown;
  readonly leadId: number | null;
  readonly campaignId: number | null;
  readonly maxWebCalls: number;
  readonly signal: AbortSignal;
  /** See `ExecutionParts`. */
  readonly isBrief?: boolean;
}

export interface Answered<Output> {
  readonly output: Output;
  /** Keeps the row of this run, in the transaction of what came out of it. */
  readonly keepLog: (tx: Transaction) => Promise<void>;
}

/** The agent that plays a role: the configured one, or the only one. Throws `not_registered`, or `role_ambiguous` when several do and none was chosen. */
export function agentFor({ kernel, settings }: Pick<EngineParts, 'kernel' | 'settings'>, role: AgentRole): Agent<never, unknown> {
  const chosen = settings.agents[role]?.use;
  if (chosen !== undefined) return kernel.agents.get(chosen);
  const candidates = kernel.agents.all().filter((agent) => agent.role === role);
  const [first, ...others] = candidates;
  if (first === undefined) throw createError('not_registered', { kind: `agent for the role`, id: role, have: kernel.agents.ids() });
  if (others.length > 0) throw createError('role_ambiguous', { role, agents: candidates.map((agent) => agent.id) });
  return first;
}

/** One for all: it says nothing of where. */
const runIsOver = new Error('the run is over');

/** One run of one agent, with everything it needs. A run that fails or is cancelled is logged at once; one that completes is logged with its result. */
export async function askAgent<Output>(parts: EngineParts, question: Question): Promise<Answered<Output>> {
  const { agent } = question;
  const startedAt = parts.clock.now();
  const used: { inputTokens: number; outputTokens: number; costMicros: number | null } = { inputTokens: 0, outputTokens: 0, costMicros: 0 };
  const count = ({ usage, micros }: Used) => {
    used.inputTokens += usage.inputTokens;
    used.outputTokens += usage.outputTokens;
    used.costMicros = used.costMicros === null || micros === null ? null : used.costMicros + micros;
  };
  const { llm } = parts.settings;
  const log = parts.log(agent.id);
  const ending = Promise.withResolvers<AgentEnding>();
  const calls = callsOf(question.signal);

  const execution = createExecution(agent as Agent<unknown, Output>, question.input, {
    plugin: parts.kernel.agents.pluginOf(agent.id),
    signal: question.signal,
    onEnd: ending.resolve,
    isBrief: question.isBrief ?? false,
    secondsForModels: parts.models.isModel(agent.role) ? llm.requestsPerCall * llm.timeouts.totalSeconds : 0,
    log,
    runWith(own) {
      let model: Model | undefined;
      let web: Web | undefined;
      return {
        ...own,
        log,
        now: () => new Date(parts.clock.now()).toISOString(),
        progress: (line) => log.info(line),
        // Made when they are asked for: some agents call nobody.
        get model() {
          return (model ??= parts.models.modelFor(agent.role, { asker: { agent: agent.id, campaignId: question.campaignId, leadId: question.leadId }, signal: calls.signal(), onUsage: count }));
        },
        get web() {
          return (web ??= limitWeb(parts.web, { signal: calls.signal(), maxCalls: question.maxWebCalls }));
        },
        venue: (id) => parts.kernel.venues.get(id),
        transport: (id) => parts.kernel.transports.get(id),
      };
    },
  });

  const row = ({ state, milliseconds, error }: AgentEnding): NewAgentLog => ({
    agent: agent.id,
    state,
    campaignId: question.campaignId,
    leadId: question.leadId,
    backend: parts.models.labelOf(agent.role),
    configHash: parts.configHash,
    startedAt,
    milliseconds: Math.round(milliseconds),
    ...used,
    error: error === null ? null : `${error.code}: ${error.message}`,
  });
  const told = ({ state, milliseconds, error }: AgentEnding) => ({ agent: agent.id, state, leadId: question.leadId, milliseconds: Math.round(milliseconds), reason: error?.message ?? null });

  try {
    const output = await execution.start();
    const ended = await ending.promise;
    return {
      output,
      keepLog: async (tx) => {
        await parts.store.agentLogs.add(row(ended), tx);
        await parts.store.events.append(tx, 'agentCompleted', told(ended));
      },
    };
  } catch (thrown) {
    const ended = await ending.promise;
    await parts.store.write(async (tx) => {
      await parts.store.agentLogs.add(row(ended), tx);
      await parts.store.events.append(tx, 'agentCompleted', told(ended));
    });
    throw thrown;
  } finally {
    calls.end();
  }
}

/** The web and model calls of one run: they end when it is cancelled, and when it is over. */
interface Calls {
  signal(): AbortSignal;
  end(): void;
}

/** By hand, because `AbortSignal.any` leaves the collector more to do than the rest of a short run. */
function callsOf(run: AbortSignal): Calls {
  let stopping: AbortController | undefined;
  let isOver = false;
  const stop = () => stopping?.abort(isOver ? runIsOver : run.reason);
  return {
    signal() {
      if (stopping !== undefined) return stopping.signal;
      stopping = new AbortController();
      if (isOver || run.aborted) stop();
      else run.addEventListener('abort', stop, { once: true });
      return stopping.signal;
    },
    end() {
      isOver = true;
      run.removeEventListener('abort', stop);
      stop();
    },
  };
}

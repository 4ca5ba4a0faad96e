// One run of one agent: its states, its time limit, its end.
import type { Agent, AgentRun } from '../contracts/agent.ts';
import { createError, isOutreachError, type OutreachError, reasonOf } from '../errors.ts';
import { validate } from '../validate.ts';

export type AgentRunState = 'idle' | 'running' | 'paused' | 'completed' | 'failed' | 'cancelled';
export type AgentRunEnd = Extract<AgentRunState, 'completed' | 'failed' | 'cancelled'>;

export interface AgentEnding {
  readonly state: AgentRunEnd;
  readonly milliseconds: number;
  readonly error: OutreachError | null;
}

export interface AgentExecution<Output> {
  readonly state: AgentRunState;
  /** Starts it. Resolves with an answer that fits the agent's schema; rejects with a typed error under the plugin's name. Call it once. */
  start(): Promise<Output>;
  /** Takes effect at the agent's next checkpoint. */
  pause(): void;
  resume(): void;
  cancel(reason: string): void;
}

export interface ExecutionParts {
  readonly plugin: string;
  /** Everything of the run but what the execution itself provides. */
  readonly run: Omit<AgentRun, 'signal' | 'checkpoint'>;
  /** Cancels the run from outside. */
  readonly signal: AbortSignal;
  /** Told exactly once, after clean-up. */
  readonly onEnd: (ending: AgentEnding) => void;
}

export function createExecution<Input, Output>(agent: Agent<Input, Output>, input: Input, parts: ExecutionParts): AgentExecution<Output> {
  let state: AgentRunState = 'idle';
  let gate: PromiseWithResolvers<void> | null = null;
  const stopping = new AbortController();
  const what = `Agent "${agent.id}"`;

  async function start(): Promise<Output> {
    if (state !== 'idle') throw new Error(`${what} was started twice`);
    state = 'running';
    const begun = performance.now();
    const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
    const onAbort = () => {
      gate?.reject(stopping.signal.reason);
      stop(stopping.signal.reason);
    };
    const onOutsideAbort = () => cancel(reasonOf(parts.signal.reason));
    stopping.signal.addEventListener('abort', onAbort, { once: true });
    parts.signal.addEventListener('abort', onOutsideAbort, { once: true });
    const timer = setTimeout(
      () => stopping.abort(createError('plugin_timed_out', { plugin: parts.plugin, doing: `the run of agent "${agent.id}"`, seconds: agent.timeoutSeconds }, { plugin: parts.plugin })),
      agent.timeoutSeconds * 1000,
    );
    let error: OutreachError | null = null;
    try {
      if (parts.signal.aborted) onOutsideAbort();
      stopping.signal.throwIfAborted();
      // An agent that ignores its signal is left behind: what it answers later is not heard.
      const answer = await Promise.race([agent.run(input, { ...parts.run, signal: stopping.signal, checkpoint }), stopped]);
      const checked = validate<Output>(agent.output, answer);
      if (!checked.ok) throw createError('answer_invalid', { who: what, what: 'an answer', problems: checked.problems }, { plugin: parts.plugin });
      state = 'completed';
      return checked.value;
    } catch (thrown) {
      error = blame(thrown);
      state = error.code === 'run_cancelled' ? 'cancelled' : 'failed';
      throw error;
    } finally {
      clearTimeout(timer);
      stopping.signal.removeEventListener('abort', onAbort);
      parts.signal.removeEventListener('abort', onOutsideAbort);
      await cleanUp();
      parts.onEnd({ state: state as AgentRunEnd, milliseconds: performance.now() - begun, error });
    }
  }

  async function cleanUp(): Promise<void> {
    try {
      await agent.cleanUp?.();
    } catch (thrown) {
      parts.run.log.error(`${what} failed to clean up: ${reasonOf(thrown)}`, { error: thrown });
    }
  }

  async function checkpoint(): Promise<void> {
    stopping.signal.throwIfAborted();
    await gate?.promise;
  }

  function pause(): void {
    if (state !== 'running') return;
    state = 'paused';
    gate = Promise.withResolvers();
    gate.promise.catch(() => undefined); // a cancel while nobody waits at the gate is told by the signal
  }

  function resume(): void {
    if (state !== 'paused') return;
    state = 'running';
    gate?.resolve();
    gate = null;
  }

  function cancel(reason: string): void {
    stopping.abort(createError('run_cancelled', { what, reason }, { plugin: parts.plugin }));
  }

  function blame(thrown: unknown): OutreachError {
    if (isOutreachError(thrown)) {
      thrown.plugin ??= parts.plugin;
      return thrown;
    }
    return createError('plugin_failed', { plugin: parts.plugin, doing: `running agent "${agent.id}"`, reason: reasonOf(thrown) }, { cause: thrown, plugin: parts.plugin });
  }

  return {
    get state() {
      return state;
    },
    start,
    pause,
    resume,
    cancel,
  };
}

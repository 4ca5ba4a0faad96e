// One run of one agent: its states, its time limit, its end.
import type { Agent, AgentRun } from '../contracts/agent.ts';
import type { Log } from '../contracts/ports.ts';
import { blamePlugin, createError, type OutreachError, reasonOf } from '../errors.ts';
import { nextTurn } from '../in-turns.ts';
import { validate } from '../validate.ts';
import { createCountdown } from './countdown.ts';

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
  /** Takes effect at the agent's next checkpoint; while the agent waits there, its time limit waits too. */
  pause(): void;
  resume(): void;
  cancel(reason: string): void;
}

export interface ExecutionParts {
  readonly plugin: string;
  readonly log: Log;
  /** The run as the agent has it, with what the execution itself provides. */
  runWith(own: Pick<AgentRun, 'signal' | 'checkpoint'>): AgentRun;
  /** Cancels the run from outside. */
  readonly signal: AbortSignal;
  /** Told exactly once, after clean-up. */
  readonly onEnd: (ending: AgentEnding) => void;
  /** Added to the agent's own time limit, which says nothing of how long a model may think: the model client has deadlines for that. */
  readonly secondsForModels?: number;
  /** Its answer is a few words: to look at it needs no turn of the event loop. */
  readonly isBrief?: boolean;
  /** How long clean-up may take before the run ends without it; 5 by default. */
  readonly cleanUpSeconds?: number;
}

export function createExecution<Input, Output>(agent: Agent<Input, Output>, input: Input, parts: ExecutionParts): AgentExecution<Output> {
  let state: AgentRunState = 'idle';
  let gate: PromiseWithResolvers<void> | null = null;
  const { promise: stopped, reject: tellStopped } = Promise.withResolvers<never>();
  stopped.catch(() => undefined); // a run that is cancelled before the race begins is told by the signal
  const stopping = new AbortController();
  const what = `Agent "${agent.id}"`;
  const seconds = agent.timeoutSeconds + (parts.secondsForModels ?? 0);
  const limit = createCountdown(seconds * 1000, () => {
    stop(createError('plugin_timed_out', { plugin: parts.plugin, doing: `running agent "${agent.id}"`, seconds }, { plugin: parts.plugin }));
  });

  /** Told by hand as well as by the signal: to listen to a signal costs as much as the rest of a short run. */
  function stop(reason: OutreachError): void {
    if (stopping.signal.aborted) return;
    stopping.abort(reason);
    gate?.reject(reason);
    tellStopped(reason);
  }

  async function start(): Promise<Output> {
    if (state !== 'idle') throw new Error(`${what} was started twice`);
    state = 'running';
    const begun = performance.now();
    const onOutsideAbort = () => cancel(reasonOf(parts.signal.reason));
    parts.signal.addEventListener('abort', onOutsideAbort, { once: true });
    let error: OutreachError | null = null;
    try {
      if (parts.signal.aborted) onOutsideAbort();
      stopping.signal.throwIfAborted();
      limit.go();
      // An agent that ignores its signal is left behind: what it answers later is not heard.
      const answer = await Promise.race([agent.run(input, parts.runWith({ signal: stopping.signal, checkpoint })), stopped]);
      if (parts.isBrief !== true) await nextTurn();
      const checked = validate<Output>(agent.output, answer);
      if (!checked.ok) throw createError('answer_invalid', { who: what, what: 'an answer', problems: checked.problems }, { plugin: parts.plugin });
      state = 'completed';
      return checked.value;
    } catch (thrown) {
      error = blamePlugin(parts.plugin, `running agent "${agent.id}"`, thrown);
      // Only a run that somebody cancelled is "cancelled", whatever the agent says.
      state = stopping.signal.aborted && error === stopping.signal.reason && error.code === 'run_cancelled' ? 'cancelled' : 'failed';
      throw error;
    } finally {
      limit.hold();
      parts.signal.removeEventListener('abort', onOutsideAbort);
      await cleanUp();
      parts.onEnd({ state: state as AgentRunEnd, milliseconds: performance.now() - begun, error });
    }
  }

  async function cleanUp(): Promise<void> {
    if (agent.cleanUp === undefined) return;
    const seconds = parts.cleanUpSeconds ?? 5;
    const doing = `cleaning up after agent "${agent.id}"`;
    const { promise: late, reject } = Promise.withResolvers<never>();
    const countdown = createCountdown(seconds * 1000, () => reject(createError('plugin_timed_out', { plugin: parts.plugin, doing, seconds }, { plugin: parts.plugin })));
    try {
      const cleaned = agent.cleanUp();
      countdown.go();
      await Promise.race([cleaned, late]);
    } catch (thrown) {
      const failure = blamePlugin(parts.plugin, doing, thrown);
      parts.log.error(failure.message, { help: failure.help, error: thrown });
    } finally {
      countdown.hold();
    }
  }

  async function checkpoint(): Promise<void> {
    stopping.signal.throwIfAborted();
    limit.hold(); // the turns of others are not its time
    await nextTurn();
    stopping.signal.throwIfAborted();
    while (gate !== null) await gate.promise;
    if (state === 'running') limit.go();
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
    stop(createError('run_cancelled', { what, reason }, { plugin: parts.plugin }));
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

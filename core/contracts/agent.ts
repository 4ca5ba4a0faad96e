import type { JsonSchema } from '../validate.ts';
import type { Moment } from '../kernel/hooks.ts';
import type { Log } from './ports.ts';
import type { Model } from './backend.ts';
import type { Transport } from './transport.ts';
import type { Venue } from './venue.ts';
import type { Web } from './web.ts';

export const agentRoles = ['orchestrator', 'scout', 'research', 'matcher', 'writer', 'verifier', 'judge', 'outreach', 'interpreter', 'analyst', 'module'] as const;

/** The part an agent plays. A `module` is a further agent that runs at the moment it names. */
export type AgentRole = (typeof agentRoles)[number];

/** One specialist. It answers; it never calls another agent and does not know what comes before or after it. */
export interface Agent<Input = never, Output = unknown> {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly role: AgentRole;
  /** For a `module`: it runs once for each lead when this moment has been told. */
  readonly at?: Moment;
  /** Validates what `run` returns; an answer that does not fit is never stored. */
  readonly output: JsonSchema;
  /** Seconds after which a run is cancelled; when a model answers for this role, what the settings allow it (`llm.timeouts`) comes on top. */
  readonly timeoutSeconds: number;
  run(input: Input, run: AgentRun): Promise<Output>;
  /** Called exactly once after each run, however it ended. */
  cleanUp?(): void | Promise<void>;
}

/** What an agent has at hand during one run. */
export interface AgentRun {
  /** Aborted on cancel, time-out and shutdown: pass it on, and stop soon. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** ISO 8601, UTC. */
  now(): string;
  /** One line for the person who waits. */
  progress(line: string): void;
  /** Lets others have their turn; resolves then, or when a paused run is resumed, and rejects when the run is cancelled. Call it between pieces of long work: an editor stands still meanwhile. */
  checkpoint(): Promise<void>;
  readonly model: Model;
  /** Counts against the tool-call limit of the run. */
  readonly web: Web;
  venue(id: string): Venue;
  transport(id: string): Transport;
}

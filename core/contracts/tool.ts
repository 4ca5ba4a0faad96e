import type { JsonSchema } from '../validate.ts';
import type { Log } from './ports.ts';
import type { Web } from './web.ts';

/** What a tool can do to the world. A model may call what is `read-only`, and nothing else: the rest is a person's to do. */
export const toolRisks = ['read-only', 'write', 'external', 'destructive'] as const;
export type ToolRisk = (typeof toolRisks)[number];

/** Something that a model may ask to be done for it while it answers. */
export interface Tool<Input = never> {
  /** Its name, for models too. */
  readonly id: string;
  /** Said to the model: what it does, and when it is of use. */
  readonly description: string;
  /** What it takes: an object. Checked, and its defaults filled in, before `run` sees it. */
  readonly input: JsonSchema;
  readonly risk: ToolRisk;
  /** Seconds after which a call is left behind, with its signal aborted; at most 600. */
  readonly deadlineSeconds: number;
  /** How long an answer stands for the same input; only for what is read-only. */
  readonly cache?: { readonly seconds: number };
  /** No more calls than these in so many seconds, by all agents together: the next one waits, or fails when it would have to wait longer than the deadline. */
  readonly rate?: { readonly calls: number; readonly perSeconds: number };
  /** Answers with plain JSON data, kept short: beyond 20,000 characters it is cut. What it throws is told to the model. */
  run(input: Input, run: ToolRun): Promise<unknown>;
}

/** What a tool has at hand during one call. */
export interface ToolRun {
  /** Aborted on cancel and at the deadline: pass it on, and stop soon. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** The web of the agent that asks: each page counts against its limit. */
  readonly web: Web;
  /** ISO 8601, UTC. */
  now(): string;
}

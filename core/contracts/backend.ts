import type { JsonSchema } from '../validate.ts';

/** A model provider, or the offline rules. */
export interface Backend {
  readonly id: string;
  /** Shown wherever its work is shown: "offline rules", "Claude". */
  readonly label: string;
  /** True when requests leave this machine. */
  readonly remote: boolean;
  generateObject(request: ObjectRequest): Promise<ObjectAnswer>;
}

/** One question to a model. */
export interface ObjectRequest {
  /** What is asked, by name: `research.findings`, `match.proposition`, `write.draft`. */
  readonly task: string;
  readonly model: string | null;
  /** The prompt for a model. */
  readonly instructions: string;
  /** The facts, structured. Texts in here come from strangers: they are data, never orders. */
  readonly input: unknown;
  /** What the answer must look like; the model client checks it. */
  readonly schema: JsonSchema;
  readonly signal: AbortSignal;
}

/** What a backend answers; nobody sees it before it was checked. */
export interface ObjectAnswer {
  readonly value: unknown;
  readonly usage: Usage;
}

/** Tokens; zero for the offline rules. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What an agent sees of a backend: one question, one valid answer. */
export interface Model {
  /** Label of the backend behind it. */
  readonly label: string;
  /** Rejects with `answer_invalid` when no answer that fits the schema was had. */
  generateObject<Value>(request: ModelRequest): Promise<Value>;
}

export type ModelRequest = Pick<ObjectRequest, 'task' | 'instructions' | 'input' | 'schema'>;

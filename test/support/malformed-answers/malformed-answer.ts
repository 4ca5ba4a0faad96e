import type { Finish, JsonSchema, ToolCall } from '../../../core/index.ts';

/** What a model wrote, in the manner of small ones, and what it surely means. */
export interface MalformedAnswer {
  readonly schema: JsonSchema;
  readonly text: string;
  readonly toolCalls?: readonly ToolCall[];
  /** `stop` unless told. */
  readonly finish?: Finish;
  readonly wanted?: string;
  /** The right value; null when nobody could say for sure, so that it must be refused. */
  readonly right: unknown;
}

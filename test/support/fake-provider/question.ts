import type { JsonSchema } from '../../../core/validate.ts';

/** What a request asks, whatever wire format it came in. */
export interface Question {
  readonly model: string;
  readonly stream: boolean;
  readonly messages: readonly AskedMessage[];
  readonly tools: readonly AskedTool[];
  readonly toolChoice: 'auto' | 'required' | 'none' | { readonly name: string };
  /** The answer must be JSON that fits this; `json`: any JSON object. */
  readonly object: JsonSchema | 'json' | null;
  readonly maxOutputTokens: number | null;
  /** OpenAI tells the usage of a stream only when it is asked to. */
  readonly streamUsage: boolean;
  /** Ollama's `options.num_ctx`. */
  readonly contextTokens: number | null;
  /** Ollama cuts a prompt that is too long, unless this is false. */
  readonly truncate: boolean;
}

export interface AskedMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly text: string;
}

export interface AskedTool {
  readonly name: string;
  readonly description: string;
  readonly schema: JsonSchema;
}

/** What a question is when its request says nothing else. */
export const plainQuestion: Question = {
  model: '',
  stream: false,
  messages: [],
  tools: [],
  toolChoice: 'auto',
  object: null,
  maxOutputTokens: null,
  streamUsage: false,
  contextTokens: null,
  truncate: true,
};

/** The question as the model reads it: tools first, each message between marks, as in ChatML. */
export function promptOf({ messages, tools }: Pick<Question, 'messages' | 'tools'>): string {
  const offered = tools.length === 0 ? '' : `<|im_start|>tools\n${JSON.stringify(tools)}<|im_end|>\n`;
  return offered + messages.map(({ role, text }) => `<|im_start|>${role}\n${text}<|im_end|>\n`).join('');
}

/** A role of any wire format. */
export function roleOf(role: unknown): AskedMessage['role'] {
  if (role === 'developer') return 'system';
  if (role === 'function') return 'tool';
  return role === 'system' || role === 'assistant' || role === 'tool' ? role : 'user';
}

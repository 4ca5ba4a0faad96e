import type { JsonSchema } from '../validate.ts';
import type { Web } from './web.ts';

/** Where answers come from. A backend answers once; retries, the ladder of answers, budgets and the ledger are the model client's. */
export type Backend = RulesBackend | ModelBackend;

interface BackendIdentity {
  readonly id: string;
  /** Shown wherever its work is shown: "offline rules", "Claude". */
  readonly label: string;
  /** True when requests leave this machine. One that says false can reach nothing but loopback addresses. */
  readonly remote: boolean;
}

/** Answers each task from its structured input, by rules of its own. */
export interface RulesBackend extends BackendIdentity {
  generateObject(request: ObjectRequest): Promise<ObjectAnswer>;
}

/** Speaks the wire format of a model provider. */
export interface ModelBackend extends BackendIdentity {
  /** The model that answers when the configuration names none; null when one must be named. */
  readonly defaultModel: string | null;
  /** The base URL, when it is not the provider's usual one: prices differ. */
  readonly address?: string;
  /** What is known of a model without asking anybody. */
  traits(model: string): ModelTraits;
  /** Rejects with a `model_…` error when it cannot be asked as it is configured (no key). Makes no request. */
  checkSetup(model: string): Promise<void>;
  /** One whole answer, by exactly one request through `request.fetch` or after `request.withoutFetch`. */
  complete(request: ChatRequest): Promise<ChatAnswer>;
  /** The same, piece by piece; the last piece is the one `finish`, which holds the whole answer. Throws when the stream ends without it. */
  stream(request: ChatRequest): AsyncIterable<ChatPiece>;
  /** The model that turns texts into vectors; without one it is not asked to. */
  readonly embeddingModel?: string | null;
  /** One vector for each text, in order, by exactly one request. The texts are few enough for one. */
  embed?(request: EmbedRequest): Promise<EmbedAnswer>;
  /** The models that can be asked. */
  models(request: WireRequest): Promise<readonly ModelInfo[]>;
  /** What the provider says of a model, by exactly one request; from then on `traits` knows it. */
  describe?(model: string, request: WireRequest): Promise<ModelTraits>;
}

/** One question to rules. */
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

/** What rules answer; nobody sees it before it was checked. */
export interface ObjectAnswer {
  readonly value: unknown;
  readonly usage: Usage;
}

/** Tokens; zero for rules. */
export interface Usage {
  /** All that was read, cached tokens included. */
  readonly inputTokens: number;
  /** Of these, read from the provider's cache. */
  readonly cachedInputTokens?: number;
  /** Of these, written into the provider's cache. */
  readonly cacheWriteTokens?: number;
  /** All that was written, reasoning included. */
  readonly outputTokens: number;
  /** Of these, for reasoning that is not part of the answer. */
  readonly reasoningTokens?: number;
}

export interface ModelTraits {
  /** Tokens that question and answer may have together; null when unknown. */
  readonly contextTokens: number | null;
  /** Tokens that an answer may have; null when unknown. */
  readonly maxOutputTokens: number | null;
  /** Understands tools; null when unknown. */
  readonly tools: boolean | null;
  /** By what means of the provider's own it is held to a JSON schema; `none` when by none. */
  readonly objects: 'schema' | 'tool' | 'json' | 'none';
}

export interface ModelInfo {
  readonly id: string;
  readonly contextTokens: number | null;
  /** The exact version (of a local model: its digest); null when the provider does not say. */
  readonly digest: string | null;
}

/** The client's hand on the wire: one request, with its deadlines; whatever is not a success is thrown as a typed error. */
export interface WireRequest {
  readonly fetch: typeof globalThis.fetch;
  /**
   * In place of `fetch`, for a model that is asked through the host's own means (an editor's models): says that it is asked now, from when the deadlines count. What it
   * gives is to be called with each piece that comes. The model client always gives it.
   */
  readonly withoutFetch?: () => () => void;
  readonly signal: AbortSignal;
}

export interface ChatRequest extends WireRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly ToolDefinition[];
  /** `required`: at least one tool must be called. */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  /** The answer's text must be JSON that fits, by the means that `traits` names. */
  readonly object?: { readonly name: string; readonly schema: JsonSchema };
  readonly maxOutputTokens: number;
  readonly temperature?: number;
  /** Tokens of context to be set up, where the provider lets one (Ollama's `num_ctx`). */
  readonly contextTokens?: number;
  /** Lets the provider cache what stands up to the last system message. */
  readonly cachePrompt?: boolean;
}

export type ChatMessage =
  | { readonly role: 'system'; readonly text: string }
  | { readonly role: 'user'; readonly text: string }
  | AssistantMessage
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly text: string; readonly failed?: boolean };

export interface AssistantMessage {
  readonly role: 'assistant';
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  /** The provider's own parts, such as signed reasoning, to be given back as they are. Plain JSON. */
  readonly opaque?: unknown;
}

export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly schema: JsonSchema;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text, as it came; not checked yet. */
  readonly arguments: string;
}

/** Why an answer ended: `length` means that it was cut. */
export type Finish = 'stop' | 'tool-calls' | 'length' | 'refusal' | 'other';

export interface ChatAnswer {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: Finish;
  readonly usage: Usage;
  /** As the provider names the one that answered. */
  readonly model: string;
  /** See `AssistantMessage.opaque`. */
  readonly opaque?: unknown;
}

export type ChatPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string }
  /** The first piece of a call has its id and name; `arguments` is what was added. */
  | { readonly kind: 'tool-call'; readonly index: number; readonly id?: string; readonly name?: string; readonly arguments: string }
  | { readonly kind: 'finish'; readonly answer: ChatAnswer };

export interface EmbedRequest extends WireRequest {
  readonly model: string;
  readonly texts: readonly string[];
}

export interface EmbedAnswer {
  readonly vectors: readonly (readonly number[])[];
  readonly usage: Usage;
  readonly model: string;
}

/** What an agent sees of a backend: one question, one valid answer. */
export interface Model {
  /** Label of the backend behind it. */
  readonly label: string;
  /** Rejects with `answer_invalid` or a `model_…` error when no answer that fits the schema was had. */
  generateObject<Value>(request: ModelRequest): Promise<Value>;
  /** Rejects with `model_needed` when there are only rules, or with a `model_…` error. */
  generateText(request: TextRequest): Promise<string>;
  /** The same, piece by piece. A failure after the first piece is not asked again: throw away what came, or say that it broke off. */
  streamText(request: TextRequest): AsyncIterable<string>;
  /** True when the model behind it surely understands tools. */
  readonly hasTools: boolean;
  /** Lets the model call tools before it answers in words. Rejects as `generateText` does. */
  generateWithTools(request: ToolRequest): Promise<string>;
  /**
   * One vector for each text, in order, all of the same length. Only vectors of one model can be compared: the first backend of the role's that can is asked, and no
   * other when it fails. Rejects with `model_needed` when there are only rules, with `model_lacks_embeddings` when no model for it is known, or with a `model_…` error.
   */
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

export interface ModelRequest extends Pick<ObjectRequest, 'task' | 'input' | 'schema'> {
  /** What to do: a versioned prompt, or words of the agent's own. */
  readonly instructions: string | Prompt;
}

export type TextRequest = Omit<ModelRequest, 'schema'>;

export interface ToolRequest extends TextRequest {
  /** Ids of the tools that the model may call; `read-only` ones, of a role that may have tools. */
  readonly tools: readonly string[];
  /** Most calls, whatever the model asks for. */
  readonly maxCalls: number;
  /** What the tools see of the web. */
  readonly web: Web;
}

/** A versioned prompt, ready to be given to a model. */
export interface Prompt {
  /** The task it is for. */
  readonly name: string;
  readonly version: string;
  /** Of the template: the first 12 hexadecimal digits of its SHA-256. */
  readonly hash: string;
  readonly text: string;
  /** `user` when the user has put one in place of the built-in. */
  readonly origin: 'built-in' | 'user';
}

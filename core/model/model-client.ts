// The one door to models: an agent asks its role's backend and gets an answer that fits the schema, or a typed error.
import type { AgentRole } from '../contracts/agent.ts';
import type { Backend, Model, ModelBackend, ModelRequest, RulesBackend, TextRequest, ToolCall, ToolRequest } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { createError, isOutreachError } from '../errors.ts';
import type { Registry } from '../kernel/registry.ts';
import type { ToolCaller } from '../tools/call-tools.ts';
import { askForObject, askForText, type ModelQuestion, streamText } from './ask-model.ts';
import { askRules } from './ask-rules.ts';
import type { AnswerCache } from './answer-cache.ts';
import { type Asker, type AttemptBook, noBook } from './attempt-book.ts';
import type { Used } from './attempts.ts';
import { type Call, createCall, type EmbeddingBackend } from './call.ts';
import { checkBackend } from './check-backend.ts';
import { batchesOf, embedTexts } from './embed-texts.ts';
import { createFairQueue, type FairQueue, type QueueLimits } from './fair-queue.ts';
import { identityOf, textOf } from './instructions.ts';
import { type CallSpan, inSpan, type Spans, streamInSpan } from './spans.ts';
import { askWithTools } from './tool-loop.ts';
import { createWire, type Timeouts } from './wire.ts';

export interface ModelChoice {
  readonly backend: string;
  /** The backend's own name of the model; null for its default. */
  readonly model: string | null;
}

export interface ModelLimits extends QueueLimits {
  /** Requests of one question until it is given up; the first one included. */
  readonly attempts: number;
  /** Requests of one call, whatever fails. */
  readonly requestsPerCall: number;
  readonly maxOutputTokens: number;
  readonly timeouts: Timeouts;
}

export interface ModelClientParts {
  readonly backends: () => Registry<Backend>;
  /** Which backends and models the configuration gives a role: the first is asked, the others when it fails. */
  readonly choices: (role: AgentRole) => readonly [ModelChoice, ...ModelChoice[]];
  readonly limits: ModelLimits;
  readonly clock: Clock;
  /** Where requests are written down; nowhere when it is left out. */
  readonly book?: AttemptBook;
  /** What was answered before; every question is asked when it is left out. */
  readonly cache?: AnswerCache;
  /** Where calls and requests are shown; nowhere when it is left out. */
  readonly spans?: Spans;
  /** What models may ask to be done; nothing when it is left out. */
  readonly tools?: ToolCaller;
  /** From 0 to 1; chance when it is left out. */
  readonly random?: () => number;
}

export interface ModelCall {
  readonly asker: Asker;
  readonly signal: AbortSignal;
  /** Told after each request. */
  readonly onUsage?: (used: Used) => void;
}

export interface ModelClient {
  /** A role's model, bound to one run. */
  modelFor(role: AgentRole, call: ModelCall): Model;
  /** False when rules answer for this role. */
  isModel(role: AgentRole): boolean;
  /** What the backend of a role is called wherever its work is shown. */
  labelOf(role: AgentRole): string;
  /** Rejects with a `model_…` error when a role's backend cannot be asked as it is configured: no key, a wrong one, an address where nobody is, an unknown model. */
  checkSetup(roles: readonly AgentRole[], signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export function createModelClient(parts: ModelClientParts): ModelClient {
  const { limits, clock, book = noBook, random = Math.random } = parts;
  const wire = createWire({ clock, timeouts: limits.timeouts });
  const checked = new Set<string>();
  const queues = new Map<string, FairQueue>();
  const queueOf = (backend: string) => {
    const queue = queues.get(backend) ?? createFairQueue(limits);
    queues.set(backend, queue);
    return queue;
  };
  const backendOf = (choice: ModelChoice) => parts.backends().get(choice.backend);

  /** No other is asked when it fails: vectors of two models cannot be compared. */
  function embedderOf(role: AgentRole): EmbeddingBackend {
    for (const choice of parts.choices(role)) {
      const backend = backendOf(choice);
      if (isModelBackend(backend) && canEmbed(backend) && typeof backend.embeddingModel === 'string') return { backend, plugin: parts.backends().pluginOf(choice.backend), embeddingModel: backend.embeddingModel };
    }
    const label = client.labelOf(role);
    if (!client.isModel(role)) throw createError('model_needed', { backend: label, task: embedding.task });
    throw createError('model_lacks_embeddings', { backend: label, plugin: parts.backends().pluginOf(parts.choices(role)[0].backend) });
  }

  const spanOf = ({ asker: { agent } }: ModelCall, { task }: TextRequest) => parts.spans?.call({ agent, task });

  const callFor = ({ asker, signal, onUsage }: ModelCall, { task, instructions }: TextRequest, span: CallSpan | undefined, turns = 0) =>
    createCall(
      { clock, wire, book, ...(parts.cache === undefined ? {} : { cache: parts.cache }), queueOf, random, attempts: limits.attempts, requestsPerCall: limits.requestsPerCall + turns },
      { task, asker, prompt: identityOf(instructions), signal, span, ...(onUsage === undefined ? {} : { onUsage }) },
    );

  async function ask<Value>(role: AgentRole, modelCall: ModelCall, request: TextRequest, answers: Answers<Value>, turns = 0): Promise<Value> {
    const span = spanOf(modelCall, request);
    return inSpan(span, () => askEach(role, modelCall.signal, callFor(modelCall, request, span, turns), answers));
  }

  /** The first that answers. */
  async function askEach<Value>(role: AgentRole, signal: AbortSignal, call: Call, answers: Answers<Value>): Promise<Value> {
    let failure: unknown;
    for (const [index, choice] of parts.choices(role).entries()) {
      signal.throwIfAborted();
      if (index > 0 && call.requestsLeft < 1) break;
      const backend = backendOf(choice);
      const plugin = parts.backends().pluginOf(choice.backend);
      try {
        if (!isModelBackend(backend)) return await answers.byRules(backend, plugin, choice.model);
        return await answers.byModel(call, { asked: { backend, plugin }, model: modelOf(backend, choice), maxOutputTokens: limits.maxOutputTokens, why: index === 0 ? 'first' : 'fallback' });
      } catch (thrown) {
        if (signal.aborted || !isOutreachError(thrown)) throw thrown;
        failure = thrown;
      }
    }
    throw failure;
  }

  const client: ModelClient = {
    labelOf: (role) => backendOf(parts.choices(role)[0]).label,
    isModel: (role) => isModelBackend(backendOf(parts.choices(role)[0])),
    modelFor(role, modelCall) {
      const { signal, onUsage } = modelCall;
      return {
        get label() {
          return client.labelOf(role);
        },
        generateObject: <Value>(request: ModelRequest) =>
          ask<Value>(role, modelCall, request, {
            async byRules(backend, plugin, model) {
              const { value, usage } = await askRules(backend, plugin, { ...request, instructions: textOf(request.instructions), model, signal });
              onUsage?.({ usage, micros: 0 });
              return value as Value;
            },
            byModel: (call, question) => askForObject<Value>(call, question, request),
          }),
        generateText: (request: TextRequest) =>
          ask<string>(role, modelCall, request, {
            byRules: (backend) => Promise.reject(createError('model_needed', { backend: backend.label, task: request.task })),
            byModel: (call, question) => askForText(call, question, request),
          }),
        get hasTools() {
          const choice = parts.choices(role)[0];
          const backend = backendOf(choice);
          return isModelBackend(backend) && parts.tools !== undefined && backend.traits(modelOf(backend, choice)).tools === true;
        },
        async generateWithTools(request: ToolRequest) {
          const { tools } = parts;
          if (tools === undefined) throw createError('model_needed', { backend: client.labelOf(role), task: request.task });
          const definitions = tools.definitions(role, request.tools);
          let left = request.maxCalls; // also over fallbacks
          const callTools = async (calls: readonly ToolCall[]) => {
            const made = calls.slice(0, left);
            left -= made.length;
            return tools.callTools(made, { role, offered: request.tools, signal, web: request.web });
          };
          return ask<string>(role, modelCall, request, {
            byRules: (backend) => Promise.reject(createError('model_needed', { backend: backend.label, task: request.task })),
            byModel: (call, question) => askWithTools(call, question, request, { definitions, callTools }),
          }, request.maxCalls);
        },
        async embed(texts: readonly string[]) {
          const embedder = embedderOf(role);
          const batches = batchesOf(texts);
          const span = spanOf(modelCall, embedding);
          return inSpan(span, () => embedTexts(callFor(modelCall, embedding, span, batches.length - 1), embedder, batches));
        },
        async *streamText(request: TextRequest) {
          const choice = parts.choices(role)[0];
          const backend = backendOf(choice);
          if (!isModelBackend(backend)) throw createError('model_needed', { backend: backend.label, task: request.task });
          const asked = { backend, plugin: parts.backends().pluginOf(choice.backend) };
          const question: ModelQuestion = { asked, model: modelOf(backend, choice), maxOutputTokens: limits.maxOutputTokens, why: 'first' };
          const span = spanOf(modelCall, request);
          yield* streamInSpan(span, streamText(callFor(modelCall, request, span), question, request));
        },
      };
    },
    async checkSetup(roles, signal) {
      for (const role of roles) {
        for (const [index, choice] of parts.choices(role).entries()) {
          const backend = backendOf(choice);
          if (!isModelBackend(backend)) continue;
          const model = modelOf(backend, choice);
          const name = `${choice.backend} ${model}`;
          if (checked.has(name)) continue;
          // A fallback may be out of reach as long as it is not needed.
          if (index === 0) await checkBackend(wire, { backend, plugin: parts.backends().pluginOf(choice.backend), model, signal });
          else await backend.checkSetup(model);
          checked.add(name);
        }
      }
    },
    close: () => wire.close(),
  };
  return client;
}

/** Throws `model_not_chosen`. */
function modelOf(backend: ModelBackend, { model }: ModelChoice): string {
  const chosen = model ?? backend.defaultModel;
  if (chosen === null) throw createError('model_not_chosen', { backend: backend.label });
  return chosen;
}

interface Answers<Value> {
  byRules(backend: RulesBackend, plugin: string, model: string | null): Promise<Value>;
  byModel(call: Call, question: ModelQuestion): Promise<Value>;
}

/** Under this name it stands in the ledger. */
const embedding: TextRequest = { task: 'embed.texts', instructions: '', input: null };

function canEmbed(backend: ModelBackend): backend is EmbeddingBackend['backend'] {
  return backend.embed !== undefined;
}

export function isModelBackend(backend: Backend): backend is ModelBackend {
  return 'complete' in backend;
}

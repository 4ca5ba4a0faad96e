// The one door to models: an agent asks its role's backend and gets an answer that fits the schema, or a typed error.
import type { AgentRole } from '../contracts/agent.ts';
import type { Backend, Model, ModelRequest, Usage } from '../contracts/backend.ts';
import { blamePlugin, createError } from '../errors.ts';
import type { Registry } from '../kernel/registry.ts';
import { type JsonSchema, validate } from '../validate.ts';

export interface ModelChoice {
  readonly backend: string;
  /** The backend's own name of the model; null for its default. */
  readonly model: string | null;
}

export interface ModelClientParts {
  readonly backends: () => Registry<Backend>;
  /** Which backend and model the configuration gives a role. */
  readonly choice: (role: AgentRole) => ModelChoice;
}

export interface ModelCall {
  readonly signal: AbortSignal;
  /** Told after each answer. */
  readonly onUsage?: (usage: Usage) => void;
}

export interface ModelClient {
  /** A role's model, bound to one run. */
  modelFor(role: AgentRole, call: ModelCall): Model;
  /** What the backend of a role is called wherever its work is shown. */
  labelOf(role: AgentRole): string;
}

export function createModelClient(parts: ModelClientParts): ModelClient {
  const labelOf = (role: AgentRole) => parts.backends().get(parts.choice(role).backend).label;
  return {
    labelOf,
    modelFor(role, call) {
      const choice = parts.choice(role);
      return {
        get label() {
          return labelOf(role);
        },
        async generateObject<Value>(request: ModelRequest) {
          const backends = parts.backends();
          const answer = await ask(backends.get(choice.backend), backends.pluginOf(choice.backend), { ...request, model: choice.model, signal: call.signal });
          call.onUsage?.(answer.usage);
          return answer.value as Value;
        },
      };
    },
  };
}

/** A backend's failure is put under the name of its plugin, not under that of the agent that asked. */
async function ask(backend: Backend, plugin: string, request: Parameters<Backend['generateObject']>[0]): Promise<{ readonly value: unknown; readonly usage: Usage }> {
  request.signal.throwIfAborted();
  const invalid = (what: string, problems: string) => createError('answer_invalid', { who: `Backend "${backend.id}"`, what, problems }, { plugin });
  try {
    const answer: unknown = await backend.generateObject(request);
    const whole = validate<{ readonly value: unknown; readonly usage: Usage }>(answerSchema, answer);
    if (!whole.ok) throw invalid('an answer', whole.problems);
    const checked = validate(request.schema, whole.value.value);
    if (!checked.ok) throw invalid(`an answer to ${request.task}`, checked.problems);
    return whole.value;
  } catch (thrown) {
    if (request.signal.aborted) throw request.signal.reason;
    throw blamePlugin(plugin, `answering ${request.task}`, thrown);
  }
}

const answerSchema: JsonSchema = {
  type: 'object',
  required: ['value', 'usage'],
  properties: {
    value: {},
    usage: {
      type: 'object',
      required: ['inputTokens', 'outputTokens'],
      properties: { inputTokens: { type: 'integer', minimum: 0 }, outputTokens: { type: 'integer', minimum: 0 } },
    },
  },
};

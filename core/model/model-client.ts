// The one door to models: an agent asks its role's backend and gets an answer that fits the schema, or a typed error.
import type { AgentRole } from '../contracts/agent.ts';
import type { Backend, Model, Usage } from '../contracts/backend.ts';
import { createError } from '../errors.ts';
import type { Registry } from '../kernel/registry.ts';
import { validate } from '../validate.ts';

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
}

export function createModelClient(parts: ModelClientParts): ModelClient {
  return {
    modelFor(role, call) {
      const choice = parts.choice(role);
      const backend = () => parts.backends().get(choice.backend);
      return {
        get label() {
          return backend().label;
        },
        async generateObject<Value>(request: Parameters<Model['generateObject']>[0]) {
          const asked = backend();
          const answer = await asked.generateObject({ ...request, model: choice.model, signal: call.signal });
          call.onUsage?.(answer.usage);
          const checked = validate<Value>(request.schema, answer.value);
          if (!checked.ok) throw createError('answer_invalid', { who: `Backend "${asked.id}"`, what: `an answer to ${request.task}`, problems: checked.problems });
          return checked.value;
        },
      };
    },
  };
}

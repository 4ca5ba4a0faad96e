// Which models there are and what they can do: for setup, for `outreach models`, and for a word before a run.
import type { AgentRole } from '../contracts/agent.ts';
import type { Backend, ModelBackend, ModelInfo, WireRequest } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { blamePlugin, createError, isOutreachError } from '../errors.ts';
import type { PluginStateRows } from '../kernel/kernel.ts';
import type { Registry } from '../kernel/registry.ts';
import { findLocalServers, type LocalServer } from './local-servers.ts';
import { isModelBackend, type ModelChoice } from './model-client.ts';
import { type ModelProbe, probeKey, probeModel } from './probe-model.ts';
import { typedCause } from './typed-cause.ts';
import { type ModelSkills, weakPoints } from './weak-points.ts';
import { createWire, type Timeouts } from './wire.ts';

export interface ModelSurveyParts {
  readonly backends: () => Registry<Backend>;
  readonly choices: (role: AgentRole) => readonly [ModelChoice, ...ModelChoice[]];
  /** For a probe; lists are not waited for that long. */
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  readonly state: PluginStateRows;
}

export interface WeakModel {
  readonly label: string;
  readonly model: string;
  readonly points: readonly string[];
}

export type AboutBackend = Pick<ModelBackend, 'label' | 'remote' | 'defaultModel'>;

export interface ModelSurvey {
  /** Ids of all backends. */
  backends(): readonly string[];
  /** Of a backend: what it is called, whether requests leave this machine, and the model that it asks when none is named. Null for rules. */
  about(backend: string): AboutBackend | null;
  /** Model servers that run on this machine; `ollama` is the base URL of that one, where it is not the usual one. */
  localServers(signal: AbortSignal, ollama?: string): Promise<readonly LocalServer[]>;
  /** The models that a backend lists; none for rules. Rejects with a `model_…` error: no key, a refused one, nobody there. */
  models(backend: string, signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** What a model can do, by asking it, or as it was found before. Rejects with a `model_…` error. */
  probe(backend: string, model: string, signal: AbortSignal): Promise<ModelProbe>;
  /** What was found of exactly this version; undefined when it was not probed. */
  known(backend: string, model: ModelInfo): Promise<ModelProbe | undefined>;
  /** Models of these roles that work on this machine, with what they are known not to do well. A model is told of once; what cannot be found out now is left out. */
  weakModels(roles: readonly AgentRole[], signal: AbortSignal): Promise<readonly WeakModel[]>;
  close(): Promise<void>;
}

/** Rows of the database that no plugin can name: it is no name of one. */
const stateOwner = 'core/models';
/** A list is short, and somebody may be waiting at a terminal. */
const listTimeouts: Timeouts = { connectSeconds: 5, firstTokenSeconds: 10, betweenTokensSeconds: 10, totalSeconds: 20 };

export function createModelSurvey(parts: ModelSurveyParts): ModelSurvey {
  const { clock } = parts;
  const listWire = createWire({ clock, timeouts: listTimeouts });
  const probeWire = createWire({ clock, timeouts: parts.timeouts });
  const state = { get: (key: string) => parts.state.get(stateOwner, key), set: (key: string, value: unknown) => parts.state.set(stateOwner, key, value) };
  const told = new Set<string>();

  async function listOf(backend: ModelBackend, signal: AbortSignal): Promise<readonly ModelInfo[]> {
    const line = listWire.open({ backend: backend.label, model: '', remote: backend.remote, signal });
    const request: WireRequest = { fetch: line.fetch, withoutFetch: line.withoutFetch, signal: line.signal };
    try {
      return await backend.models(request);
    } catch (thrown) {
      signal.throwIfAborted();
      throw blamePlugin(parts.backends().pluginOf(backend.id), 'listing its models', typedCause(thrown) ?? thrown);
    } finally {
      line.close();
    }
  }

  const survey: ModelSurvey = {
    backends: () => parts.backends().ids(),
    about(id) {
      const backend = parts.backends().get(id);
      return isModelBackend(backend) ? { label: backend.label, remote: backend.remote, defaultModel: backend.defaultModel } : null;
    },
    localServers: (signal, ollama) => findLocalServers(listWire, signal, ollama),
    async models(id, signal) {
      const backend = parts.backends().get(id);
      return isModelBackend(backend) ? listOf(backend, signal) : [];
    },
    async probe(id, model, signal) {
      const backend = parts.backends().get(id);
      if (!isModelBackend(backend)) throw createError('model_needed', { backend: backend.label, task: 'a probe' });
      const have = await listOf(backend, signal);
      const info = named(model, have);
      if (info === undefined) throw createError('model_unknown', { backend: backend.label, model, have: have.map((each) => each.id) });
      try {
        return await probeModel(backend, info, { wire: probeWire, clock, signal, state });
      } catch (thrown) {
        signal.throwIfAborted();
        throw blamePlugin(parts.backends().pluginOf(id), 'answering a probe', typedCause(thrown) ?? thrown);
      }
    },
    async known(backend, { id, digest }) {
      const kept = (await state.get(probeKey(backend, id))) as ModelProbe | undefined;
      return kept?.digest === digest ? kept : undefined;
    },
    async weakModels(roles, signal) {
      const weak: WeakModel[] = [];
      for (const role of roles) {
        const [choice] = parts.choices(role);
        const backend = parts.backends().get(choice.backend);
        if (!isModelBackend(backend) || backend.remote) continue;
        const model = choice.model ?? backend.defaultModel;
        const name = `${choice.backend} ${model}`;
        if (model === null || told.has(name)) continue;
        told.add(name);
        const points = weakPoints(await skillsOf(backend, model, signal));
        if (points.length > 0) weak.push({ label: backend.label, model, points });
      }
      return weak;
    },
    async close() {
      await Promise.all([listWire.close(), probeWire.close()]);
    },
  };
  return survey;

  /** What was found by asking this version of the model; else what its backend has been told of it. */
  async function skillsOf(backend: ModelBackend, model: string, signal: AbortSignal): Promise<ModelSkills> {
    const { contextTokens, tools } = backend.traits(model);
    const told: ModelSkills = { contextTokens, tools, objects: null };
    // Without a row there is nothing to compare, and no reason to ask for the list.
    const rows = await Promise.all([model, latest(model)].map((id) => state.get(probeKey(backend.id, id))));
    if (rows.every((row) => row === undefined)) return told;
    try {
      const info = named(model, await listOf(backend, signal));
      return (info && (await survey.known(backend.id, info))) ?? told;
    } catch (thrown) {
      signal.throwIfAborted();
      if (isOutreachError(thrown)) return told;
      throw thrown;
    }
  }
}

/** The entry of a list that a name means: Ollama lists `llama3` as `llama3:latest`. */
export function named(model: string, have: readonly ModelInfo[]): ModelInfo | undefined {
  return have.find(({ id }) => id === model) ?? have.find(({ id }) => id === latest(model));
}

function latest(model: string): string {
  return `${model}:latest`;
}

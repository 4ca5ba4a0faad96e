import type { AgentRole } from '../contracts/agent.ts';
import type { BackendChoice, Preset, Settings } from './settings.ts';

export interface ModelOfBackend {
  readonly backend: string;
  /** The backend's own name of the model; null for its default. */
  readonly model: string | null;
}

/** The backend that each preset puts to work for all roles. */
export const presetBackends: Readonly<Record<Preset, string>> = {
  offline: 'offline',
  fully_free: 'ollama',
  best_quality: 'anthropic',
  custom: 'offline',
};

/** Which models a preset gives to which roles, where the backend's default would not do. */
const presetModels: Readonly<Partial<Record<Preset, (role: AgentRole) => string>>> = {
  best_quality: (role) => (role === 'writer' || role === 'research' ? 'claude-opus-5-5' : 'claude-haiku-4-5'),
};

/** Which backend and model work for a role: its own choice, then that of `llm`, then the preset's. A null model is the backend's own default. */
export function backendForRole(settings: Settings, role: AgentRole): ModelOfBackend {
  const own = settings.agents[role] ?? {};
  const ofPreset = presetBackends[settings.preset];
  const shared = settings.llm.backend ?? ofPreset;
  const backend = own.backend ?? shared;
  // A model belongs to its backend: that of `llm` means nothing to another one, and that of a preset neither.
  const usual = (backend === shared ? settings.llm.model : null) ?? (backend === ofPreset ? presetModels[settings.preset]?.(role) : null) ?? null;
  return { backend, model: own.model ?? usual };
}

/** The same, and after it whatever is asked when that fails. */
export function choicesForRole(settings: Settings, role: AgentRole): readonly [ModelOfBackend, ...ModelOfBackend[]] {
  return [backendForRole(settings, role), ...settings.llm.fallbacks.flatMap(named)];
}

function named({ backend, model }: BackendChoice): readonly ModelOfBackend[] {
  return backend === null ? [] : [{ backend, model }];
}

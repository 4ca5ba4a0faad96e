import type { AgentRole } from '../contracts/agent.ts';
import type { Preset, Settings } from './settings.ts';

/** The backend that each preset puts to work for all roles. */
export const presetBackends: Readonly<Record<Preset, string>> = {
  offline: 'offline',
  fully_free: 'ollama',
  best_quality: 'anthropic',
  custom: 'offline',
};

/** Which backend and model work for a role: its own choice, then that of `llm`, then the preset's. A null model is the backend's own default. */
export function backendForRole(settings: Settings, role: AgentRole): { readonly backend: string; readonly model: string | null } {
  const own = settings.agents[role] ?? {};
  const shared = settings.llm.backend ?? presetBackends[settings.preset];
  const backend = own.backend ?? shared;
  // A model belongs to its backend: that of `llm` means nothing to another one.
  return { backend, model: own.model ?? (backend === shared ? settings.llm.model : null) };
}

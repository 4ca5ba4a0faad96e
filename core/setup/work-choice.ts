// Who does the work, as a person chooses it, and the settings that this changes.
import { backendForRole } from '../config/backend-for-role.ts';
import type { GivenSetting } from '../config/environment-settings.ts';
import { completeSettings } from '../config/load-settings.ts';
import type { AgentSettings, Preset, Settings } from '../config/settings.ts';
import { findSettingsFile, readLayer, readSettingsText } from '../config/settings-file.ts';
import { agentRoles, type AgentRole } from '../contracts/agent.ts';
import { isLoopback } from '../model/loopback.ts';

/** Roles that ask models; the others work by rules of their own. */
export const rolesWithModels: readonly AgentRole[] = ['research', 'matcher', 'writer', 'verifier', 'judge', 'interpreter'];

export interface WorkChoice {
  readonly preset: Preset;
  /** Of all roles that name none; null for the preset's. */
  readonly backend?: string | null;
  readonly model?: string | null;
  readonly agents?: Readonly<Partial<Record<AgentRole, Pick<AgentSettings, 'backend' | 'model'>>>>;
  /** Where the backend `openai` finds its server; its own address when left out. */
  readonly openaiUrl?: string;
}

const where = 'setup';
const openaiOwnUrl = 'https://api.openai.com/v1';

/** What the user's file must say for a choice; backends and models that were chosen before are forgotten, since they would overrule it. */
export function changesFor({ preset, backend = null, model = null, agents = {}, openaiUrl }: WorkChoice, stored: Settings): readonly GivenSetting[] {
  const roles = [...new Set([...Object.keys(stored.agents), ...Object.keys(agents)])] as readonly AgentRole[];
  const own = Object.fromEntries(roles.map((role) => {
    const { use } = stored.agents[role] ?? {};
    return [role, { ...(use === undefined ? {} : { use }), ...agents[role] }] as const;
  }).filter(([, each]) => Object.keys(each).length > 0));
  const isAtOpenai = openaiUrl === undefined && backend === 'openai' && isHere(stored.plugins['openai']?.['baseUrl']);
  const wanted: readonly (readonly [path: readonly string[], value: unknown, present: unknown])[] = [
    [['llm', 'backend'], backend, stored.llm.backend],
    [['llm', 'model'], model, stored.llm.model],
    [['agents'], own, stored.agents],
    ...(openaiUrl !== undefined || isAtOpenai ? [[['plugins', 'openai', 'baseUrl'], openaiUrl ?? openaiOwnUrl, undefined] as const] : []),
  ];
  const changed = wanted.filter(([, value, present]) => JSON.stringify(value) !== JSON.stringify(present));
  // The preset is written even when it is the usual one: it was chosen, and is not asked for again.
  return [{ where, path: ['preset'], value: preset }, ...changed.map(([path, value]) => ({ where, path, value }))];
}

/** The settings as they will be once these changes are stored; what stands at each place is replaced. Throws `settings_invalid`. */
export function withChanges(settings: Settings, changes: readonly GivenSetting[]): Settings {
  const changed = structuredClone(settings) as unknown as Record<string, unknown>;
  for (const { path, value } of changes) {
    const last = path.at(-1) ?? '';
    const parent = path.slice(0, -1).reduce<Record<string, unknown>>((part, key) => (part[key] ??= {}) as Record<string, unknown>, changed);
    parent[last] = value;
  }
  return completeSettings(changed, changes[0]?.where ?? where);
}

/** Somebody has said who does the work, if only that it is the usual one. */
export function isWorkChosen(settings: Settings, config: string): boolean {
  const file = findSettingsFile(config);
  const layer = file === undefined ? {} : readLayer(readSettingsText(file), file);
  return Object.hasOwn(layer, 'preset') || agentRoles.some((role) => backendForRole(settings, role).backend !== 'offline');
}

function isHere(url: unknown): boolean {
  return typeof url === 'string' && isLoopback(URL.parse(url)?.hostname ?? '');
}

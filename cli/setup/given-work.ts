// Who does the work, as flags say it.
import { agentRoles, type AgentRole } from '../../core/contracts/agent.ts';
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import type { Preset, Settings } from '../../core/config/settings.ts';
import { createError } from '../../core/errors.ts';
import { textListOption, textOption } from '../option-values.ts';
import { readBackend } from './ask-work.ts';
import { changesFor } from '../../core/setup/work-choice.ts';

/** What `--preset`, `--backend`, `--model` and `--agent` change; nothing when none is given. Throws `setup_invalid`, naming all that is wrong. */
export function givenWork(options: Readonly<Record<string, unknown>>, stored: Settings): readonly GivenSetting[] {
  const preset = textOption(options, 'preset') as Preset | undefined;
  const backend = textOption(options, 'backend');
  const model = textOption(options, 'model');
  const given = textListOption(options, 'agent').map((text) => ({ text, ...readAgent(text) }));
  const wrong = given.filter(({ role, named }) => !(agentRoles as readonly string[]).includes(role) || named.backend === '');
  if (wrong.length > 0) {
    throw createError('setup_invalid', { wrong: wrong.map(({ text }) => ({ what: `The agent "${text}"`, flag: '--agent', reason: `it must be ROLE=BACKEND or ROLE=BACKEND/MODEL, with a role of ${agentRoles.join(', ')}` })) });
  }
  const agents = Object.fromEntries(given.map(({ role, named }) => [role as AgentRole, named]));
  // Another preset than before is a choice of its own; the same one, or none, keeps what was chosen besides.
  if (preset !== undefined && preset !== stored.preset && preset !== 'custom') return changesFor({ preset, backend: backend ?? null, model: model ?? null, agents }, stored);
  return [
    ...(preset === undefined || preset === stored.preset ? [] : [{ where: '--preset', path: ['preset'], value: preset }]),
    ...(backend === undefined ? [] : [{ where: '--backend', path: ['llm', 'backend'], value: backend }]),
    ...(model === undefined ? [] : [{ where: '--model', path: ['llm', 'model'], value: model }]),
    // A model of another backend would mean nothing.
    ...(backend !== undefined && backend !== stored.llm.backend && model === undefined && stored.llm.model !== null ? [{ where: '--backend', path: ['llm', 'model'], value: null }] : []),
    ...Object.entries(agents).flatMap(([role, named]) => Object.entries(named).map(([name, value]) => ({ where: '--agent', path: ['agents', role, name], value }))),
  ];
}

function readAgent(text: string): { readonly role: string; readonly named: { readonly backend: string; readonly model?: string } } {
  const [role = '', ...rest] = text.split('=');
  return { role: role.trim(), named: readBackend(rest.join('=')) };
}

import { backendForRole } from '../../core/config/backend-for-role.ts';
import { loadSettings } from '../../core/config/load-settings.ts';
import type { Preset, Settings } from '../../core/config/settings.ts';
import { findSettingsFile } from '../../core/config/settings-file.ts';
import { agentRoles } from '../../core/contracts/agent.ts';
import type { Paths } from '../../core/contracts/ports.ts';
import { createError } from '../../core/errors.ts';
import type { Asker } from '../host/asker.ts';
import { ensureHome } from '../host/ensure-home.ts';
import type { Environment } from '../host/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import { askQuestion, askSecrets } from './ask-answers.ts';
import { givenAnswers, openQuestions } from './given-answers.ts';
import { presetQuestion } from './questions.ts';
import { storeAnswers, storeGivenSecrets } from './store-answers.ts';
import { secretStates, summary } from './summary.ts';

export interface SetupParts {
  readonly paths: Paths;
  /** Of file, environment and flags together. */
  readonly settings: Settings;
  /** `senderName`, `senderEmail`, `mailingAddress`, `preset`, `resetSecrets`. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  readonly secrets: SecretFile;
  /** Undefined when nobody can be asked: then what is missing is an error. */
  readonly asker: Asker | undefined;
  /** Ids of the backends that plugins bring; asked for only when another one than the offline rules is wanted. */
  readonly backends: () => Promise<readonly string[]>;
}

/** Sets a home up: skips what is set, asks or complains about what is missing, ends with a summary that shows no secret. Throws `setup_missing`, `setup_invalid`, `setup_stopped` or `preset_unavailable`. */
export async function runSetup({ paths, settings, options, environment, secrets, asker, backends }: SetupParts): Promise<{ readonly json: unknown; readonly text: string }> {
  const given = givenAnswers(options, settings);
  const preset = (given.find(({ question }) => question === presetQuestion)?.value ?? settings.preset) as Preset;
  await checkBackends({ ...settings, preset }, backends);
  const open = openQuestions(given);
  if (open.length > 0 && asker === undefined) throw createError('setup_missing', { missing: open.map(({ what, flag, environmentName }) => ({ what, flag, environmentName })) });

  await ensureHome(paths);
  const lost = options['resetSecrets'] === true ? await secrets.reset() : [];
  await storeGivenSecrets(environment, secrets);
  await storeAnswers(paths.config, given);
  if (asker !== undefined) {
    for (const question of open) await storeAnswers(paths.config, [{ question, value: await askQuestion(asker, question) }]);
    await askSecrets({ asker, secrets, environment, preset, lost });
  }
  const states = await secretStates(environment, secrets);
  return summary(paths, findSettingsFile(paths.config) ?? paths.config, loadSettings({ file: paths.config, environment, flags: [] }), states);
}

/** A preset whose backend nobody brings would fail at the first step of every run. */
async function checkBackends(settings: Settings, backends: SetupParts['backends']): Promise<void> {
  const wanted = new Set(agentRoles.map((role) => backendForRole(settings, role).backend));
  wanted.delete('offline');
  if (wanted.size === 0) return;
  const have = await backends();
  for (const backend of wanted) if (!have.includes(backend)) throw createError('preset_unavailable', { preset: settings.preset, backend, have });
}

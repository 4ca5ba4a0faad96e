import { environmentSecret } from '../host/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import { loadSettings } from '../../core/config/load-settings.ts';
import { saveSettings } from '../../core/config/save-settings.ts';
import type { Settings } from '../../core/config/settings.ts';
import { createError } from '../../core/errors.ts';
import { answerIn, type Question } from './questions.ts';
import { services } from './service-keys.ts';

export interface Answer {
  readonly question: Question;
  readonly value: string;
}

/** Stores answers in the user's file, as far as it does not hold them yet. Returns the settings of the file alone. */
export async function storeAnswers(config: string, answers: readonly Answer[]): Promise<Settings> {
  const stored = loadSettings({ file: config, environment: {}, flags: [] });
  const changes: GivenSetting[] = answers
    .filter(({ question, value }) => answerIn(stored, question) !== value)
    .map(({ question, value }) => ({ where: question.flag, path: question.path, value }));
  return changes.length === 0 ? stored : saveSettings(config, changes);
}

/** Stores, encrypted, the secrets that the environment gives, so that later runs have them too. Throws `setup_invalid` before any is stored. */
export async function storeGivenSecrets(environment: Readonly<Record<string, string | undefined>>, secrets: SecretFile): Promise<void> {
  const given = services.flatMap((service) => {
    const value = environmentSecret(environment, service.secret);
    return value === undefined ? [] : [{ service, value }];
  });
  for (const { service, value } of given) {
    const problem = service.problem(value);
    if (problem !== undefined) throw createError('setup_invalid', { what: `The ${service.what}`, flag: service.environmentName, reason: problem });
  }
  for (const { service, value } of given) if ((await secrets.get(service.secret)) !== value) await secrets.set(service.secret, value);
}

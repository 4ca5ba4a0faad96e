import { environmentSecret } from '../../core/home/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import { loadSettings } from '../../core/config/load-settings.ts';
import { saveSettings } from '../../core/config/save-settings.ts';
import type { Settings } from '../../core/config/settings.ts';
import { createError } from '../../core/errors.ts';
import { answerIn, type Question } from '../../core/setup/sender-questions.ts';
import { type Service, services } from '../../core/setup/service-keys.ts';

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

interface GivenSecret {
  readonly service: Service;
  readonly value: string;
}

/** The secrets that the environment gives. Throws `setup_invalid`, naming all that cannot be one. */
export function givenSecrets(environment: Readonly<Record<string, string | undefined>>): readonly GivenSecret[] {
  const given = services.flatMap((service) => {
    const value = environmentSecret(environment, service.secret);
    return value === undefined ? [] : [{ service, value }];
  });
  const wrong = given.flatMap(({ service, value }) => {
    const reason = service.problem(value);
    return reason === undefined ? [] : [{ what: `The ${service.what}`, flag: service.environmentName, reason }];
  });
  if (wrong.length > 0) throw createError('setup_invalid', { wrong });
  return given;
}

/** Stores them, encrypted, so that later runs have them too. */
export async function storeSecrets(given: readonly GivenSecret[], secrets: SecretFile): Promise<void> {
  for (const { service, value } of given) if ((await secrets.get(service.secret)) !== value) await secrets.set(service.secret, value);
}

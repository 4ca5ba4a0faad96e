import type { Preset } from '../../core/config/settings.ts';
import { isOutreachError } from '../../core/errors.ts';
import { rememberSecret } from '../../core/mask.ts';
import type { Asker } from '../host/asker.ts';
import { environmentSecret } from '../host/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import { type Question, tidyAnswer } from './questions.ts';
import { type Service, services } from './service-keys.ts';

/** Asks until the answer is valid. */
export async function askQuestion(asker: Asker, question: Question): Promise<string> {
  for (;;) {
    const answer = tidyAnswer(await asker.ask(question.prompt));
    const problem = answer === '' ? 'it is needed' : question.problem(answer);
    if (problem === undefined) return answer;
    asker.say(`  Please once more: ${problem}.`);
  }
}

export interface SecretQuestions {
  readonly asker: Asker;
  readonly secrets: SecretFile;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly preset: Preset;
  /** Names of secrets that an explicit reset has put aside. */
  readonly lost: readonly string[];
}

/** Asks for the secrets that the preset needs, or whose stored value was lost or is not valid; what is typed is not shown. Each is stored, encrypted, as soon as it is given. */
export async function askSecrets(parts: SecretQuestions): Promise<void> {
  const lost = [...parts.lost, ...(await offerReset(parts))];
  for (const service of services) {
    const value = environmentSecret(parts.environment, service.secret) ?? (await parts.secrets.get(service.secret));
    if (value === undefined && !service.neededBy.includes(parts.preset) && !lost.includes(service.secret)) continue;
    if (value === undefined || service.problem(value) !== undefined) await askSecret(parts, service);
  }
}

async function askSecret({ asker, secrets, preset }: SecretQuestions, service: Service): Promise<void> {
  const needed = service.neededBy.includes(preset);
  for (;;) {
    const answer = await asker.ask(`${service.what}${needed ? '' : ' (Enter to leave it out)'}`, { hidden: true });
    if (answer === '' && !needed) return;
    rememberSecret(answer);
    const problem = service.problem(answer);
    if (problem === undefined) return secrets.set(service.secret, answer);
    asker.say(`  Please once more: ${problem}.`);
  }
}

/** When the stored secrets cannot be opened: starts anew, if the user says so. Returns the names of those that were lost. */
async function offerReset({ asker, secrets }: SecretQuestions): Promise<readonly string[]> {
  try {
    const [first] = await secrets.names();
    if (first !== undefined) await secrets.get(first);
    return [];
  } catch (thrown) {
    if (!isOutreachError(thrown) || (thrown.code !== 'secret_key_lost' && thrown.code !== 'secret_file_damaged')) throw thrown;
    asker.say(thrown.message);
    const answer = await asker.ask('Start with an empty store and give the secrets again? The old files are kept under another name (yes/no)');
    if (!/^y(?:es)?$/i.test(answer)) throw thrown;
    return secrets.reset();
  }
}

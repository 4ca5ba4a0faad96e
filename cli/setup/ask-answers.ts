import { isOutreachError } from '../../core/errors.ts';
import { rememberSecret } from '../../core/mask.ts';
import type { Asker } from '../host/asker.ts';
import { environmentSecret } from '../../core/home/environment-secrets.ts';
import type { SecretFile } from '../host/secret-file.ts';
import { type Question, tidyAnswer } from '../../core/setup/sender-questions.ts';
import { type Service, services } from '../../core/setup/service-keys.ts';

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
  /** Names of secrets that a reset has put aside. */
  readonly lost: readonly string[];
}

/** Asks for the secrets whose stored value was lost or is not valid; what is typed is not shown. Each is stored, encrypted, as soon as it is given. */
export async function askSecrets(parts: SecretQuestions): Promise<void> {
  for (const service of services) {
    const value = environmentSecret(parts.environment, service.secret) ?? (await parts.secrets.get(service.secret));
    if (value === undefined ? parts.lost.includes(service.secret) : service.problem(value) !== undefined) await askSecret(parts, service);
  }
}

async function askSecret({ asker, secrets }: SecretQuestions, service: Service): Promise<void> {
  const answer = await askHidden(asker, service, ' (Enter to leave it out)', ['']);
  if (answer !== '') await secrets.set(service.secret, answer);
}

/** Asks for a secret until it looks like one, or is one of these words. What is typed is not shown, and never stands in a line from then on. */
export async function askHidden(asker: Asker, service: Service, hint: string, words: readonly string[]): Promise<string> {
  for (;;) {
    const answer = await asker.ask(`${service.what}${hint}`.replace(/^./, (letter) => letter.toUpperCase()), { hidden: true });
    if (words.includes(answer)) return answer;
    rememberSecret(answer);
    const problem = service.problem(answer);
    if (problem === undefined) return answer;
    asker.say(`  Please once more: ${problem}.`);
  }
}

/** When the stored secrets cannot be opened: starts anew, if the user says so. Returns the names of those that were lost. */
export async function offerReset({ asker, secrets }: Pick<SecretQuestions, 'asker' | 'secrets'>): Promise<readonly string[]> {
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

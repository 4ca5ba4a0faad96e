import { l10n } from 'vscode';
import type { Question } from '../../core/setup/sender-questions.ts';
import { coreProblem, coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import type { Flow, TextStep } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';
import { saveSetup } from './save-setup.ts';

/** Asks what every message must say of its sender; what the résumé says is offered. True when something was stored. Rejects with a `settings_…` error. */
export async function setupSender(host: Host): Promise<boolean> {
  const [{ answerIn, questions, tidyAnswer }, settings, suggested] = await Promise.all([import('../../core/setup/sender-questions.ts'), host.settings(), fromProfile(host)]);
  const stepFor = (question: Question): TextStep => ({
    kind: 'text',
    name: question.path.join('.'),
    prompt: prompts[question.path.at(-1) ?? '']?.() ?? coreWords(question.prompt),
    // What the résumé says stands there to be confirmed: it is not in force yet.
    present: answerIn(settings, question) ?? suggested[question.path.at(-1) ?? ''],
    problem: (answer) => (tidyAnswer(answer) === '' ? l10n.t('It is needed.') : coreProblem(question.problem(tidyAnswer(answer)))),
  });
  const [name, email, mailingAddress] = questions;
  const flow: Flow = { title: l10n.t('Who Writes'), steps: () => [stepFor(name), stepFor(email), stepFor(mailingAddress)] };
  const isSaved = await askInQuickInputs(host, 'sender', flow, async (answers) => {
    await saveSetup(host, Object.entries(answers).map(([path, answer]) => ({ where: 'setup', path: path.split('.'), value: tidyAnswer(answer) })));
    return true;
  });
  return isSaved ?? false;
}

const prompts: Readonly<Record<string, () => string>> = {
  name: () => l10n.t('Your name, as your readers see it'),
  email: () => l10n.t('The mail address that you write from'),
  mailingAddress: () => l10n.t('Your postal address: it stands below every message, since the law of many countries wants it'),
};

/** Only when the database is open already: a form is no reason to make one. */
async function fromProfile(host: Host): Promise<Readonly<Record<string, string | undefined>>> {
  const profile = host.isOpen ? (await (await host.engine()).store.profiles.active())?.profile : undefined;
  return { name: profile?.name?.value, email: profile?.email?.value };
}

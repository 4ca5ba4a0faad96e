import { l10n } from 'vscode';
import { coreProblem, coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { answersOf, type Option, optionSteps } from './option-steps.ts';
import { optionWords } from './option-words.ts';
import type { Flow } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';
import { saveSetup } from './save-setup.ts';

/** Asks what every message must say of its sender; what the résumé says is offered. True when something was stored. Rejects with a `settings_…` error. */
export async function setupSender(host: Host): Promise<boolean> {
  const [{ answerIn, questions, tidyAnswer }, settings, suggested] = await Promise.all([import('../../core/setup/sender-questions.ts'), host.settings(), fromProfile(host)]);
  const options = questions.map((question): Option & { readonly suggested: string | undefined } => ({
    name: question.path.join('.'),
    title: titles[question.path.at(-1) ?? '']?.() ?? coreWords(question.what),
    description: coreWords(question.prompt),
    required: true,
    secret: false,
    present: answerIn(settings, question) ?? undefined,
    problem: (answer) => (tidyAnswer(answer) === '' ? l10n.t('It is needed.') : coreProblem(question.problem(tidyAnswer(answer)))),
    suggested: suggested[question.path.at(-1) ?? ''],
  }));
  const flow: Flow = {
    title: l10n.t('Who Writes'),
    // What the résumé says stands there to be confirmed: it is not in force yet.
    steps: (given) => optionSteps(options, given, optionWords()).map((step) => (step.kind === 'text' && step.present === undefined ? { ...step, present: options.find(({ name }) => name === step.name)?.suggested } : step)),
  };
  const isSaved = await askInQuickInputs(host, 'sender', flow, async (answers) => {
    await saveSetup(host, Object.entries(answersOf(options, answers)).map(([name, answer]) => ({ where: 'setup', path: name.split('.'), value: tidyAnswer(answer) })));
    return true;
  });
  return isSaved ?? false;
}

const titles: Readonly<Record<string, () => string>> = {
  name: () => l10n.t('Name'),
  email: () => l10n.t('Mail address'),
  mailingAddress: () => l10n.t('Postal address'),
};

/** Only when the database is open already: a form is no reason to make one. */
async function fromProfile(host: Host): Promise<Readonly<Record<string, string | undefined>>> {
  const profile = host.isOpen ? (await (await host.engine()).store.profiles.active())?.profile : undefined;
  return { name: profile?.name?.value, email: profile?.email?.value };
}

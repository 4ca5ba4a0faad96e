// One option of a plugin after the other: each is stored at once, unless the plugin is content only with further ones.
import { commands, l10n } from 'vscode';
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import { type Engine, withOurSettings } from '../../core/engine.ts';
import type { OutreachError } from '../../core/errors.ts';
import type { PluginRecord } from '../../core/kernel/kernel.ts';
import { commandId } from '../contributions.ts';
import { coreProblem, coreWords } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { answersOf, optionSteps } from './option-steps.ts';
import { optionWords } from './option-words.ts';
import { changesOf, optionsOf, type PluginOption } from './plugin-options.ts';
import type { Answers } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';
import { saveSetup } from './save-setup.ts';
import { storedSecrets } from './stored-secrets.ts';
import { withTrial } from './trial.ts';

export interface OptionsOfPlugin {
  readonly plugin: string;
  readonly options: readonly PluginOption[];
  /** What is stored with whatever is answered. */
  readonly settings: readonly GivenSetting[];
}

export async function optionsIn(host: Host, engine: Engine, plugin: PluginRecord, settings: readonly GivenSetting[] = []): Promise<OptionsOfPlugin> {
  const given = withOurSettings(engine.settings, host.paths.home)[plugin.name] ?? {};
  const secrets = optionsOf(plugin, {}, []).filter(({ secret }) => secret).map(({ secretName }) => secretName);
  const known = (await storedSecrets(host, secrets)).filter(({ from }) => from !== 'nowhere').map(({ name }) => name);
  return { plugin: plugin.name, options: optionsOf(plugin, given, known).map(inLanguage), settings };
}

/** A plugin asks in the words of its schema. */
function inLanguage(option: PluginOption): PluginOption {
  return { ...option, title: coreWords(option.title), description: coreWords(option.description), problem: (answer) => coreProblem(option.problem(answer)) };
}

/** Asks for an option, and stores it. What was `entered` before is not stored yet. True when something was stored, false when there was nothing to store, undefined when it was cancelled. */
export async function changeOptions(host: Host, of: OptionsOfPlugin, entered: Answers, problem?: OutreachError): Promise<boolean | undefined> {
  const title = problem === undefined ? l10n.t('Options of {0}', of.plugin) : errorWords(problem).message;
  return askInQuickInputs(host, `options.${of.plugin}`, { title, steps: (given) => optionSteps(of.plugin, of.options, { ...entered, ...given }, optionWords(), problem === undefined) }, (answers) => saveOptions(host, of, { ...entered, ...answers }));
}

/** Stores what was answered; where the plugin would not start with it, the list is shown again with the reason. Answers as `changeOptions` does. */
export async function saveOptions(host: Host, of: OptionsOfPlugin, answers: Answers): Promise<boolean | undefined> {
  const { plugin, options, settings } = of;
  const stored = await host.settings();
  const entered = answersOf(options, answers);
  const changed = changesOf(plugin, options, entered, stored);
  const changes = [...settings, ...changed.settings];
  if (changes.length === 0 && Object.keys(changed.secrets).length === 0) return false; // nothing that a run would have to be halted for
  const problem = Object.keys(entered).length === 0 ? undefined : await problemWith(host, plugin, changes, changed.secrets);
  if (problem !== undefined) return changeOptions(host, of, entered, problem);
  await saveSetup(host, changes, changed.secrets);
  if (Object.keys(entered).length > 0) offerAnother(plugin);
  return true;
}

/** Why the plugin would not start with these. */
async function problemWith(host: Host, plugin: string, changes: readonly GivenSetting[], secrets: Readonly<Record<string, string>>): Promise<OutreachError | undefined> {
  const [{ trialSecrets }, { secretsIn }, { withChanges }] = await Promise.all([import('../../core/setup/trial-secrets.ts'), import('../host/secret-storage.ts'), import('../../core/setup/work-choice.ts')]);
  const trial = trialSecrets(process.env, secretsIn(host.context.secrets));
  for (const [name, value] of Object.entries(secrets)) trial.offer(name, value);
  return withTrial(host, withChanges(await host.settings(), changes), trial, async ({ kernel }) => kernel.plugins.find(({ name }) => name === plugin)?.failure ?? undefined);
}

/** Returns at once. */
function offerAnother(plugin: string): void {
  const another = l10n.t('Change Another');
  void notify.information(l10n.t('The option of {0} is stored.', plugin), another).then((chosen) => {
    if (chosen === another) void commands.executeCommand(commandId('setupPlugin'), plugin);
  });
}

import { commands, l10n } from 'vscode';
import type { GivenSetting } from '../../core/config/environment-settings.ts';
import type { Engine } from '../../core/engine.ts';
import type { PluginRecord } from '../../core/kernel/kernel.ts';
import { commandId } from '../contributions.ts';
import { coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { changeOptions, optionsIn, type OptionsOfPlugin, saveOptions } from './change-options.ts';
import { type MailAccountSteps, mailAccountSteps } from './mail-account-steps.ts';
import { optionSteps } from './option-steps.ts';
import { optionWords } from './option-words.ts';
import { hasOptions } from './plugin-options.ts';
import type { Choice, Flow, PickStep } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';
import { offerTestMail } from './test-mail.ts';

/** How mail goes out, and where answers come in: what is asked is what the transports and mailboxes ask for by their schemas. True when something was stored. */
export async function setupMailbox(host: Host): Promise<boolean> {
  const engine = await host.engine();
  const { transports, mailboxes } = engine.kernel;
  const { user, login } = engine.settings.plugins['smtp'] ?? {};
  // Some services log in with a name that is no address, such as "apikey".
  const inUse = addressIn(user);
  const account = await mailAccountSteps(host, inUse ?? addressIn(engine.settings.sender.email) ?? addressIn((await engine.store.profiles.active())?.profile.email?.value));
  const isAccount = inUse !== undefined && engine.settings.transport === 'smtp' && login !== 'oauth2';
  const [files, others] = [transports.all().filter(({ isLocal }) => isLocal === true), transports.all().filter(({ isLocal }) => isLocal !== true)];
  const ofFurtherAccounts = new Set(Object.values(engine.settings.accounts).map(({ mailbox }) => mailbox));
  const transportChoice = ({ id, label }: { readonly id: string; readonly label: string }): Choice => ({ label: coreWords(label), icon: 'mail', detail: coreWords(pluginNamed(engine, transports.pluginOf(id))?.description ?? ''), value: `transport ${id}` });
  return configure(host, engine, {
    name: 'mailbox',
    title: l10n.t('Sending Mail'),
    prompt: l10n.t('How shall approved mail go out? Choose, or type the address of your mail account'),
    present: isAccount ? inUse : transports.has(engine.settings.transport) ? `transport ${engine.settings.transport}` : undefined,
    choices: [
      ...files.map(transportChoice),
      ...account.choices,
      ...others.map((transport, index) => ({ ...(index === 0 ? { heading: l10n.t('With all options') } : {}), ...transportChoice(transport) })),
      ...mailboxes.all().filter(({ id }) => !ofFurtherAccounts.has(id)).map(({ id, label }, index) => ({ ...(index === 0 ? { heading: l10n.t('Where answers are read') } : {}), label: coreWords(label), icon: 'inbox', detail: coreWords(pluginNamed(engine, mailboxes.pluginOf(id))?.description ?? ''), value: `mailbox ${id}` })),
    ],
    pluginOf(value) {
      const [part = '', id = ''] = value.split(' ');
      if (part !== 'transport' && part !== 'mailbox') return undefined;
      return pluginNamed(engine, part === 'transport' ? transports.pluginOf(id) : mailboxes.pluginOf(id));
    },
    settings(value) {
      const [setting = '', id = ''] = value.split(' ');
      return [{ where: 'setup', path: [setting], value: id }];
    },
    account,
  });
}

/** The options of any plugin, a stranger's as much as ours: of the one that is named, or of one that is chosen. True when something was stored. */
export async function setupPlugin(host: Host, name?: string): Promise<boolean> {
  const engine = await host.engine();
  const named = name === undefined ? undefined : pluginNamed(engine, name);
  if (named !== undefined) return (await changeOptions(host, await optionsIn(host, engine, named), {})) ?? false;
  const plugins = engine.kernel.plugins.filter((plugin) => plugin.state === 'loaded' && hasOptions(plugin));
  return configure(host, engine, {
    name: 'plugin',
    title: l10n.t('Options of a Plugin'),
    prompt: l10n.t('Which plugin?'),
    present: undefined,
    choices: plugins.map(({ name, description, origin }) => ({ label: name, icon: 'extensions', description: origin.kind === 'built-in' ? '' : origin.where, detail: coreWords(description), value: name })),
    pluginOf: (value) => pluginNamed(engine, value),
    settings: () => [],
  });
}

interface Configuring {
  /** What was entered is kept under it. */
  readonly name: string;
  readonly title: string;
  readonly prompt: string;
  readonly present: string | undefined;
  readonly choices: readonly Choice[];
  readonly pluginOf: (value: string) => PluginRecord | undefined;
  /** What the choice itself changes. */
  readonly settings: (value: string) => readonly GivenSetting[];
  /** An address is an answer, too, and asks in a way of its own. */
  readonly account?: MailAccountSteps;
}

/** One of several, and then an option of it. */
async function configure(host: Host, engine: Engine, { name, title, prompt, present, choices, pluginOf, settings, account }: Configuring): Promise<boolean> {
  const byValue = new Map<string, OptionsOfPlugin>();
  for (const value of choices.flatMap((choice) => choice.value ?? [])) {
    const plugin = pluginOf(value);
    if (plugin !== undefined) byValue.set(value, await optionsIn(host, engine, plugin, settings(value)));
  }
  const which: PickStep = {
    kind: 'pick',
    name: 'which',
    prompt,
    present,
    choices: (typed, awaited) => (account !== undefined && (awaited || isAddress(typed)) ? [account.typed(typed)] : choices),
    ...(account === undefined ? {} : { typedFor: (answer) => (isAddress(answer) ? answer : ''), lookUp: async (answer) => (isAddress(answer) ? account.lookUp(answer) : undefined) }),
  };
  const steps: Flow['steps'] = (answers) => {
    const chosen = answers[which.name];
    if (chosen === undefined) return [which, { ...which, name: 'next' }]; // most go on to a second question
    if (account !== undefined && isAddress(chosen)) return [which, ...account.steps(chosen, answers)];
    return [which, ...optionSteps(chosen, byValue.get(chosen)?.options ?? [], answers, optionWords())];
  };
  const isSaved = await askInQuickInputs(host, name, { title, steps }, async (answers) => {
    const chosen = answers[which.name] ?? '';
    const options = byValue.get(chosen);
    if (options !== undefined) return saveOptions(host, options, answers);
    if (account === undefined || !isAddress(chosen)) return undefined;
    await account.save(chosen, answers);
    offerTestMail(chosen);
    void commands.executeCommand(commandId('checkDomain'));
    return true;
  });
  return isSaved ?? false;
}

/** No plugin, transport or mailbox is called so. */
function isAddress(value: string): boolean {
  return value.includes('@');
}

function addressIn(value: unknown): string | undefined {
  return typeof value === 'string' && isAddress(value) ? value : undefined;
}

function pluginNamed({ kernel }: Engine, name: string): PluginRecord | undefined {
  return kernel.plugins.find((plugin) => plugin.name === name);
}

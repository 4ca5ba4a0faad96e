import { commands, l10n } from 'vscode';
import { withOurSettings } from '../../core/engine.ts';
import type { Engine } from '../../core/engine.ts';
import type { PluginRecord } from '../../core/kernel/kernel.ts';
import { commandId } from '../contributions.ts';
import { coreProblem, coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { type MailAccountSteps, mailAccountSteps } from './mail-account-steps.ts';
import { optionSteps } from './option-steps.ts';
import { optionWords } from './option-words.ts';
import { changesOf, hasOptions, optionsOf, type PluginOption } from './plugin-options.ts';
import type { Choice, Flow, PickStep } from './quick-steps.ts';
import { askInQuickInputs } from './quick-window.ts';
import { saveSetup } from './save-setup.ts';
import { storedSecrets } from './stored-secrets.ts';
import { offerTestMail } from './test-mail.ts';

/** The choice that is no plugin's: an address, and a password or a sign-in. */
const ownAccount = 'account';

/** How mail goes out, and where answers come in: what is asked is what the transports and mailboxes ask for by their schemas. True when something was stored. */
export async function setupMailbox(host: Host): Promise<boolean> {
  const engine = await host.engine();
  const { transports, mailboxes } = engine.kernel;
  const { user } = engine.settings.plugins['smtp'] ?? {};
  const inUse = typeof user === 'string' ? user : undefined;
  const account = await mailAccountSteps(host, inUse ?? engine.settings.sender.email ?? (await engine.store.profiles.active())?.profile.email?.value);
  const isAccount = engine.settings.transport === 'smtp' && engine.settings.plugins['smtp']?.['login'] !== 'oauth2';
  const [files, others] = [transports.all().filter(({ isLocal }) => isLocal === true), transports.all().filter(({ isLocal }) => isLocal !== true)];
  const transportChoice = ({ id, label }: { readonly id: string; readonly label: string }): Choice => ({ label: coreWords(label), icon: 'mail', detail: coreWords(pluginNamed(engine, transports.pluginOf(id))?.description ?? ''), value: `transport ${id}` });
  return configure(host, engine, {
    name: 'mailbox',
    title: l10n.t('Sending Mail'),
    prompt: l10n.t('How shall approved mail go out? Nothing goes before you have approved it.'),
    present: isAccount ? ownAccount : transports.has(engine.settings.transport) ? `transport ${engine.settings.transport}` : undefined,
    choices: [
      ...files.map(transportChoice),
      { label: l10n.t('Mail account'), icon: 'account', detail: l10n.t('Gmail, Outlook, another provider or your own: an address, and a password or a sign-in, tried at once.'), value: ownAccount },
      ...others.map((transport, index) => ({ ...(index === 0 ? { heading: l10n.t('With all options') } : {}), ...transportChoice(transport) })),
      ...mailboxes.all().map(({ id, label }, index) => ({ ...(index === 0 ? { heading: l10n.t('Where answers are read') } : {}), label: coreWords(label), icon: 'inbox', detail: coreWords(pluginNamed(engine, mailboxes.pluginOf(id))?.description ?? ''), value: `mailbox ${id}` })),
    ],
    pluginOf: (value) => pluginNamed(engine, value.startsWith('transport ') ? transports.pluginOf(value.slice('transport '.length)) : mailboxes.pluginOf(value.slice('mailbox '.length))),
    settings: (value) => (value.startsWith('transport ') ? [{ where: 'setup', path: ['transport'], value: value.slice('transport '.length) }] : []),
    other: {
      value: ownAccount,
      steps: (answers) => account.steps(answers),
      async save(answers) {
        await account.save(answers);
        offerTestMail(answers['address'] ?? '');
        void commands.executeCommand(commandId('checkDomain'));
      },
    },
  });
}

/** The options of any plugin, a stranger's as much as ours. True when something was stored. */
export async function setupPlugin(host: Host): Promise<boolean> {
  const engine = await host.engine();
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
  readonly settings: (value: string) => Parameters<typeof saveSetup>[1];
  /** A choice that asks in a way of its own. */
  readonly other?: Pick<MailAccountSteps, 'steps' | 'save'> & { readonly value: string };
}

/** One of several, and then its options. */
async function configure(host: Host, engine: Engine, { name, title, prompt, present, choices, pluginOf, settings, other }: Configuring): Promise<boolean> {
  const given = withOurSettings(engine.settings, host.paths.home);
  const stored = await host.settings();
  const secrets = await namesOfSecrets(host, engine);
  const optionsFor = (value: string | undefined): readonly PluginOption[] => {
    const plugin = value === undefined ? undefined : pluginOf(value);
    return plugin === undefined ? [] : optionsOf(plugin, given[plugin.name] ?? {}, secrets).map(inLanguage);
  };
  const which: PickStep = { kind: 'pick', name: 'which', prompt, present, choices: () => choices };
  const steps: Flow['steps'] = (answers) => [which, ...(other !== undefined && answers['which'] === other.value ? other.steps(answers) : optionSteps(optionsFor(answers['which']), answers, optionWords()))];
  const isSaved = await askInQuickInputs(host, name, { title, steps }, async (answers) => {
    const { which = '' } = answers;
    if (other !== undefined && which === other.value) {
      await other.save(answers);
      return true;
    }
    const plugin = pluginOf(which);
    const changed = plugin === undefined ? { settings: [], secrets: {} } : changesOf(plugin.name, optionsFor(which), answers, stored);
    await saveSetup(host, [...settings(which), ...changed.settings], changed.secrets);
    return true;
  });
  return isSaved ?? false;
}

async function namesOfSecrets(host: Host, { kernel }: Engine): Promise<readonly string[]> {
  const ofSchemas = kernel.plugins.flatMap((plugin) => optionsOf(plugin, {}, []).filter(({ secret }) => secret).map(({ secretName }) => secretName));
  return (await storedSecrets(host, ofSchemas)).filter(({ from }) => from !== 'nowhere').map(({ name }) => name);
}

/** A plugin asks in the words of its schema. */
function inLanguage(option: PluginOption): PluginOption {
  return { ...option, title: coreWords(option.title), description: coreWords(option.description), problem: (answer) => coreProblem(option.problem(answer)) };
}

function pluginNamed({ kernel }: Engine, name: string): PluginRecord | undefined {
  return kernel.plugins.find((plugin) => plugin.name === name);
}

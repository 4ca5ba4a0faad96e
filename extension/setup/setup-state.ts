// How far setup is: the ticks of the walkthrough, and where "Outreach: Setup" begins.
import { commands, type ExtensionContext } from 'vscode';
import type { Host } from '../host/host.ts';

export const setupSteps = ['profile', 'model', 'mailbox', 'sender', 'campaign'] as const;
export type SetupStep = (typeof setupSteps)[number];
export type SetupState = Readonly<Record<SetupStep, boolean>>;

/** `profile` is done when the context key `outreach.setup.profile` is true. */
export function stateKey(step: SetupStep): string {
  return `outreach.setup.${step}`;
}

/** What is done. Without `opens` no database is opened for it: what is in there is then known from the last time that it was open. Rejects with a `settings_…` error. */
export async function readSetupState(host: Host, { opens }: { readonly opens: boolean }): Promise<SetupState> {
  const [{ existsSync }, { findSettingsFile, readLayer, readSettingsText }, { isWorkChosen }] = await Promise.all([import('node:fs'), import('../../core/config/settings-file.ts'), import('../../core/setup/work-choice.ts')]);
  const settings = await host.settings();
  const file = findSettingsFile(host.paths.config);
  const layer = file === undefined ? {} : readLayer(readSettingsText(file), file);
  const { name, email, mailingAddress } = settings.sender;
  const stored = !existsSync(host.paths.database) ? noneStored : host.isOpen || opens ? await lookInStore(host) : recall(host.context, host.paths.home);
  return { ...stored, model: isWorkChosen(settings, host.paths.config), mailbox: Object.hasOwn(layer, 'transport'), sender: name !== null && email !== null && mailingAddress !== null };
}

/** Shows it to the walkthrough and to whoever else asks for the keys. */
export async function tellSetupState(state: SetupState): Promise<void> {
  await Promise.all(setupSteps.map((step) => commands.executeCommand('setContext', stateKey(step), state[step])));
}

type Stored = Pick<SetupState, 'profile' | 'campaign'>;
const noneStored: Stored = { profile: false, campaign: false };
const memory = 'setup.stored';

async function lookInStore(host: Host): Promise<Stored> {
  const { store } = await host.engine();
  const [profile, campaigns] = await Promise.all([store.profiles.active(), store.campaigns.list()]);
  const stored = { profile: profile !== undefined, campaign: campaigns.length > 0 };
  await host.context.globalState.update(memory, { ...stored, home: host.paths.home });
  return stored;
}

function recall({ globalState }: ExtensionContext, home: string): Stored {
  const known = globalState.get<Stored & { readonly home: string }>(memory);
  return known?.home === home ? { profile: known.profile, campaign: known.campaign } : noneStored;
}

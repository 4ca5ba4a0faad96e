// Records on what ground somebody may be written to, where the law of their region asks for one.
import { commands, l10n, type QuickPickItem, window } from 'vscode';
import type { LawfulBasis } from '../../core/domain/lawful-basis.ts';
import type { Lead } from '../../core/domain/lead.ts';
import type { Engine } from '../../core/engine.ts';
import type { KeptBasis } from '../../core/store/queue.ts';
import { commandId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { telling } from '../host/tell-error.ts';
import { basisWords } from '../pages/lead/basis-words.ts';
import { chosen, leadItems } from './choose.ts';

export function registerLawfulBasis(host: Host): void {
  host.context.subscriptions.push(commands.registerCommand(commandId('recordBasis'), (named: unknown) => telling(host, () => recordBasis(host, named))));
}

async function recordBasis(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const id = await chosen(named, l10n.t('Whom do you write to?'), () => leadItems(engine), { evenTheOnlyOne: true });
  if (id === undefined) return;
  const lead = await engine.store.leads.get(id);
  const basis = await askBasis(lead);
  if (basis === undefined) return;
  const source = basis === 'none' ? null : await askSource(lead, basis);
  if (source === undefined) return;
  const subscriber = basis === 'none' ? null : await askSubscriber(engine, lead);
  if (subscriber === undefined) return;
  await engine.store.queue.recordBasis(id, { basis, source, subscriber, note: null });
  host.changed();
}

const details: Readonly<Record<LawfulBasis, () => string>> = {
  consent: () => l10n.t('Counts everywhere. You can show when and where they agreed.'),
  relationship: () => l10n.t('Counts everywhere, for what has to do with it.'),
  'published-role': () => l10n.t('Counts in the EU, the United Kingdom and Canada, if it says nothing against it and the message is about their work.'),
  'legitimate-interest': () => l10n.t('Counts in the EU and, for addresses of companies, in the United Kingdom. Not in Canada.'),
  none: () => l10n.t('Nothing is sent to them.'),
};

async function askBasis({ company, person }: Lead): Promise<LawfulBasis | undefined> {
  const items = (Object.keys(details) as LawfulBasis[]).map((basis): QuickPickItem & { readonly basis: LawfulBasis } => ({ label: basisWords(basis, l10n), detail: details[basis](), basis }));
  return (await window.showQuickPick(items, { title: l10n.t('Why may you write to {0}?', person ?? company), placeHolder: l10n.t('It is kept with the person, to be told to them if they ask. This is no legal advice.') }))?.basis;
}

/** Null where none was given and none is needed. */
async function askSource({ provenance }: Lead, basis: LawfulBasis): Promise<string | null | undefined> {
  const isNeeded = basis === 'published-role';
  const given = await window.showInputBox({
    title: l10n.t('Where can that be seen?'),
    prompt: isNeeded ? l10n.t('The page on which their address stands.') : l10n.t('A page or a message that shows it; Enter without one goes on.'),
    value: isNeeded ? (provenance?.uri ?? '') : '',
    validateInput: (text) => (isNeeded && text.trim() === '' ? l10n.t('A published address counts only with the page on which it stands.') : undefined),
  });
  return given === undefined ? undefined : given.trim() || null;
}

/** Whose address it is counts in the United Kingdom alone: elsewhere nobody is asked. */
async function askSubscriber({ settings }: Engine, { location, website }: Lead): Promise<KeptBasis['subscriber'] | undefined> {
  const [{ recipientPlace }, { jurisdictionOf }, { senderZone }] = await Promise.all([import('../../core/policy/time-zone.ts'), import('../../core/policy/region.ts'), import('../../core/policy/sender-zone.ts')]);
  if (jurisdictionOf(recipientPlace({ location, website, senderZone: senderZone(settings.sending) }).country) !== 'uk') return null;
  const items = [
    { label: l10n.t('Of a company'), subscriber: 'corporate' },
    { label: l10n.t('Of a person for themselves'), description: l10n.t('a sole trader, a private address'), subscriber: 'individual' },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Whose address is it?') }))?.subscriber;
}

// Leads: the gate after light research, and addresses.
import { commands, l10n, window } from 'vscode';
import { createError } from '../../core/errors.ts';
import { commandId } from '../contributions.ts';
import { coreProblem } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { telling } from '../host/tell-error.ts';
import { chosen, leadItems, namedOnes, waitingLeadItems } from './choose.ts';
import { resumeQuietly } from './campaigns.ts';

type Decision = 'accepted' | 'rejected' | 'deferred';

export function registerLeadCommands(host: Host): void {
  const decide = (decision: Decision, title: () => string) => (named: unknown, selection?: unknown) => telling(host, () => decideLeads(host, decision, title(), named, selection));
  host.context.subscriptions.push(
    commands.registerCommand(commandId('acceptLead'), decide('accepted', () => l10n.t('Accept Lead'))),
    commands.registerCommand(commandId('rejectLead'), decide('rejected', () => l10n.t('Reject Lead'))),
    commands.registerCommand(commandId('deferLead'), decide('deferred', () => l10n.t('Decide About Lead Later'))),
    commands.registerCommand(commandId('setLeadAddress'), (named: unknown, address?: unknown) => telling(host, () => setLeadAddress(host, named, address))),
  );
}

/** In every active campaign that has the lead; those that were accepted go on at once. Gives how many decisions were made. */
async function decideLeads(host: Host, decision: Decision, title: string, named: unknown, selection: unknown): Promise<number> {
  const engine = await host.engine();
  const one = namedOnes(named, selection) === undefined ? await chosen(undefined, title, () => waitingLeadItems(engine), { evenTheOnlyOne: true }) : undefined;
  const ids = namedOnes(named, selection) ?? (one === undefined ? [] : [one]);
  const { decideAtTheGate } = await import('../../core/campaign/gate.ts');
  let decided = 0;
  for (const campaign of await engine.store.campaigns.list('active')) {
    let accepted = false;
    for (const leadId of ids) {
      if ((await engine.store.campaigns.decisionOn(campaign.id, leadId)) === undefined) continue;
      await decideAtTheGate(engine, campaign.id, leadId, decision, 'decided by you');
      decided += 1;
      accepted ||= decision === 'accepted';
    }
    if (accepted) resumeQuietly(host, campaign.id);
  }
  host.changed();
  if (ids.length > 0 && decided === 0) void notify.information(l10n.t('No active campaign has this lead, so that there was nothing to decide.'));
  return decided;
}

async function setLeadAddress(host: Host, named: unknown, given: unknown): Promise<string | undefined> {
  const engine = await host.engine();
  const id = await chosen(named, l10n.t('Set Address of Lead'), () => leadItems(engine), { evenTheOnlyOne: true });
  if (id === undefined) return undefined;
  const lead = await engine.store.leads.find(id);
  if (lead === undefined) throw createError('not_found', { what: 'lead', id });
  const address = typeof given === 'string' ? given : await askForAddress(lead.company, lead.email ?? '');
  if (address === undefined) return undefined;
  const { setAddress } = await import('../../core/review/set-address.ts');
  const { email } = await setAddress(engine, id, address);
  host.changed();
  return email ?? undefined;
}

async function askForAddress(company: string, value: string): Promise<string | undefined> {
  const { parseEmailAddress } = await import('../../core/domain/email-address.ts');
  return window.showInputBox({
    title: l10n.t('Address at {0}', company),
    prompt: l10n.t('An approval of a draft to the old address is void.'),
    value,
    validateInput: (text) => coreProblem(parseEmailAddress(text.trim()).problem),
  });
}

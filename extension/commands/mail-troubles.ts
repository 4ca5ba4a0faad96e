// What a person decides about mail that is held: accounts that were paused, messages of which nobody knows whether they arrived, a home that was restored.
import { commands, l10n, type QuickPickItem, window } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import type { Settlement } from '../../core/outbox/settle-message.ts';
import { commandId } from '../contributions.ts';
import { coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { telling } from '../host/tell-error.ts';
import { chosen } from './choose.ts';

export function registerMailTroubles(host: Host): void {
  host.context.subscriptions.push(
    commands.registerCommand(commandId('pauseAccount'), (named: unknown) => telling(host, () => pauseAccount(host, named))),
    commands.registerCommand(commandId('resumeAccount'), (named: unknown) => telling(host, () => resumeAccount(host, named))),
    commands.registerCommand(commandId('settleMessage'), (named: unknown) => telling(host, () => settleMessage(host, named))),
    commands.registerCommand(commandId('skipFollowUps'), (named: unknown) => telling(host, () => skipFollowUps(host, named))),
    commands.registerCommand(commandId('releaseHome'), () => telling(host, () => releaseHome(host))),
  );
}

async function pauseAccount(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const account = await accountOf(engine, named, l10n.t('Send nothing more from which account?'));
  if (account === undefined) return;
  await engine.store.sending.pause({ account, rule: 'user', reason: l10n.t('you paused it'), since: engine.clock.now(), until: null });
  host.changed();
}

async function resumeAccount(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const account = await accountOf(engine, named, l10n.t('Send again from which account?'));
  if (account === undefined) return;
  await engine.store.sending.resume(account, engine.clock.now());
  host.changed();
}

/** By a row of Activity or a message (`account:work`), or the only one, or the one that is picked. */
async function accountOf({ settings }: Engine, named: unknown, title: string): Promise<string | undefined> {
  const { accountsOf } = await import('../../core/outbox/accounts.ts');
  const accounts = accountsOf(settings);
  const key = typeof named === 'object' && named !== null && 'account' in named && typeof named.account === 'string' ? named.account : rowAccount(named);
  if (key !== undefined) return accounts.find(({ id }) => id === key)?.id;
  if (accounts.length === 1) return accounts[0]?.id;
  return (await window.showQuickPick(accounts.map(({ id, sender }) => ({ label: id, description: sender?.email ?? settings.sender.email ?? '' })), { title }))?.label;
}

function rowAccount(named: unknown): string | undefined {
  return typeof named === 'object' && named !== null && 'key' in named && typeof named.key === 'string' && named.key.startsWith('account:') ? named.key.slice('account:'.length) : undefined;
}

interface Way extends QuickPickItem {
  readonly settlement: Settlement;
}

async function settleMessage(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const id = await chosen(named, l10n.t('Which message?'), () => doubtfulItems(engine));
  if (id === undefined) return;
  const ways: readonly Way[] = [
    { label: l10n.t('It arrived'), detail: l10n.t('It counts as sent, and its follow-ups wait for their day.'), settlement: 'arrived' },
    { label: l10n.t('It did not arrive: send it again'), detail: l10n.t('It goes out once more, with the same Message-ID.'), settlement: 'send-again' },
    { label: l10n.t('Give it up'), detail: l10n.t('It is never sent.'), settlement: 'give-up' },
  ];
  const way = await window.showQuickPick(ways, { title: l10n.t('What became of this message?'), placeHolder: l10n.t('Look into the folder for sent mail of your mail program first.') });
  if (way === undefined) return;
  const { settleMessage: settle } = await import('../../core/outbox/settle-message.ts');
  await settle(engine, id, way.settlement);
  host.changed();
}

async function doubtfulItems({ store }: Engine): Promise<readonly (QuickPickItem & { readonly id: number })[]> {
  const messages = (await Promise.all((['unknown', 'held', 'refused'] as const).map((state) => store.outbox.inState(state)))).flat();
  const leads = new Map((await store.leads.many(messages.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead.company]));
  return messages.map(({ emailId, leadId, recipient, reason }) => ({ id: emailId, label: leads.get(leadId) ?? '', description: recipient ?? '', detail: coreWords(reason ?? '') }));
}

async function skipFollowUps(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const id = await chosen(named, l10n.t('Send no follow-ups to which message?'), () => followedItems(engine), { evenTheOnlyOne: true });
  if (id === undefined) return;
  const { store } = engine;
  const { company } = await store.leads.get((await store.emails.get(id)).leadId);
  const yes = l10n.t('Send None');
  if ((await notify.warning(l10n.t('Send no follow-ups to {0}?', company), { modal: true, detail: l10n.t('The message itself stays as it is. This is not taken back.') }, yes)) !== yes) return;
  const skipped = await store.followUps.skip(id, 'you did not want it');
  host.changed();
  void notify.information(skipped === 0 ? l10n.t('No follow-up waits for {0}.', company) : l10n.t('No follow-up goes to {0} any more.', company));
}

/** Messages that have a follow-up which still waits. */
async function followedItems({ store }: Engine): Promise<readonly (QuickPickItem & { readonly id: number })[]> {
  const emails = (await Promise.all((['approved', 'sent'] as const).map((status) => store.emails.list({ status, limit: 500 })))).flat();
  const leads = new Map((await store.leads.many(emails.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead]));
  const items = await Promise.all(
    emails.map(async ({ id, leadId }) => {
      const days = (await store.followUps.of(id)).flatMap(({ day, status }) => (status === 'queued' ? [day] : []));
      return days.length === 0 ? [] : [{ id, label: leads.get(leadId)?.company ?? '', description: leads.get(leadId)?.person ?? '', detail: l10n.t('On day {0}', days.join(', ')) }];
    }),
  );
  return items.flat();
}

async function releaseHome(host: Host): Promise<void> {
  const engine = await host.engine();
  const objection = await engine.guard.objection();
  if (objection === undefined) return void notify.information(l10n.t('Nothing keeps this home from sending.'));
  const yes = l10n.t('Let It Send');
  const detail = l10n.t('Nothing is sent now, because {0}. Say yes only when no other machine and no other copy of this home sends. What waits is looked for in your folder for sent mail first.', coreWords(objection));
  if ((await notify.warning(l10n.t('Shall this home send mail from now on?'), { modal: true, detail }, yes)) !== yes) return;
  const { releaseStore } = await import('../../core/outbox/release-store.ts');
  const { found, held } = await releaseStore(engine, new AbortController().signal);
  host.changed();
  void notify.information(l10n.t('This home sends from now on. Sent already: {0}. To be decided by you: {1}.', found.length, held.length));
}

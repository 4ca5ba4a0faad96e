// Mail in Activity: accounts, what waits and until when, what nobody knows about. Contexts: account, account.paused, message.doubtful, mail.waiting.
import { l10n } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import { commandId } from '../contributions.ts';
import { counted, timeOf } from './number-words.ts';
import type { Row } from './row.ts';

/** Empty while nothing has been approved and no account is paused. */
export async function mailRows(engine: Engine): Promise<readonly Row[]> {
  const { store, settings, clock } = engine;
  const { accountsOf } = await import('../../core/outbox/accounts.ts');
  const now = clock.now();
  const [counts, pauses, sendings, unknown, held] = await Promise.all([store.outbox.counts(), store.sending.pauses(now), store.sending.since(now - 86_400_000), store.outbox.inState('unknown', 50), store.outbox.inState('held', 50)]);
  if (Object.values(counts).every((count) => count === 0) && pauses.length === 0) return [];
  const accounts = accountsOf(settings).map(({ id, sender }): Row => {
    const pause = pauses.find(({ account }) => account === id);
    const lately = sendings.filter(({ account }) => account === id).length;
    const label = sender?.email ?? settings.sender.email ?? id;
    if (pause === undefined) return { key: `account:${id}`, label, description: l10n.t('{0} sent in the last day', counted(lately)), icon: 'account', context: 'account' };
    const until = pause.until === null ? l10n.t('paused: {0}', pause.reason) : l10n.t('paused until {0}: {1}', timeOf(new Date(pause.until)), pause.reason);
    return { key: `account:${id}`, label, description: until, icon: 'debug-pause', color: 'charts.yellow', context: 'account.paused' };
  });
  const doubtful = [...unknown, ...held.filter(({ phase }) => phase === 'dot_written' || phase === 'accepted')];
  const leads = new Map((await store.leads.many(doubtful.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead.company]));
  return [
    ...accounts,
    ...(counts.queued === 0 ? [] : [await waitingRow(engine, counts.queued)]),
    ...doubtful.map(({ id, emailId, leadId, reason }): Row => ({
      key: `message:${id}`,
      id: emailId,
      label: l10n.t('Did it arrive? {0}', leads.get(leadId) ?? ''),
      description: reason ?? '',
      icon: 'question',
      color: 'charts.yellow',
      context: 'message.doubtful',
      opens: { command: commandId('settleMessage'), arguments: [{ id: emailId }] },
    })),
  ];
}

async function waitingRow(engine: Engine, count: number): Promise<Row> {
  const { dueNow } = await import('../../core/outbox/due-now.ts');
  const { go, held, nextAt } = await dueNow(engine);
  const label = count === 1 ? l10n.t('1 message waits') : l10n.t('{0} messages wait', counted(count));
  const [first] = held;
  const description = go.length > 0 ? l10n.t('{0} may go now', counted(go.length)) : nextAt !== null ? l10n.t('the next one may go at {0}', timeOf(new Date(nextAt))) : (first?.reason ?? '');
  return { key: 'mail/waiting', label, description, icon: 'watch', context: 'mail.waiting', ...(first === undefined ? {} : { id: first.emailId, opens: { command: commandId('whyNotSent'), arguments: [{ id: first.emailId }] } }) };
}

// Mail in Activity: accounts, what waits and until when, what nobody knows about, what came. Contexts: account, account.paused, mailbox.trouble, home.held, message.doubtful, mail.waiting, mail.came, mail.unmatched, received.
import { l10n, MarkdownString } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import type { ReceivedRecord } from '../../core/store/inbox.ts';
import { commandId } from '../contributions.ts';
import { coreWords } from '../host/core-words.ts';
import { inMarkdown } from '../in-markdown.ts';
import { receivedWords } from '../pages/lead/received-words.ts';
import { counted, soonOf, timeOf } from './number-words.ts';
import { receivedLooks } from './received-looks.ts';
import type { Row } from './row.ts';
import { waitWords } from './wait-words.ts';

/** Of what came, so many are shown: all of it stands below, and on the page of each lead. */
const cameShown = 8;
const unmatchedShown = 50;

/** Empty while nothing has been approved and no account is paused. */
export async function mailRows(engine: Engine): Promise<readonly Row[]> {
  const { store, clock } = engine;
  const [counts, pauses] = await Promise.all([store.outbox.counts(), store.sending.pauses(clock.now())]);
  if (Object.values(counts).every((count) => count === 0) && pauses.length === 0) return [];
  const rows = await Promise.all([homeRows(engine), accountRows(engine), doubtfulRows(engine), counts.queued === 0 ? [] : waitingRows(engine, counts.queued), cameRows(engine), unmatchedRows(engine)]);
  return rows.flat();
}

async function homeRows({ guard }: Engine): Promise<readonly Row[]> {
  const objection = await guard.objection();
  if (objection === undefined) return [];
  const label = l10n.t('This home does not send');
  return [{ key: 'mail/home', label, description: coreWords(objection), icon: 'warning', color: 'list.warningForeground', context: 'home.held', opens: { command: commandId('releaseHome'), arguments: [] } }];
}

async function accountRows({ store, settings, clock }: Engine): Promise<readonly Row[]> {
  const { accountsOf, addressOf } = await import('../../core/outbox/accounts.ts');
  const now = clock.now();
  const [pauses, sendings, profile] = await Promise.all([store.sending.pauses(now), store.sending.since(now - 86_400_000), store.profiles.active()]);
  const rows = await Promise.all(
    accountsOf(settings).map(async (each): Promise<readonly Row[]> => {
      const { id, mailbox } = each;
      const pause = pauses.find(({ account }) => account === id);
      const lately = sendings.filter(({ account }) => account === id).length;
      const label = addressOf(settings, each, profile?.profile) ?? id;
      const account: Row =
        pause === undefined
          ? { key: `account:${id}`, label, description: l10n.t('{0} sent in the last day', counted(lately)), icon: 'account', context: 'account' }
          : { key: `account:${id}`, label, description: pause.until === null ? l10n.t('paused: {0}', coreWords(pause.reason)) : l10n.t('paused until {0}: {1}', soonOf(new Date(pause.until)), coreWords(pause.reason)), icon: 'debug-pause', color: 'charts.yellow', context: 'account.paused' };
      const problem = mailbox === null ? null : (await store.inbox.cursor(mailbox)).problem;
      const unread: Row = { key: `mailbox:${id}`, label: l10n.t('Answers cannot be read'), description: coreWords(problem ?? ''), icon: 'warning', color: 'list.warningForeground', context: 'mailbox.trouble', opens: { command: commandId('showLog'), arguments: [] } };
      return problem === null ? [account] : [account, unread];
    }),
  );
  return rows.flat();
}

async function doubtfulRows({ store }: Engine): Promise<readonly Row[]> {
  const [unknown, held] = await Promise.all([store.outbox.inState('unknown', 50), store.outbox.inState('held', 50)]);
  const doubtful = [...unknown, ...held.filter(({ phase }) => phase === 'dot_written' || phase === 'accepted')];
  const companies = await companiesOf(store, doubtful);
  return doubtful.map(({ id, emailId, leadId, reason }) => ({
    key: `message:${id}`,
    id: emailId,
    label: l10n.t('Did it arrive? {0}', companies.get(leadId) ?? ''),
    description: coreWords(reason ?? ''),
    icon: 'question',
    color: 'charts.yellow',
    context: 'message.doubtful',
    opens: { command: commandId('settleMessage'), arguments: [{ id: emailId }] },
  }));
}

async function waitingRows(engine: Engine, count: number): Promise<readonly Row[]> {
  const { waitsInQueue } = await import('../../core/outbox/waits.ts');
  const waits = await waitsInQueue(engine);
  const next = waits.find(({ rule }) => rule === null) ?? waits.filter(({ clearsAt }) => clearsAt !== null).toSorted((left, right) => (left.clearsAt ?? 0) - (right.clearsAt ?? 0))[0] ?? waits[0];
  const label = count === 1 ? l10n.t('1 message waits') : l10n.t('{0} messages wait', counted(count));
  if (next === undefined) return [{ key: 'mail/waiting', label, icon: 'watch', context: 'mail.waiting' }];
  const description = next.rule === null ? l10n.t('the next one goes with the next sending') : next.clearsAt !== null ? l10n.t('the next one may go {0}', soonOf(new Date(next.clearsAt))) : coreWords(next.reason ?? '');
  const tooltip = () => new MarkdownString(waitWords(next).sentences.map(inMarkdown).join('\n\n'));
  return [{ key: 'mail/waiting', label, description, icon: 'watch', context: 'mail.waiting', id: next.emailId, opens: { command: commandId('whyNotSent'), arguments: [{ id: next.emailId }] }, tooltip }];
}

async function cameRows(engine: Engine): Promise<readonly Row[]> {
  if ((await newestCame(engine)).length === 0) return [];
  return [{ key: 'mail/came', label: l10n.t('What came'), icon: 'inbox', context: 'mail.came', open: true, children: () => receivedRows(engine) }];
}

async function receivedRows(engine: Engine): Promise<readonly Row[]> {
  const came = await newestCame(engine);
  const companies = await companiesOf(engine.store, came.flatMap(({ leadId }) => (leadId === null ? [] : [{ leadId }])));
  return came.map((record) => receivedRow(record, companies.get(record.leadId ?? 0)));
}

/** What came and belongs to none of our messages. Closed: somebody else's mail is not what this window is about. */
async function unmatchedRows({ store }: Engine): Promise<readonly Row[]> {
  const newest = () => store.inbox.newest({ unmatched: true, limit: unmatchedShown });
  if ((await newest()).length === 0) return [];
  return [{ key: 'mail/unmatched', label: l10n.t('Belongs to none of your messages'), icon: 'mail', context: 'mail.unmatched', children: async () => (await newest()).map(unmatchedRow) }];
}

function unmatchedRow(record: ReceivedRecord): Row {
  const { id, subject, receivedAt } = record;
  const description = [receivedWords(record, l10n), subject ?? '', timeOf(new Date(receivedAt))].filter((part) => part !== '').join(' · ');
  return { ...receivedRow(record, undefined), description, opens: { command: commandId('openReceived'), arguments: [{ id }] } };
}

async function newestCame({ store }: Engine): Promise<readonly ReceivedRecord[]> {
  return (await store.inbox.newest({ limit: 100 })).filter(({ leadId }) => leadId !== null).slice(0, cameShown);
}

export function receivedRow(record: ReceivedRecord, company: string | undefined): Row {
  const { id, leadId, sender, text, receivedAt } = record;
  const what = receivedWords(record, l10n);
  const label = company ?? sender ?? l10n.t('A mail server');
  return {
    key: `received:${id}`,
    label,
    description: `${what} · ${timeOf(new Date(receivedAt))}`,
    ...receivedLooks(record),
    context: 'received',
    ...(leadId === null ? {} : { opens: { command: commandId('openLead'), arguments: [{ id: leadId }] } }),
    tooltip: () => new MarkdownString([`${label}: ${what}`, (text ?? '').slice(0, 1_000)].map(inMarkdown).join('\n\n')),
  };
}

async function companiesOf(store: Engine['store'], about: readonly { readonly leadId: number }[]): Promise<ReadonlyMap<number, string>> {
  return new Map((await store.leads.many(about.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead.company]));
}

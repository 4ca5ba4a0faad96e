// Drafts by the many, and sending what was approved.
import { commands, l10n, ProgressLocation, type QuickPickItem, ThemeIcon, window } from 'vscode';
import type { Engine } from '../../core/engine.ts';
import { isOutreachError, type OutreachError, reasonOf } from '../../core/errors.ts';
import type { SendReport } from '../../core/outbox/send-approved.ts';
import type { OutboxMessage } from '../../core/store/outbox.ts';
import { commandId } from '../contributions.ts';
import { savedFirst } from '../drafts/shown-draft.ts';
import { coreWords } from '../host/core-words.ts';
import { errorWords } from '../host/error-words.ts';
import type { Host } from '../host/host.ts';
import { notify } from '../host/notify.ts';
import { tellError, telling } from '../host/tell-error.ts';
import { draftItems, namedOnes } from './choose.ts';

interface Refused {
  readonly id: number;
  readonly reason: string;
  /** Something around the draft is to be changed, not the draft. */
  readonly because?: OutreachError;
}

export interface Decided {
  readonly done: readonly number[];
  readonly refused: readonly Refused[];
}

/** A person mends these in the draft, or has decided otherwise meanwhile. */
const aboutTheDraft = /^(?:draft_blocked|edit_stale|email_begun|email_closed|not_found)$/;

export function registerMailCommands(host: Host): void {
  host.context.subscriptions.push(
    commands.registerCommand(commandId('approveDrafts'), (named: unknown, selection?: unknown) => telling(host, () => approveDrafts(host, namedOnes(named, selection)))),
    commands.registerCommand(commandId('rejectDrafts'), (named: unknown, selection?: unknown) => telling(host, () => rejectDrafts(host, namedOnes(named, selection)))),
    commands.registerCommand(commandId('sendApproved'), (named: unknown, selection?: unknown) => telling(host, () => sendApproved(host, namedOnes(named, selection)))),
  );
}

async function approveDrafts(host: Host, named: readonly number[] | undefined): Promise<Decided | undefined> {
  const engine = await host.engine();
  const ids = named ?? (await pickDrafts(engine, l10n.t('Approve Drafts'), l10n.t('Each is approved as it stands. Nothing is sent yet.')));
  if (ids === undefined || ids.length === 0) return undefined;
  const { approveDraft } = await import('../../core/review/decide-draft.ts');
  const decided = await decideEach(host, l10n.t('Approving drafts'), ids, async (id) => {
    if (!(await savedFirst(id))) throw new Error(l10n.t('What you wrote in it could not be saved.'));
    return approveDraft(engine, id);
  });
  tellDecided(host, decided, decided.done.length === 1 ? l10n.t('1 draft is approved.') : l10n.t('{0} drafts are approved.', decided.done.length), decided.done.length > 0 ? { label: l10n.t('Send…'), act: () => commands.executeCommand(commandId('sendApproved'), decided.done.map((id) => ({ id }))) } : undefined);
  return decided;
}

async function rejectDrafts(host: Host, named: readonly number[] | undefined): Promise<Decided | undefined> {
  const engine = await host.engine();
  const ids = named ?? (await pickDrafts(engine, l10n.t('Reject Drafts'), l10n.t('Their leads are free for other drafts.')));
  if (ids === undefined || ids.length === 0) return undefined;
  const reason = await window.showInputBox({ title: ids.length === 1 ? l10n.t('Reject 1 draft') : l10n.t('Reject {0} drafts', ids.length), prompt: l10n.t('Why? It is kept with the draft. Press Enter without a reason, or Escape to keep the drafts.') });
  if (reason === undefined) return undefined;
  const { rejectDraft } = await import('../../core/review/decide-draft.ts');
  const decided = await decideEach(host, l10n.t('Rejecting drafts'), ids, (id) => rejectDraft(engine, id, reason.trim() === '' ? null : reason.trim()));
  tellDecided(host, decided, decided.done.length === 1 ? l10n.t('1 draft is rejected.') : l10n.t('{0} drafts are rejected.', decided.done.length));
  return decided;
}

/** Those that can be approved as they stand are chosen already. */
async function pickDrafts(engine: Engine, title: string, placeHolder: string): Promise<readonly number[] | undefined> {
  const items = await draftItems(engine);
  if (items.length === 0) {
    void notify.information(l10n.t('No drafts wait for you.'));
    return undefined;
  }
  const picked = await window.showQuickPick(items.map((item) => ({ ...item, picked: item.isReady })), { title, placeHolder, canPickMany: true, matchOnDescription: true });
  return picked?.map(({ id }) => id);
}

/** One after the other; what is refused keeps nobody else from being decided. */
async function decideEach(host: Host, title: string, ids: readonly number[], decide: (id: number) => Promise<unknown>): Promise<Decided> {
  const done: number[] = [];
  const refused: Refused[] = [];
  await window.withProgress({ location: ids.length > 5 ? ProgressLocation.Notification : ProgressLocation.Window, title, cancellable: true }, async (progress, token) => {
    for (const id of ids) {
      if (token.isCancellationRequested) break;
      try {
        await decide(id);
        done.push(id);
      } catch (thrown) {
        refused.push({ id, reason: isOutreachError(thrown) ? errorWords(thrown).message : reasonOf(thrown), ...(isOutreachError(thrown) && !aboutTheDraft.test(thrown.code) ? { because: thrown } : {}) });
      }
      progress.report({ message: `${done.length + refused.length} / ${ids.length}`, increment: 100 / ids.length });
    }
  });
  host.changed();
  return { done, refused };
}

function tellDecided(host: Host, { refused }: Decided, text: string, next?: { readonly label: string; readonly act: () => Thenable<unknown> }): void {
  const [first] = refused;
  const open = l10n.t('Open Draft');
  if (first === undefined) {
    const shown = next === undefined ? notify.information(text) : notify.information(text, next.label);
    void shown.then((label) => (label === undefined ? undefined : next?.act()));
    return;
  }
  if (first.because !== undefined) return tellError(host, first.because);
  const others = refused.length > 1 ? ` ${l10n.t('And {0} more.', refused.length - 1)}` : '';
  void notify.warning(`${text} ${first.reason}${others}`, open).then((label) => (label === open ? commands.executeCommand(commandId('openDraft'), { id: first.id }) : undefined));
}

/** Asks once, with the number and the way they go; then each approved message goes out once, from the one window that sends. */
async function sendApproved(host: Host, emailIds: readonly number[] | undefined): Promise<SendReport | undefined> {
  const engine = await host.engine();
  const queued = (await engine.store.outbox.inState('queued', 10_000)).filter(({ emailId }) => emailIds === undefined || emailIds.includes(emailId));
  const due = queued.filter(({ dueAt }) => dueAt !== null && dueAt <= engine.clock.now());
  if (due.length === 0) {
    tellNothingToSend(queued.length);
    return undefined;
  }
  if (!(await confirmed(engine, due))) return undefined;
  const report = await window.withProgress({ location: ProgressLocation.Notification, title: sendingTitle(host), cancellable: true }, (progress, token) => {
    const stopping = new AbortController();
    token.onCancellationRequested(() => stopping.abort(Object.assign(new Error('stopped by you'), { name: 'StoppedByPerson' })));
    const onSent = ({ to }: { readonly to: string }) => progress.report({ message: to, increment: 100 / due.length });
    return host.sending.send({ emailIds: due.map(({ emailId }) => emailId), onSent }, stopping.signal);
  });
  host.changed();
  tellSent(report, new Set(due.map(({ emailId }) => emailId)));
  return report;
}

function tellNothingToSend(waiting: number): void {
  const review = l10n.t('Review');
  const text = waiting === 0 ? l10n.t('Nothing is approved and unsent.') : l10n.t('Nothing is due now. Approved, and sent when the time comes: {0}.', waiting);
  void notify.information(text, review).then((label) => (label === review ? commands.executeCommand('outreach.review.focus') : undefined));
}

async function confirmed({ settings }: Engine, due: readonly OutboxMessage[]): Promise<boolean> {
  const [first] = due;
  const count = due.length;
  const to = due.slice(0, 3).map(({ recipient }) => recipient ?? '').join(', ') + (count > 3 ? l10n.t(' and {0} more', count - 3) : '');
  const items: readonly (QuickPickItem & { readonly send: boolean })[] = [
    { label: count === 1 ? l10n.t('Send 1 message now') : l10n.t('Send {0} messages now', count), iconPath: new ThemeIcon('send'), description: to, detail: wayOf(settings.transport, first?.sender ?? ''), send: true },
    { label: l10n.t('Do not send'), iconPath: new ThemeIcon('close'), description: l10n.t('They stay approved.'), send: false },
  ];
  const title = count === 1 ? l10n.t('Send 1 approved message?') : l10n.t('Send {0} approved messages?', count);
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.send === true;
}

function wayOf(transport: string, sender: string): string {
  return transport === 'file' ? l10n.t('As files in the outbox folder: no mail leaves this machine.') : l10n.t('By {0}, from {1}', transport, sender);
}

function sendingTitle({ sending }: Host): string {
  const log = `([${l10n.t('Show Log')}](command:${commandId('showLog')}))`;
  return sending.isOurs || sending.holder === undefined ? `${l10n.t('Sending')} ${log}` : `${l10n.t('Another window (“{0}”) sends', sending.holder.who)} ${log}`;
}

function tellSent({ sent, held }: SendReport, meant: ReadonlySet<number>): void {
  const text = sent.length === 1 ? l10n.t('1 message is sent.') : l10n.t('{0} messages are sent.', sent.length);
  const [first, ...others] = held.filter(({ emailId }) => meant.has(emailId));
  if (first === undefined) {
    void notify.information(text);
    return;
  }
  const why = l10n.t('Why Not Sent');
  const more = others.length > 0 ? ` ${l10n.t('And {0} more.', others.length)}` : '';
  void notify.warning(`${text} ${l10n.t('One was not: {0}.', coreWords(first.reason))}${more}`, why).then((label) => (label === why ? commands.executeCommand(commandId('whyNotSent'), { id: first.emailId }) : undefined));
}

// A draft as a row of the review queue. Contexts: draft.ready, draft.blocked (cannot be approved yet), draft.approved (waits to be sent), draft.held (approved, and held back), draft.sent.
import { l10n, MarkdownString } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Wait } from '../../core/outbox/waits.ts';
import type { QueuedDraft } from '../../core/store/review-queue.ts';
import { coreHelp, coreWords } from '../host/core-words.ts';
import { inMarkdown } from '../in-markdown.ts';
import { timeOf } from './number-words.ts';
import type { Row } from './row.ts';
import { waitWords } from './wait-words.ts';

/** How a draft stands, for those who look at the queue. */
type Standing = 'ready' | 'blocked' | 'approved' | 'held' | 'sent';

const looks: Readonly<Record<Standing, { readonly icon: string; readonly color?: string }>> = {
  ready: { icon: 'mail', color: 'charts.blue' },
  blocked: { icon: 'warning', color: 'list.warningForeground' },
  approved: { icon: 'clock', color: 'charts.purple' },
  held: { icon: 'error', color: 'list.errorForeground' },
  sent: { icon: 'pass', color: 'charts.green' },
};

/** `wait` is what is known of when its message may go. */
export function draftRow(draft: QueuedDraft, subject: string, checked: boolean, wait?: Wait): Row {
  const { id, company, person, address, match } = draft;
  const standing = standingOf(draft);
  const waits = standing === 'approved' && wait !== undefined && draft.outbox?.state === 'queued' ? waitWords(wait) : undefined;
  const said = waits?.short ?? saidOf(draft, standing);
  const isYourTurn = waits !== undefined && wait?.rule !== null && wait?.clearsAt === null;
  const matched = match === null ? null : l10n.t('match {0}', Math.round(match));
  return {
    key: `draft:${id}`,
    id,
    label: company,
    // What tells rows apart comes first: a narrow sidebar cuts the rest.
    description: [beginningOf(draft, standing, said), person ?? address ?? l10n.t('no address')].filter((words) => words !== null).join(' · '),
    ...looks[standing],
    ...(isYourTurn ? { icon: 'debug-pause', color: 'list.warningForeground' } : {}),
    context: `draft.${standing}`,
    spoken: [company, person, matched, said].filter((words) => words !== null).join(', '),
    opens: { command: commandId('openDraft'), arguments: [{ id }] },
    ...(standing === 'ready' || standing === 'blocked' ? { checked } : {}),
    tooltip: () => draftTooltip(draft, subject, said, waits?.sentences),
  };
}

function standingOf({ status, blockedBy, outbox }: QueuedDraft): Standing {
  if (status === 'sent') return 'sent';
  if (status === 'approved') return outbox?.state === 'queued' || outbox?.state === 'sending' ? 'approved' : 'held';
  return blockedBy.length > 0 ? 'blocked' : 'ready';
}

function beginningOf({ match, changedAt }: QueuedDraft, standing: Standing, said: string): string | null {
  if (standing === 'sent') return timeOf(new Date(changedAt));
  if (standing !== 'ready') return said;
  return match === null ? null : String(Math.round(match));
}

function saidOf({ blockedBy, outbox }: QueuedDraft, standing: Standing): string {
  switch (standing) {
    case 'ready':
      return l10n.t('ready for your approval');
    case 'blocked':
      return blockedBy.length === 1 ? l10n.t('1 place to mend') : l10n.t('{0} places to mend', blockedBy.length);
    case 'approved':
      return outbox?.state === 'sending' ? l10n.t('being sent') : l10n.t('waits to be sent');
    case 'held':
      return outbox?.state === 'unknown' ? l10n.t('nobody knows whether it arrived') : l10n.t('held back');
    case 'sent':
      return l10n.t('sent');
  }
}

function draftTooltip({ company, person, address, blockedBy, outbox }: QueuedDraft, subject: string, said: string, sentences: readonly string[] | undefined): MarkdownString {
  const to = [person, company, address ?? l10n.t('no address yet')].filter((words) => words !== null).join(', ');
  const standing = `${said.slice(0, 1).toUpperCase()}${said.slice(1)}${outbox?.reason == null ? '' : `: ${coreWords(outbox.reason)}`}`;
  const problems = blockedBy.map(({ message, help }) => `- $(warning) ${inMarkdown(`${coreWords(message)} ${coreHelp(help)}`)}`);
  return new MarkdownString([`**${inMarkdown(subject)}**`, inMarkdown(l10n.t('To {0}', to)), ...(sentences ?? [standing]).map(inMarkdown), problems.join('\n')].join('\n\n'), true);
}

// The review queue: what waits for approval, what waits to be sent, what was sent. Contexts: queue.drafted, queue.approved, queue.sent; those of draft-row.ts; more.
import { l10n } from 'vscode';
import type { EmailStatus } from '../../core/domain/draft.ts';
import type { Wait } from '../../core/outbox/waits.ts';
import { draftRow } from './draft-row.ts';
import { moreRow } from './more-row.ts';
import { counted, draftsWords } from './number-words.ts';
import type { PagesShown } from './pages-shown.ts';
import type { Row } from './row.ts';
import type { WithStore } from './with-store.ts';

export interface ReviewShown {
  /** Ids of the drafts with a mark in their box. */
  readonly checked: ReadonlySet<number>;
  readonly pages: PagesShown;
  /** When the messages may go that are approved and wait. */
  readonly waits?: () => Promise<readonly Wait[]>;
}

const pageLength = 200;

type Queue = Exclude<EmailStatus, 'rejected'>;

export async function reviewRows({ store }: WithStore, { checked, pages, waits }: ReviewShown): Promise<readonly Row[]> {
  const counts = await store.emails.counts();
  return [
    queue('drafted', l10n.t('To review'), 'inbox', true),
    queue('approved', l10n.t('Approved'), 'clock', true),
    queue('sent', l10n.t('Sent'), 'check-all', false),
  ].flat();

  function queue(status: Queue, label: string, icon: string, open: boolean): readonly Row[] {
    const count = counts[status];
    if (count === 0) return [];
    const key = `queue:${status}`;
    return [{ key, label, description: counted(count), icon, context: `queue.${status}`, spoken: `${label}, ${draftsWords(count)}`, open, children: () => drafts(key, status) }];
  }

  async function drafts(key: string, status: Queue): Promise<readonly Row[]> {
    const { chosenSubject } = await import('../../core/outbox/chosen-subject.ts');
    const { items, next } = await pages.read(key, async (after) => {
      const limit = Number(after ?? 0) + pageLength;
      // One more than is shown tells whether there is more; the queue is short enough to be read from its beginning.
      const read = await store.reviewQueue.list(status, limit + 1);
      return { items: read.slice(limit - pageLength, limit), next: read.length > limit ? String(limit) : null };
    });
    const first = status === 'approved' ? ((await waits?.()) ?? []).filter(({ step }) => step === 'first') : [];
    const waitOf = new Map(first.map((wait) => [wait.emailId, wait]));
    const rows = [...new Map(items.map((draft) => [draft.id, draftRow(draft, chosenSubject(draft), checked.has(draft.id), waitOf.get(draft.id))])).values()];
    return next === null ? rows : [...rows, moreRow(key, rows.length)];
  }
}

import type { MailKind } from '../../core/domain/mail-reading.ts';
import type { ReceivedRecord } from '../../core/store/inbox.ts';

interface Look {
  readonly icon: string;
  readonly color?: string;
}

const looks: Readonly<Record<MailKind, Look>> = {
  reply: { icon: 'reply' },
  bounce: { icon: 'discard', color: 'list.warningForeground' },
  complaint: { icon: 'report', color: 'list.errorForeground' },
  'auto-reply': { icon: 'history' },
  'opt-out': { icon: 'circle-slash', color: 'list.warningForeground' },
  other: { icon: 'mail' },
};

/** The icon of what came: green for who wants to go on. */
export function receivedLooks({ kind, intent }: Pick<ReceivedRecord, 'kind' | 'intent'>): Look {
  if (kind !== 'reply') return looks[kind];
  if (intent === 'no' || intent === 'opt-out') return { icon: 'circle-slash' };
  return intent === 'interested' || intent === 'question' || intent === 'referral' ? { ...looks.reply, color: 'charts.green' } : looks.reply;
}

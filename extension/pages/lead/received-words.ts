import type { Intent } from '../../../core/domain/mail-reading.ts';
import type { ReceivedRecord } from '../../../core/store/inbox.ts';
import type { Words } from '../words.ts';

/** What a message that came is, in a few words. */
export function receivedWords({ kind, intent, recipients, returnsOn }: Pick<ReceivedRecord, 'kind' | 'intent' | 'recipients' | 'returnsOn'>, l10n: Pick<Words, 't'>): string {
  switch (kind) {
    case 'bounce':
      return bounceWords(recipients[0], l10n);
    case 'complaint':
      return l10n.t('Reported as spam');
    case 'auto-reply':
      return returnsOn === null ? l10n.t('Automatic answer') : l10n.t('Automatic answer: back on {0}', returnsOn);
    case 'opt-out':
      return l10n.t('Wants no more mail');
    case 'reply':
      return intentWords(intent ?? 'unclear', l10n);
    case 'other':
      return l10n.t('Other mail');
  }
}

/** What somebody who answered wants; a word that is not known is an answer like any other. */
export function intentWords(intent: string, l10n: Pick<Words, 't'>): string {
  const words: Readonly<Record<Intent, string>> = {
    interested: l10n.t('Interested'),
    'not-now': l10n.t('Not now'),
    no: l10n.t('No, thank you'),
    referral: l10n.t('Names somebody else'),
    question: l10n.t('A question'),
    'opt-out': l10n.t('Wants no more mail'),
    unclear: l10n.t('An answer'),
  };
  return (words as Readonly<Record<string, string>>)[intent] ?? words.unclear;
}

function bounceWords(reported: ReceivedRecord['recipients'][number] | undefined, l10n: Pick<Words, 't'>): string {
  switch (reported?.fault) {
    case 'recipient':
      return l10n.t('Came back: the address does not take mail');
    case 'sender':
      return l10n.t('Came back: their server does not trust yours');
    case 'content':
      return l10n.t('Came back: refused for what is in it');
    case 'transient':
      return reported.action === 'retry' ? l10n.t('Delayed, and tried again by the servers') : l10n.t('Came back: their server could not take it');
    default:
      return l10n.t('Came back');
  }
}

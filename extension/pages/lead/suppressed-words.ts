import type { Suppressed } from '../../../core/store/suppression.ts';
import type { Words } from '../words.ts';

/** Why an address is never written to, in a few words; a reason that is not known is told as it is. */
export function suppressedWords({ reason }: Pick<Suppressed, 'reason'>, l10n: Pick<Words, 't'>): string {
  const words: Readonly<Record<string, string>> = {
    unsubscribed: l10n.t('They asked not to be written to.'),
    complaint: l10n.t('They reported a message as spam.'),
    gone: l10n.t('Mail to this address came back.'),
    forgotten: l10n.t('They were forgotten at their request.'),
    expired: l10n.t('They had been kept longer than you keep people.'),
  };
  return words[reason] ?? reason;
}

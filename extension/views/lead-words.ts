import { l10n } from 'vscode';
import type { LeadStatus } from '../../core/domain/lead.ts';

export interface StatusLook {
  readonly icon: string;
  readonly color?: string;
  words(): string;
}

/** How each status of a lead is called and looks, in the order in which a lead goes through them. */
export const leadStatusLooks: Readonly<Record<LeadStatus, StatusLook>> = {
  discovered: { icon: 'circle-outline', words: () => l10n.t('Found') },
  researching: { icon: 'search', words: () => l10n.t('Researching') },
  matched: { icon: 'target', color: 'charts.blue', words: () => l10n.t('Matched') },
  drafted: { icon: 'edit', color: 'charts.purple', words: () => l10n.t('Drafted') },
  sent: { icon: 'mail', color: 'charts.orange', words: () => l10n.t('Sent') },
  replied: { icon: 'reply', color: 'charts.green', words: () => l10n.t('Replied') },
};

import { env, l10n } from 'vscode';

const numbers = new Intl.NumberFormat(env.language);
const today = new Intl.DateTimeFormat(env.language, { timeStyle: 'short' });
const earlier = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' });

/** `12,000`, as the editor's language writes it. */
export function counted(count: number): string {
  return numbers.format(count);
}

export function leadsWords(count: number): string {
  return count === 1 ? l10n.t('1 lead') : l10n.t('{0} leads', counted(count));
}

export function draftsWords(count: number): string {
  return count === 1 ? l10n.t('1 draft') : l10n.t('{0} drafts', counted(count));
}

/** The time of what happened today, with the day of what happened before. */
export function timeOf(at: Date, now = new Date()): string {
  return (at.toDateString() === now.toDateString() ? today : earlier).format(at);
}

import { env, l10n } from 'vscode';

const numbers = new Intl.NumberFormat(env.language);
const today = new Intl.DateTimeFormat(env.language, { timeStyle: 'short' });
const soon = new Intl.DateTimeFormat(env.language, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
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

/** The time of what comes today, with the weekday of what comes within six days, and the day of what comes later. */
export function soonOf(at: Date, now = new Date()): string {
  const days = (at.getTime() - now.getTime()) / 86_400_000;
  return at.toDateString() !== now.toDateString() && days > 0 && days < 6 ? soon.format(at) : timeOf(at, now);
}

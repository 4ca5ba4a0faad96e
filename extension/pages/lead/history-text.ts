import type { Moment } from '../../../core/kernel/hooks.ts';
import type { Decision } from '../../../core/store/campaigns.ts';
import type { HistoryEntry } from '../../../core/store/lead-history.ts';
import type { Words } from '../words.ts';
import { intentWords } from './received-words.ts';

/** What happened, as a sentence; the words that go with it are not in it. */
export function historyText(entry: HistoryEntry, l10n: Words): string {
  if (entry.kind === 'told') return momentText(entry.what, entry.note, l10n);
  if (entry.kind === 'decided') return decisionText(entry.what, l10n);
  if (entry.kind === 'received') return receivedText(entry.what, l10n);
  return { refused: l10n.t('The message was refused'), unknown: l10n.t('Nobody knows whether the message was accepted'), released: l10n.t('The message was not sent yet') }[entry.what];
}

/** The words that go with it, where the sentence does not say them, and no other part of the page does. */
export function historyNote({ kind, what, note }: HistoryEntry): string | null {
  const inSentence: readonly string[] = ['leadDiscovered', 'briefReady', 'matchScored', 'followUpQueued', 'replyReceived'];
  if (kind === 'received') return null;
  return kind === 'told' && inSentence.includes(what) ? null : note;
}

export function decisionText(decision: Decision, l10n: Words): string {
  return { pending: l10n.t('Waits for your decision'), accepted: l10n.t('Accepted'), rejected: l10n.t('Rejected'), deferred: l10n.t('Put off') }[decision];
}

function receivedText(kind: string, l10n: Words): string {
  const words: Readonly<Record<string, string>> = { bounce: l10n.t('A message came back'), complaint: l10n.t('They reported it as spam'), 'auto-reply': l10n.t('An automatic answer came') };
  return words[kind] ?? l10n.t('Mail came in');
}

function momentText(moment: Moment, note: string | null, l10n: Words): string {
  const words = note ?? '';
  return {
    leadDiscovered: l10n.t('Found by {0}', words),
    briefReady: words === 'deep' ? l10n.t('The company was researched in depth') : l10n.t('A first look was taken'),
    matchScored: l10n.t('Matched with {0} of 100', l10n.number(Math.round(Number(words)))),
    emailDrafted: l10n.t('A draft was written'),
    emailApproved: l10n.t('You approved the draft'),
    emailSent: l10n.t('The message was sent'),
    emailOpened: l10n.t('The message was opened, perhaps by a program'),
    replyReceived: l10n.t('A reply came ({0})', intentWords(words, l10n)),
    followUpQueued: l10n.t('A follow-up waits for day {0}', words),
    agentCompleted: l10n.t('A step failed'),
    campaignChanged: l10n.t('The campaign changed'),
  }[moment];
}

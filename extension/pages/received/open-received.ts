import { env, l10n, type QuickPickItem } from 'vscode';
import type { Engine } from '../../../core/engine.ts';
import { createError } from '../../../core/errors.ts';
import { chosen } from '../../commands/choose.ts';
import { coreWords } from '../../host/core-words.ts';
import type { Host } from '../../host/host.ts';
import { showPage } from '../../setup/show-page.ts';
import { timeOf } from '../../views/number-words.ts';
import { receivedWords } from '../lead/received-words.ts';
import { wordsIn } from '../words.ts';
import { renderUnmatched } from './render-unmatched.ts';

/** A page about a message that belongs to none of ours; an answer is read on the page of its lead. Rejects with `not_found`. */
export async function openReceived(host: Host, named: unknown): Promise<void> {
  const engine = await host.engine();
  const id = await chosen(named, l10n.t('Which message?'), () => unmatchedItems(engine));
  if (id === undefined) return;
  const received = await engine.store.inbox.find(id);
  if (received === undefined) throw createError('not_found', { what: 'received message', id });
  showPage(host, { title: received.sender ?? l10n.t('A mail server'), content: renderUnmatched(received, wordsIn(env.language, l10n.t, coreWords)) });
}

async function unmatchedItems({ store }: Engine): Promise<readonly (QuickPickItem & { readonly id: number })[]> {
  const unmatched = await store.inbox.newest({ unmatched: true });
  return unmatched.map((received) => ({ id: received.id, label: received.sender ?? l10n.t('A mail server'), description: `${receivedWords(received, l10n)} · ${timeOf(new Date(received.receivedAt))}`, detail: received.subject ?? '' }));
}

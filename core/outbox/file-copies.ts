// Copies of what was sent, for the folder in which people look for it: where the mail server does not put them there by itself.
import { reasonOf } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { accountNamed } from './accounts.ts';
import { readingLeftToEditor } from './left-to-editor.ts';
import { sentFolderOf } from './sent-folder-of.ts';

/** A copy that cannot be filed now is filed later: it keeps nothing from being sent. */
export async function fileCopies(parts: EngineParts, signal: AbortSignal): Promise<void> {
  const { store, log } = parts;
  const failing = new Set<string>();
  // One at a time: each stands in memory with all its bytes.
  const next = async (after: number) => (await store.outbox.copiesDue({ after, limit: 1 }))[0];
  for (let message = await next(0); message !== undefined; message = await next(message.id)) {
    if (signal.aborted) return;
    if (failing.has(message.account) || readingLeftToEditor(parts, accountNamed(parts.settings, message.account)) !== undefined) continue;
    try {
      await sentFolderOf(parts, message.account)?.file(message.bytes, signal);
      await store.outbox.copyFiled(message.id);
    } catch (thrown) {
      log('outreach').warn(`The copy of message ${message.id} could not be put into the folder for sent mail yet: ${reasonOf(thrown)}`);
      failing.add(message.account);
    }
  }
}

import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { Account } from './accounts.ts';

/** A follow-up to somebody who has answered meanwhile is worse than a late one. Milliseconds. */
const freshEnough = 15 * 60_000;

/** Why nobody knows whether they have answered; undefined when that is known, or when the user wants follow-ups to go all the same. */
export async function answersUnread({ store, clock, kernel, settings }: Pick<EngineParts, 'store' | 'clock' | 'kernel' | 'settings'>, { mailbox, transport }: Account): Promise<string | undefined> {
  if (mailbox === null) {
    const isLocal = kernel.transports.has(transport) && kernel.transports.get(transport).isLocal === true;
    return isLocal || settings.sending.followUpsUnread ? undefined : 'no mailbox is set up in which answers could be read: follow-ups wait until there is one, or until "sending.followUpsUnread" says that they go all the same';
  }
  const { polledAt, problem } = await store.inbox.cursor(mailbox);
  return polledAt === null || problem !== null || Math.abs(clock.now() - polledAt) > freshEnough ? 'whether they have answered could not be read for a while: follow-ups wait until it can' : undefined;
}

import type { EngineParts } from '../orchestrator/engine-parts.ts';

/** A follow-up to somebody who has answered meanwhile is worse than a late one. Milliseconds. */
const freshEnough = 15 * 60_000;

/** Whether a mailbox that is set up could not be read for a while; false where there is none. */
export async function answersUnread({ store, clock }: Pick<EngineParts, 'store' | 'clock'>, mailbox: string | null): Promise<boolean> {
  if (mailbox === null) return false;
  const { polledAt, problem } = await store.inbox.cursor(mailbox);
  return polledAt === null || problem !== null || Math.abs(clock.now() - polledAt) > freshEnough;
}

import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';
import type { ThreadState } from '../snapshot.ts';

/** A person who answered or said no gets nothing more of this thread by itself, nor does an address from which a message came back. */
export const threadOver: PolicyRule = {
  rule: 'thread-over',
  looksAt: 'message',
  until: (_snapshot, { thread }) => (thread.replied || thread.bounced || thread.optedOut ? untilChanged : notHeld),
  says: (_snapshot, { thread }) => ({ message: whatEnded(thread), clears: 'Nothing: it is not sent any more. Answer by hand if you want to.' }),
};

function whatEnded({ optedOut, replied }: ThreadState): string {
  if (optedOut) return 'This person asked not to be written to.';
  return replied ? 'This person has answered.' : 'An earlier message to this person came back.';
}

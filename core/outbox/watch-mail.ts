// Looks after mail for as long as a program runs: round after round, as soon as something may go or has come.
import { reasonOf } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { accountsOf } from './accounts.ts';
import { readingLeftToEditor } from './left-to-editor.ts';
import { type MailRound, mailRound, type RoundRequest } from './mail-round.ts';

export interface MailWatch extends Pick<RoundRequest, 'onlyMail' | 'onSent'> {
  /** Breaks off whatever is under way. */
  readonly signal: AbortSignal;
  /** Ends it after what is under way. */
  readonly enough?: AbortSignal;
  /** Whether this program may look after mail now: only one of a home does. Asked before each round. */
  readonly isOurs: () => Promise<boolean>;
  readonly onRound: (round: MailRound) => void | Promise<void>;
}

/** Between two looks at the queue, at most and at least, in milliseconds. */
const longestPause = 30_000;
const shortestPause = 1_000;

/** Resolves when it is `enough`; rejects with the signal's reason, and with what the store says when it fails. */
export async function watchMail(parts: EngineParts, { signal, enough = new AbortController().signal, isOurs, onRound, ...request }: MailWatch): Promise<void> {
  const over = AbortSignal.any([signal, enough]);
  let pollNow = true;
  let wokenAt = Number.NEGATIVE_INFINITY;
  while (!enough.aborted) {
    signal.throwIfAborted();
    let pause = longestPause;
    if (await isOurs()) {
      const round = await mailRound(parts, signal, { ...request, enough, pollNow });
      await onRound(round);
      if (round.nextAt !== null) pause = Math.min(pause, Math.max(shortestPause, round.nextAt - parts.clock.now()));
      pollNow = await somethingCame(parts, pause, over);
      if (!pollNow) continue;
      // A mailbox that always says that something came must not keep the machine busy.
      const early = wokenAt + shortestPause - parts.clock.now();
      if (early > 0) await parts.clock.sleep(Math.min(early, shortestPause), over).catch(() => undefined); // the loop looks why
      wokenAt = parts.clock.now();
    } else {
      await parts.clock.sleep(shortestPause * 3, over).catch(() => undefined); // the loop looks why
    }
  }
}

/** True as soon as a mailbox says that something may have come; false when the time is over. */
async function somethingCame(parts: EngineParts, milliseconds: number, over: AbortSignal): Promise<boolean> {
  const { kernel, settings, clock, log } = parts;
  const stopping = new AbortController();
  const signal = AbortSignal.any([over, stopping.signal]);
  const mailboxes = [...new Set(accountsOf(settings).filter((account) => readingLeftToEditor(parts, account) === undefined).flatMap(({ mailbox }) => (mailbox !== null && kernel.mailboxes.has(mailbox) ? [kernel.mailboxes.get(mailbox)] : [])))];
  const never = new Promise<boolean>(() => undefined);
  const waits = mailboxes.map((mailbox) =>
    mailbox.wait === undefined
      ? never
      : mailbox.wait(signal).then(
          () => true,
          (thrown: unknown) => {
            // Somebody who cannot wait is asked from time to time.
            if (!signal.aborted) log('inbox').debug(`The mailbox "${mailbox.id}" could not be waited for: ${reasonOf(thrown)}`);
            return never;
          },
        ),
  );
  const time = clock.sleep(milliseconds, signal).then(
    () => false,
    () => false, // it is over, which the caller sees
  );
  try {
    return await Promise.race([time, ...waits]);
  } finally {
    stopping.abort(new Error('the waiting is over'));
  }
}

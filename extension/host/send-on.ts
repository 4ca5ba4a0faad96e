import type { SendReport } from '../../core/outbox/send-approved.ts';

/** One engine's part of a sending. */
export interface SendingHere {
  /** Resolves to what was sent and what was not; may end early once it is halted. */
  readonly send: () => Promise<SendReport>;
  /** Whether this engine is being closed: nothing further is begun. */
  readonly isHalted: () => boolean;
  /** Whether the message that was being sent took too long for that, and was broken off. */
  readonly isBrokenOff: () => boolean;
}

export interface SendingOnParts {
  /** The sending of the engine that is open now; undefined when none is. */
  readonly here: () => SendingHere | undefined;
  /** Opens the next one. */
  readonly openEngine: () => Promise<unknown>;
  /** Whether there is no next one: the window closes. */
  readonly isForGood: () => boolean;
  /** Of whoever asked for it. */
  readonly signal: AbortSignal;
}

/** Sends through as many engines as the settings are changed meanwhile: what one has not begun, the next one goes on with. */
export async function sendOn({ here, openEngine, isForGood, signal }: SendingOnParts): Promise<SendReport> {
  const sent = new Map<number, SendReport['sent'][number]>();
  for (;;) {
    const present = here();
    if (present === undefined) throw new Error('sending needs the engine to be open');
    const report = await present.send().catch((thrown: unknown) => {
      // How far it came stands in the outbox, and the next engine looks there.
      if (isForGood() || signal.aborted || !present.isBrokenOff()) throw thrown;
      return undefined;
    });
    for (const each of report?.sent ?? []) sent.set(each.emailId, each);
    if (report !== undefined && (isForGood() || !present.isHalted())) return { ...report, sent: [...sent.values()] };
    await openEngine();
    signal.throwIfAborted();
  }
}

import type { Writable } from 'node:stream';

const chunkBytes = 64 * 1024;

/** The approved bytes on their way, and how far they came. */
export interface ApprovedBody {
  /** nodemailer calls it only after the server has answered DATA with 354, and writes the final dot only after it has ended. Of a stream it asks no more than this, and a real one costs as much as the rest of a short message. */
  pipe(to: Writable): void;
  /** Nothing more is given away. */
  destroy(): void;
  /** True once the first byte was given away. */
  hasBegun(): boolean;
  /** True once the dot may have been written: from then on silence proves nothing. */
  hasEnded(): boolean;
  /** What a gate threw. */
  failure(): unknown;
  /** Resolves when no gate is being passed. */
  settled(): Promise<void>;
}

/** The steps that wait until they are on record; one that rejects stops the body there, and no dot is written. */
export interface BodyGates {
  beforeBody(): Promise<void>;
  beforeDot(): Promise<void>;
}

/** These bytes, which pass the gates: nothing of the body leaves before the first, nothing of the final dot before the second. `stopped` is called when a gate rejects. */
export function approvedBody(bytes: Uint8Array, gates: BodyGates, stopped: () => void = () => undefined): ApprovedBody {
  let destroyed = false;
  let begun = false;
  let ended = false;
  let failure: unknown;
  let passing = Promise.resolve();

  /** What comes after a gate happens at once: nobody who waits for `settled` sees a time between. */
  async function pass(gate: () => Promise<void>, go: () => void): Promise<void> {
    try {
      await gate();
      // The dialogue may have ended meanwhile.
      if (!destroyed) go();
    } catch (thrown) {
      failure = thrown;
      stopped();
    }
  }

  function give(to: Writable, offset: number): void {
    if (destroyed) return;
    if (offset >= bytes.length) {
      passing = pass(gates.beforeDot, () => {
        ended = true;
        to.end();
      });
      return;
    }
    const goOn = () => give(to, offset + chunkBytes);
    // Where the connection is lost, nobody asks for more.
    if (to.write(bytes.subarray(offset, offset + chunkBytes))) goOn();
    else to.once('drain', goOn);
  }

  return {
    pipe(to) {
      passing = pass(gates.beforeBody, () => {
        begun = true;
        give(to, 0);
      });
    },
    destroy: () => void (destroyed = true),
    hasBegun: () => begun,
    hasEnded: () => ended,
    failure: () => failure,
    settled: () => passing,
  };
}

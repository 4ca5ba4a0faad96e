import { Readable } from 'node:stream';

const chunkBytes = 64 * 1024;

/** The approved bytes on their way, and how far they came. */
export interface ApprovedBody {
  /** nodemailer reads it only after the server has answered DATA with 354, and writes the final dot only after it has ended. */
  readonly stream: Readable;
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

/** A stream of these bytes that passes the gates: nothing of the body leaves before the first, nothing of the final dot before the second. */
export function approvedBody(bytes: Uint8Array, gates: BodyGates): ApprovedBody {
  let offset = 0;
  let begun = false;
  let ended = false;
  let failure: unknown;
  let passing = Promise.resolve();
  const stream = new Readable({
    highWaterMark: chunkBytes,
    read() {
      passing = giveNext();
    },
  });
  stream.on('error', () => undefined); // the failure is kept, and thrown by whoever sends

  async function giveNext(): Promise<void> {
    try {
      if (offset === 0 && !begun) await gates.beforeBody();
      if (stream.destroyed) return;
      begun = true;
      if (offset < bytes.length) {
        const chunk = bytes.subarray(offset, offset + chunkBytes);
        offset += chunk.length;
        stream.push(chunk);
        return;
      }
      await gates.beforeDot();
      // The dialogue may have ended meanwhile.
      if (stream.destroyed) return;
      ended = true;
      stream.push(null);
    } catch (thrown) {
      failure = thrown;
      // An error of its own: nodemailer writes codes into the one that it is given.
      stream.destroy(new Error('the message was stopped before its end'));
    }
  }

  return { stream, hasBegun: () => begun, hasEnded: () => ended, failure: () => failure, settled: () => passing };
}

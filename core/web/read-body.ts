import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/** What a server may send; asked for in `accept-encoding`. */
const unpackers = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
]);

export const acceptedEncodings = 'gzip, br';

export function canUnpack(encoding: string): boolean {
  return encoding === '' || encoding === 'identity' || unpackers.has(encoding);
}

export interface ReadBodyOptions {
  /** Lower case; empty for none. */
  readonly encoding: string;
  readonly maxBytes: number;
}

/** The bytes of a body, unpacked, and whether it went on after `maxBytes` (counted as sent and as unpacked). Whatever comes after is not read. */
export async function readBody(body: Readable, { encoding, maxBytes }: ReadBodyOptions): Promise<{ bytes: Buffer; cut: boolean }> {
  let sent = 0;
  async function* upToLimit(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      sent += piece.length;
      yield piece;
      if (sent > maxBytes) return;
    }
  }

  const unpacker = unpackers.get(encoding)?.();
  const plain: AsyncIterable<Buffer> = unpacker === undefined ? body : pipeline(body, upToLimit, unpacker, () => undefined);
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of plain) {
      size += piece.length;
      pieces.push(piece);
      if (size > maxBytes || sent > maxBytes) break;
    }
  } catch (thrown) {
    if (sent <= maxBytes) throw thrown; // else the unpacker misses what was left unread
  } finally {
    body.destroy();
  }
  return { bytes: Buffer.concat(pieces).subarray(0, maxBytes), cut: size > maxBytes || sent > maxBytes };
}

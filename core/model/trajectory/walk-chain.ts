import { sha256 } from './canonical-json.ts';
import { isOurs, type Line, noLine, openSeal } from './line.ts';

/** What is found in a trajectory, in order. */
export type ChainEntry =
  /** As it was written. `at` is its first byte in the file, `bytes` its length without the line feed. */
  | { readonly kind: 'line'; readonly line: Line; readonly at: number; readonly bytes: number }
  /** Never finished: nobody was told that it was kept. Only the last line of a process can be one. */
  | { readonly kind: 'torn'; readonly bytes: number; readonly hash: string; readonly noted: boolean }
  /** From here on nothing can be trusted; nothing follows. */
  | ChainBreak;

export interface ChainBreak {
  readonly kind: 'broken';
  /** From 1. */
  readonly line: number;
  /** The step at which it shows. */
  readonly step: number;
  readonly reason: string;
}

/** A longer line is none of ours, in bytes. */
const longestLine = 64 * 1024 * 1024;

/** Walks along the chain and holds one line at a time. */
export async function* walkChain(content: AsyncIterable<Uint8Array>): AsyncGenerator<ChainEntry, void, undefined> {
  let previous = noLine;
  let steps = 0;
  let number = 0;
  /** A line that is not whole: it was changed, unless the next line says that it was torn. */
  let suspect: { readonly bytes: number; readonly hash: string } | undefined;
  const broken = (reason: string, line = number): ChainBreak => ({ kind: 'broken', line, step: steps + 1, reason });

  for await (const { bytes, at, ended } of linesOf(content)) {
    number += 1;
    const line = openSeal(bytes);
    if (suspect !== undefined) {
      if (line?.kind !== 'torn' || line.bytes !== suspect.bytes || line.torn !== suspect.hash) return yield broken('it was changed', number - 1);
      yield { kind: 'torn', ...suspect, noted: true };
      suspect = undefined;
    } else if (line === undefined) {
      suspect = { bytes: bytes.length, hash: sha256(bytes) };
      if (ended) continue;
      // A line that was torn has lost its end; one that has it, and a byte in place of the line feed, was changed.
      const changed = bytes.length > longestLine || openSeal(bytes.subarray(0, -1)) !== undefined;
      return yield changed ? broken('it was changed') : { kind: 'torn', ...suspect, noted: false };
    } else if (line.kind === 'torn') {
      return yield broken('it speaks of a line that is not there');
    }
    if (!isOurs(line)) return yield broken('it was written by another version of this program');
    if (line.previous !== previous) return yield broken('a line before it was removed, inserted or moved');
    if (line.kind === 'step') {
      if (line.step !== steps + 1) return yield broken(`step ${line.step} follows step ${steps}`);
      steps += 1;
    }
    previous = line.hash;
    yield { kind: 'line', line, at, bytes: bytes.length };
  }
  if (suspect !== undefined) yield broken('it was changed');
}

interface RawLine {
  readonly bytes: Buffer;
  readonly at: number;
  /** By a line feed. */
  readonly ended: boolean;
}

async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine, void, undefined> {
  let begun: Buffer[] = [];
  let length = 0;
  let at = 0;
  for await (const chunk of content) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let feed = piece.indexOf(0x0a); feed >= 0; feed = piece.indexOf(0x0a, from)) {
      const bytes = Buffer.concat([...begun, piece.subarray(from, feed)]);
      yield { bytes, at, ended: true };
      at += bytes.length + 1;
      from = feed + 1;
      begun = [];
      length = 0;
    }
    begun.push(piece.subarray(from));
    length += piece.length - from;
    if (length > longestLine) return yield { bytes: Buffer.concat(begun), at, ended: false };
  }
  if (length > 0) yield { bytes: Buffer.concat(begun), at, ended: false };
}

import { seededRandom } from '../seeded-random.ts';

/** Pieces of so many bytes; of random sizes from 1 to `most`; cut at these offsets; or cut inside every character that has more than one byte. */
export type Split = { readonly size: number } | { readonly seed: number; readonly most?: number } | { readonly at: readonly number[] } | 'inside-characters';

/** The same bytes in pieces; none is empty. */
export function splitBytes(bytes: Buffer, split: Split): readonly Buffer[] {
  const cuts = [0, ...offsets(bytes, split).filter((offset) => offset > 0 && offset < bytes.length), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end)).filter((piece) => piece.length > 0);
}

function offsets(bytes: Buffer, split: Split): readonly number[] {
  if (split === 'inside-characters') return [...bytes.keys()].filter((offset) => isContinuation(bytes[offset]));
  if ('at' in split) return split.at.toSorted((a, b) => a - b);
  const next = 'size' in split ? () => Math.max(1, split.size) : randomSize(split.seed, split.most ?? 40);
  const found: number[] = [];
  for (let offset = next(); offset < bytes.length; offset += next()) found.push(offset);
  return found;
}

function randomSize(seed: number, most: number): () => number {
  const random = seededRandom(seed);
  return () => 1 + Math.floor(random() * most);
}

/** The second to fourth byte of a character in UTF-8 (RFC 3629, section 3). */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0b1100_0000) === 0b1000_0000;
}

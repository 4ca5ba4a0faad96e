// A message is cut before it is parsed, by the bytes alone: what a parser would do with all of it is its writer's choice, not ours.

/** Bytes of a message that are looked at; what people and servers say stands in the beginning. */
export const mostMailBytes = 5 * 1024 * 1024;
/** Bytes of the headers of the message itself. Real ones stay under 64 KB. */
export const mostHeaderBytes = 256 * 1024;
/** Bytes of one header with its folded lines. */
export const mostBytesOfOneHeader = 32 * 1024;
/** Lines; each costs the parser much more than its bytes. */
export const mostLines = 20_000;
/** Lines that could part a message (RFC 2046 section 5.1.1). Real ones have at most a few hundred. */
export const mostBoundaries = 2_000;

export interface BoundedMail {
  /** LF line ends, at most the sizes above. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCut: boolean;
  /** Where the headers end, in `bytes`. */
  readonly headerEnd: number;
  /** How much work it is: lines, boundaries, and ends of encoded words. Ordinary mail stays under 3,000. */
  readonly effort: number;
}

const lf = 0x0a;
const cr = 0x0d;
const dash = 0x2d;

/** The beginning of a message that is safe to parse, with LF line ends. A lone CR ends lines only where nothing else does: elsewhere it would make headers of what is none. */
export function boundMail(bytes: Uint8Array): BoundedMail {
  const source = bytes.length > mostMailBytes ? bytes.subarray(0, mostMailBytes) : bytes;
  const oldLineEnds = !source.includes(lf);
  const lineEnd = oldLineEnds ? cr : lf;
  const out = new Uint8Array(source.length);
  let length = 0;
  let lines = 0;
  let boundaries = 0;
  let headerEnd = -1;
  let ofThisHeader = 0;
  let isCut = source.length < bytes.length;

  for (let at = skipMark(source, oldLineEnds); at < source.length; ) {
    const start = length;
    const first = source[at];
    const second = source[at + 1];
    // Byte by byte: most lines are so short that any call costs more.
    for (; at < source.length; at += 1) {
      const byte = source[at] as number;
      if (byte === lineEnd) break;
      out[length++] = byte;
    }
    if (!oldLineEnds && at < source.length && length > start && out[length - 1] === cr) length -= 1;
    const size = length - start;
    if (headerEnd < 0 && size === 0) headerEnd = start;
    if (headerEnd < 0) {
      ofThisHeader = (first === 0x20 || first === 0x09 ? ofThisHeader : 0) + size;
      if (ofThisHeader > mostBytesOfOneHeader || length > mostHeaderBytes) {
        isCut = true;
        const room = length > mostHeaderBytes ? 0 : Math.max(0, size - (ofThisHeader - mostBytesOfOneHeader));
        length = start + room;
        if (room > 0) out[length++] = lf;
        at += 1;
        continue;
      }
    } else if (first === dash && second === dash && size > 2) {
      boundaries += 1;
    }
    lines += 1;
    if (lines > mostLines || boundaries > mostBoundaries) {
      isCut = true;
      length = start;
      break;
    }
    if (at < source.length) out[length++] = lf;
    at += 1;
  }
  const kept = out.subarray(0, length);
  return { bytes: kept, isCut, headerEnd: headerEnd < 0 ? length : headerEnd, effort: lines + 10 * boundaries + equalsSigns(kept) / 2 };
}

/** Each can end a piece of base64, or escape a letter. */
function equalsSigns(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x3d); at >= 0 && count < 50_000; at = bytes.indexOf(0x3d, at + 1)) count += 1;
  return count;
}

/** A byte order mark, and the `From ` line of a mailbox file, are not headers. */
function skipMark(bytes: Uint8Array, oldLineEnds: boolean): number {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const fromLine = [0x46, 0x72, 0x6f, 0x6d, 0x20].every((letter, index) => bytes[start + index] === letter);
  if (!fromLine) return start;
  const end = bytes.indexOf(oldLineEnds ? cr : lf, start);
  return end < 0 ? bytes.length : end + 1;
}

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
  const out = new Uint8Array(source.length);
  let length = 0;
  let lines = 0;
  let boundaries = 0;
  let headerEnd = -1;
  let ofThisHeader = 0;
  let isCut = source.length < bytes.length;

  for (let at = skipMark(source, oldLineEnds); at < source.length; ) {
    const next = lineEnd(source, at, oldLineEnds) + 1;
    const end = !oldLineEnds && source[next - 2] === cr && next - 2 >= at ? next - 2 : next - 1;
    if (headerEnd < 0 && end === at) headerEnd = length;
    if (headerEnd < 0) {
      const folded = source[at] === 0x20 || source[at] === 0x09;
      ofThisHeader = (folded ? ofThisHeader : 0) + end - at;
      if (ofThisHeader > mostBytesOfOneHeader || length + end - at > mostHeaderBytes) {
        isCut = true;
        const room = mostBytesOfOneHeader - (ofThisHeader - (end - at));
        if (room > 0 && length + room <= mostHeaderBytes) {
          out.set(source.subarray(at, at + room), length);
          out[length + room] = lf;
          length += room + 1;
        }
        at = next;
        continue;
      }
    } else if (source[at] === dash && source[at + 1] === dash && end > at + 2) {
      boundaries += 1;
    }
    lines += 1;
    if (lines > mostLines || boundaries > mostBoundaries) {
      isCut = true;
      break;
    }
    out.set(source.subarray(at, end), length);
    length += end - at;
    if (next <= source.length) out[length++] = lf;
    at = next;
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
  return fromLine ? lineEnd(bytes, start, oldLineEnds) + 1 : start;
}

/** Where the line ends that begins here. */
function lineEnd(bytes: Uint8Array, from: number, oldLineEnds: boolean): number {
  const end = bytes.indexOf(oldLineEnds ? cr : lf, from);
  return end < 0 ? bytes.length : end;
}

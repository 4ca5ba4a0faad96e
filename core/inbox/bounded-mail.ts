// A message is cut before it is parsed, by the bytes alone: what a parser would do with all of it is its writer's choice, not ours.

/** Bytes of a message that are looked at; what people and servers say stands in the beginning. */
export const mostMailBytes = 5 * 1024 * 1024;
/** Bytes of the headers of the message itself. Real ones stay under 64 KB. */
export const mostHeaderBytes = 256 * 1024;
/** Bytes of one header with its folded lines. */
export const mostBytesOfOneHeader = 32 * 1024;
/** Lines; each costs a parser much more than its bytes. */
export const mostLines = 200_000;
/** Lines that could part a message (RFC 2046 section 5.1.1). Real ones have at most a few hundred. */
export const mostBoundaries = 2_000;

export interface BoundedMail {
  /** LF line ends, at most the sizes above. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCut: boolean;
  /** Where the headers end, in `bytes`. */
  readonly headerEnd: number;
  readonly boundaries: number;
}

const lf = 0x0a;
const cr = 0x0d;
const dash = 0x2d;

/** The beginning of a message that is safe to parse, with LF for each CRLF, LF or CR. */
export function boundMail(bytes: Uint8Array): BoundedMail {
  const source = bytes.length > mostMailBytes ? bytes.subarray(0, mostMailBytes) : bytes;
  const out = new Uint8Array(source.length);
  let length = 0;
  let lines = 0;
  let boundaries = 0;
  let headerEnd = -1;
  let ofThisHeader = 0;
  let isCut = source.length < bytes.length;

  for (let at = skipMark(source); at < source.length; ) {
    const end = lineEnd(source, at);
    const next = end + (source[end] === cr && source[end + 1] === lf ? 2 : 1);
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
    if (end < source.length) out[length++] = lf;
    at = next;
  }
  return { bytes: out.subarray(0, length), isCut, headerEnd: headerEnd < 0 ? length : headerEnd, boundaries };
}

/** A byte order mark, and the `From ` line of a mailbox file, are not headers. */
function skipMark(bytes: Uint8Array): number {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const fromLine = [0x46, 0x72, 0x6f, 0x6d, 0x20].every((letter, index) => bytes[start + index] === letter);
  return fromLine ? lineEnd(bytes, start) + 1 : start;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === lf || byte === cr) return at;
  }
  return bytes.length;
}

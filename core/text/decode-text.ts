import { isUtf8 } from 'node:buffer';

/** By its byte order mark, the encoding of a text; undefined without one. */
export function encodingByMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * The text of bytes: a byte order mark decides, else the encoding declared (if this program knows its name), else UTF-8 where the
 * bytes are that, else Windows-1252. The mark is left out; what cannot be decoded becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const encoding = encodingByMark(bytes) ?? known(declared) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return new TextDecoder(encoding).decode(bytes);
}

function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined; // a name nobody knows is as good as none
    throw thrown;
  }
}

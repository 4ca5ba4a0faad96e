import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { encodingByMark } from './decode-text.ts';

/**
 * Decodes a text piece by piece, holding no more than a piece: by its byte order mark, as UTF-16 where every other byte is zero,
 * else as UTF-8 or Windows-1252, whichever the first characters beyond ASCII are. Rejects with what `notText` makes when it meets a zero character.
 */
export async function* decodeStream(pieces: AsyncIterable<Uint8Array>, notText: () => Error): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held: Uint8Array = new Uint8Array();
  let atStart = true;

  for await (const piece of pieces) {
    let bytes = held.length === 0 ? piece : Buffer.concat([held, piece]);
    held = new Uint8Array();
    if (atStart) {
      if (bytes.length < 4) {
        held = bytes;
        continue;
      }
      atStart = false;
      decoder = decoderAtStart(bytes);
    }
    if (decoder === undefined) {
      if (!isAscii(bytes)) {
        decoder = decoderFor(bytes);
        if (decoder === undefined) {
          const whole = wholeCharacters(bytes);
          held = bytes.subarray(whole);
          bytes = bytes.subarray(0, whole);
        }
      }
    }
    yield* checked(decoder === undefined ? Buffer.from(bytes).toString('latin1') : decoder.decode(bytes, { stream: true }));
  }

  decoder ??= atStart ? decoderAtStart(held) : undefined;
  yield* checked((decoder ?? decoderFor(held) ?? new TextDecoder('windows-1252')).decode(held));

  function* checked(text: string): Generator<string> {
    if (text.includes('\0')) throw notText();
    if (text !== '') yield text;
  }
}

function decoderAtStart(bytes: Uint8Array): TextDecoder | undefined {
  const encoding = encodingByMark(bytes) ?? encodingByZeros(bytes);
  return encoding === undefined ? undefined : new TextDecoder(encoding);
}

/** UTF-16 without a mark shows by its zeros, as long as it begins in ASCII. */
function encodingByZeros(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

/** Told by bytes beyond ASCII; undefined while the only ones are the beginning of a character that is not all here. */
function decoderFor(bytes: Uint8Array): TextDecoder | undefined {
  const whole = wholeCharacters(bytes);
  if (isAscii(bytes.subarray(0, whole)) && whole < bytes.length) return undefined;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, whole));
    return new TextDecoder('utf-8');
  } catch (thrown) {
    if (thrown instanceof TypeError) return new TextDecoder('windows-1252');
    throw thrown;
  }
}

/** How many bytes there are before a UTF-8 character that is cut off at the end, if one is. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

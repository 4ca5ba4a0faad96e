import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { SourceRow, VenueSource } from '../contracts/venue.ts';
import { createError } from '../errors.ts';
import { parseJson } from '../parse/parse-json.ts';
import { decodeStream } from '../text/decode-stream.ts';
import { translateFileError } from './file-error.ts';

/** Reads the rows of a table out of its text; `name` names it in errors. */
export type ReadRows = (text: AsyncIterable<string>, name: string) => AsyncIterable<SourceRow>;

/** Bytes of a text or JSON file that is read at once. */
export const defaultMaxBytes = 32 * 1024 * 1024;

const pieceBytes = 64 * 1024;

/** One file, by its real path. It is opened anew for each reading, and closed when the reading ends or is left. */
export function fileSource(path: string, readRows: ReadRows): VenueSource {
  async function* bytes(maxBytes: number): AsyncGenerator<Uint8Array> {
    const file = await openPlainFile(path);
    try {
      let size = 0;
      for (;;) {
        // A buffer of its own for each piece: the one before may not have been used yet.
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes);
        if (bytesRead === 0) return;
        size += bytesRead;
        if (size > maxBytes) throw createError('source_too_large', { path, bytes: maxBytes });
        yield buffer.subarray(0, bytesRead);
      }
    } catch (thrown) {
      throw translateFileError(thrown, path);
    } finally {
      await file.close();
    }
  }

  function decoded(maxBytes: number): AsyncIterable<string> {
    return decodeStream(bytes(maxBytes), () => createError('source_not_text', { path }));
  }

  async function text({ maxBytes = defaultMaxBytes } = {}): Promise<string> {
    const pieces: string[] = [];
    for await (const piece of decoded(maxBytes)) pieces.push(piece);
    return pieces.join('');
  }

  return {
    shape: 'file',
    uri: pathToFileURL(path).href,
    text,
    async json(options) {
      return jsonOf(await text(options), path);
    },
    stream: () => decoded(Number.POSITIVE_INFINITY),
    rows: () => readRows(decoded(Number.POSITIVE_INFINITY), path),
    files() {
      throw createError('source_wrong_shape', { path, is: 'a file', wanted: 'a folder' });
    },
  };
}

/** The value of JSON text; `path` names it in the error. */
function jsonOf(text: string, path: string): unknown {
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  const { line, column, reason } = parsed;
  throw createError('source_not_json', { path, line, column, reason, hint: hintFor(text) });
}

function hintFor(text: string): string {
  const start = text.trimStart();
  if (start === '') return 'The file is empty: was it saved?';
  if (start.startsWith('<')) return 'This looks like HTML or XML. Save the data itself, not the page that shows it.';
  if (/^\{[^\n]*\}\s*\n\s*\{/.test(start)) return 'This looks like JSON Lines, one document on each line. Put them into one array: [ …, … ].';
  return 'Open the file at that place: a comma, a quotation mark or a bracket is missing or one too many.';
}

/** Never through a link: one that stands here now was not here when the file was named. */
async function openPlainFile(path: string) {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (thrown) {
    throw translateFileError(thrown, path);
  }
  throw createError('source_wrong_shape', { path, is: 'not a plain file', wanted: 'a file' });
}

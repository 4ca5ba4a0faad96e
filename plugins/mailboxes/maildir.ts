// Mail in a maildir, as mbsync, OfflineIMAP, getmail or a local delivery leave it: https://cr.yp.to/proto/maildir.html. Nothing in it is moved or renamed.
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Plugin, ReadRun, ReceivedMessage, Scope, SentFolder } from '../../core/index.ts';

interface Options {
  /** Absolute path. */
  readonly folder?: string;
}

const maildir: Plugin<Options> = {
  name: 'mailbox-maildir',
  apiVersion: 1,
  description: 'Reads mail from a maildir on this machine; moves and marks nothing in it.',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { folder: { type: 'string', minLength: 1, description: 'Absolute path of the maildir: the folder with "new" and "cur" in it. Without it there is no mailbox.' } },
  },
  async apply(scope) {
    const { folder } = scope.options;
    if (folder === undefined) return;
    const sentFolder = join(folder, '.Sent'); // Maildir++
    scope.addMailbox({
      id: 'maildir',
      label: `Maildir ${folder}`,
      read: (cursor, run) => read(scope, folder, cursor, run),
      ...((await isMaildir(sentFolder)) ? { sent: sentIn(scope, sentFolder) } : {}),
      check: async () => void (await entriesOf(scope, folder)),
    });
  },
};

export default maildir;

/** A head that is longer is cut: bytes. */
const longestHead = 128 * 1024;
/** Of a larger message only the beginning is read: bytes. */
const longestMessage = 5 * 1024 * 1024;
/** Messages that a cursor names one by one: a delivery that took long has a name that is older than what came meanwhile. */
const named = 32;

/** A message, by the part of its name that stays when it is read, moved to `cur` or flagged. */
interface Entry {
  readonly unique: string;
  readonly path: string;
  /** When it was delivered: milliseconds since 1970, UTC. */
  readonly at: number;
  /** Sorts by the time of delivery. */
  readonly key: string;
}

/** What was given: all up to and including `after`, and these. */
interface Place {
  readonly after: string;
  readonly seen: readonly string[];
}

async function* read(scope: Scope<Options>, folder: string, cursor: string | null, { signal, since, wants }: ReadRun): AsyncGenerator<ReceivedMessage> {
  let place = cursor === null ? { after: '', seen: [] } : placeOf(cursor);
  if (place === undefined) {
    return scope.fail('plugin_says', { message: `The place at which reading of ${folder} was to go on is not one of a maildir.`, help: 'Begin again; messages that were seen before are recognised.' });
  }
  const { after, seen } = place;
  const earliest = Date.parse(since);
  for (const entry of await entriesOf(scope, folder)) {
    signal.throwIfAborted();
    if (entry.key <= after || seen.includes(entry.key) || entry.at < earliest) continue;
    const bytes = await readWherever(folder, entry, wants);
    if (bytes === undefined) continue; // deleted in the meantime
    place = placeAfter(place, entry);
    yield { cursor: JSON.stringify(place), bytes, receivedAt: new Date(entry.at).toISOString() };
  }
}

function placeAfter({ after, seen }: Place, { key }: Entry): Place {
  const keys = [...seen, key].sort();
  return keys.length <= named ? { after, seen: keys } : { after: keys[0] ?? after, seen: keys.slice(1) };
}

function placeOf(cursor: string): Place | undefined {
  try {
    const { after, seen } = JSON.parse(cursor) as Partial<Record<'after' | 'seen', unknown>>;
    return typeof after === 'string' && Array.isArray(seen) && seen.every((key) => typeof key === 'string') ? { after, seen } : undefined;
  } catch {
    return undefined;
  }
}

/** Every message, oldest first. */
async function entriesOf(scope: Scope<Options>, folder: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const part of ['new', 'cur']) {
    for (const name of await namesIn(scope, folder, part)) {
      const entry = name.startsWith('.') ? undefined : await entryOf(join(folder, part), name);
      if (entry !== undefined) entries.push(entry);
    }
  }
  // One that was moved while we looked is there once.
  return [...new Map(entries.map((entry) => [entry.unique, entry])).values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

async function namesIn(scope: Scope<Options>, folder: string, part: string): Promise<readonly string[]> {
  try {
    return await readdir(join(folder, part));
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    return scope.fail('plugin_says', { message: `The maildir ${folder} cannot be read (${code}).`, help: 'Name the folder with "new" and "cur" in it, as "folder" in the settings of the mailbox.' }, { cause });
  }
}

/** `1764000000.M123456P78.host:2,S`: seconds, microseconds, what makes it unique; then the flags. */
async function entryOf(folder: string, name: string): Promise<Entry | undefined> {
  const path = join(folder, name);
  const [unique = name] = name.split(/[:;!]2,/, 1); // Windows knows no colon in names
  const seconds = /^\d{9,11}(?=\.)/.exec(unique)?.[0];
  if (seconds !== undefined) {
    const micros = /^\d+\.[^.]{0,40}?M(\d{1,6})(?!\d)/.exec(unique)?.[1] ?? '0';
    return { unique, path, at: Number(seconds) * 1000, key: `${seconds.padStart(11, '0')}.${micros.padStart(6, '0')}.${unique}` };
  }
  try {
    const at = Math.floor((await stat(path)).mtimeMs / 1000);
    return { unique, path, at: at * 1000, key: `${String(at).padStart(11, '0')}.000000.${unique}` };
  } catch (thrown) {
    return unlessGone(thrown);
  }
}

/** It may be moved from `new` to `cur`, or get other flags, at any time. */
async function readWherever(folder: string, { path, unique }: Entry, wants: ReadRun['wants']): Promise<Uint8Array | null | undefined> {
  const found = await readMessage(path, wants);
  if (found !== undefined) return found;
  for (const part of ['cur', 'new']) {
    const name = (await readdir(join(folder, part))).find((each) => each === unique || (each.startsWith(unique) && /^[:;!]2,/.test(each.slice(unique.length))));
    const again = name === undefined ? undefined : await readMessage(join(folder, part, name), wants);
    if (again !== undefined) return again;
  }
  return undefined;
}

/** Null when it is not wanted, undefined when there is no such file. */
async function readMessage(path: string, wants: ReadRun['wants']): Promise<Uint8Array | null | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const start = await readUpTo(file, longestHead);
      if (!wants(headOf(start))) return null;
      return start.length < longestHead ? start : Buffer.concat([start, await readUpTo(file, longestMessage - longestHead)]);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    return unlessGone(thrown);
  }
}

async function readUpTo(file: Awaited<ReturnType<typeof open>>, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let length = 0; length < most; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(64 * 1024, most - length)));
    if (bytesRead === 0) break;
    pieces.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(pieces);
}

/** Up to and with the first empty line. */
function headOf(start: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => ({ mark, at: start.indexOf(mark) })).filter(({ at }) => at >= 0);
  const first = ends.sort((one, other) => one.at - other.at)[0];
  return first === undefined ? start : start.subarray(0, first.at + first.mark.length);
}

function unlessGone(thrown: unknown): undefined {
  if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw thrown;
}

async function isMaildir(folder: string): Promise<boolean> {
  return (await Promise.all(['new', 'cur', 'tmp'].map((part) => stat(join(folder, part)).then((found) => found.isDirectory(), () => false)))).every(Boolean);
}

/** Copies of what was sent. A maildir's own program writes no other Message-ID, but what it was filled from may have. */
function sentIn(scope: Scope<Options>, folder: string): SentFolder {
  const has = async (isIt: (head: Head, at: number) => boolean, signal: AbortSignal): Promise<boolean> => {
    for (const { path, at } of await entriesOf(scope, folder)) {
      signal.throwIfAborted();
      let same = false;
      await readMessage(path, (head) => ((same = isIt(fieldsOf(head), at)), false));
      if (same) return true;
    }
    return false;
  };
  return {
    has: ({ messageId, to, subject, since }, signal) => has((head, at) => head.messageId === messageId || (at >= Date.parse(since) && isLike(head, to, subject)), signal),
    async file(bytes, signal) {
      const { messageId } = fieldsOf(Buffer.from(bytes.slice(0, longestHead)));
      if (messageId !== '' && (await has((head) => head.messageId === messageId, signal))) return;
      const name = `${Math.floor(scope.clock.now() / 1000)}.${randomUUID()}.${hostname().replaceAll('/', '_').replaceAll(':', '_')}`;
      const partial = join(folder, 'tmp', name);
      try {
        await writeFile(partial, bytes, { flag: 'wx', mode: 0o600, flush: true });
        await rename(partial, join(folder, 'cur', `${name}:2,S`));
      } finally {
        await rm(partial, { force: true });
      }
    },
  };
}

interface Head {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
}

function isLike(head: Head, to: string, subject: string): boolean {
  return head.to.toLowerCase().split(/[\s,<>]/).includes(to.toLowerCase()) && head.subject === subject.replace(/\s+/g, ' ').trim();
}

/** Unfolded, RFC 5322 section 2.2.3. */
function fieldsOf(head: Uint8Array): Head {
  const lines = Buffer.from(head).toString('utf8').replace(/\r?\n[ \t]/g, ' ').split(/\r?\n/);
  const field = (name: string): string => {
    const line = lines.find((each) => each.slice(0, name.length + 1).toLowerCase() === `${name}:`);
    return line === undefined ? '' : line.slice(name.length + 1).replace(/\s+/g, ' ').trim();
  };
  return { messageId: field('message-id'), to: field('to'), subject: field('subject') };
}

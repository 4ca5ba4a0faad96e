import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { ReadRun, ReceivedMessage, Scope } from '../../../core/index.ts';
import type { Account } from './account.ts';
import { cursorOf, type Position, positionsOf } from './cursor.ts';
import { type Folders, foldersOf } from './folders.ts';
import type { Session } from './session.ts';

/** What is remembered between two readings; all of it may be lost. */
export interface Remembered {
  /** Folder → how it was when it had been read to its end. */
  readonly settled: Map<string, Settled>;
  /** Folders that could not be opened, and were told of. */
  readonly missing: Set<string>;
  readonly folders: WeakMap<ImapFlow, Folders>;
  /** Folder → when it was last read to its end, in milliseconds since 1970. */
  readonly readAt: Map<string, number>;
  /** How often all of it was read. */
  rounds: number;
  /** The first folder as it was when it had been read to its end; undefined while it has not. */
  heard: Heard | undefined;
}

/** A folder that can be listened to, as it was last seen. */
export interface Heard extends FolderState {
  readonly folder: string;
  readonly exists: number;
}

interface Settled {
  readonly after: number;
  readonly uidValidity: string;
  readonly uidNext: number;
  readonly since: string;
}

interface Source {
  readonly scope: Scope<unknown>;
  readonly account: Account;
  readonly session: Session;
  readonly remembered: Remembered;
}

/** Messages whose heads are fetched at a time: each fetch is a way to the server and back. */
const batchSize = 1000;
/** A longer head is cut: what it is matched by stands far before. With the batch it bounds what hostile heads can take. */
const longestHead = 64 * 1024;
/** Of a larger message only the beginning is fetched. */
const longestMessage = 5 * 1024 * 1024;
/** Bytes of messages that are held at a time, but for one that is larger. */
const heldBytes = 8 * 1024 * 1024;
const day = 24 * 60 * 60 * 1000;

export function remembering(): Remembered {
  return { settled: new Map(), missing: new Set(), folders: new WeakMap(), readAt: new Map(), rounds: 0, heard: undefined };
}

/** Reads every folder from where the cursor stands; a folder that cannot be opened is told of once, and left out. */
export async function* readMessages(source: Source, cursor: string | null, run: ReadRun): AsyncGenerator<ReceivedMessage> {
  const { scope, account, session, remembered } = source;
  const given = cursor === null ? new Map<string, Position>() : positionsOf(cursor);
  if (given === undefined) {
    return scope.fail('plugin_says', { message: `The place at which reading of ${account.host} was to go on is not one of this mailbox.`, help: 'Begin again; messages that were seen before are recognised.' });
  }
  const positions = new Map(given);
  const { toRead } = await session.use(run.signal, (client) => foldersAt(client, source));
  for (const folder of toRead) {
    const isFirst = folder === toRead[0];
    if (!isFirst && !isAskedIn(remembered, folder, toRead, scope.clock.now())) continue;
    if (isFirst) remembered.heard = undefined;
    const state = await session.use(run.signal, (client) => (isFirst ? open(client, folder) : lookInto(client, folder)));
    if (state === undefined) {
      if (!remembered.missing.has(folder)) scope.log.warn(`The folder "${folder}" of ${account.host} cannot be opened; the others are read.`);
      remembered.missing.add(folder);
      continue;
    }
    remembered.missing.delete(folder);
    const before = positions.get(folder);
    const after = before?.uidValidity === state.uidValidity ? before.uid : 0;
    const settled = remembered.settled.get(folder);
    const seen = (): void => {
      remembered.readAt.set(folder, scope.clock.now());
      if (isFirst) remembered.heard = { ...state, folder };
    };
    if (state.uidNext !== null && (after >= state.uidNext - 1 || (settled !== undefined && nothingCame(settled, state, after, run.since)))) {
      seen();
      continue;
    }

    const uids = await session.use(run.signal, async (client) => {
      await openAgain(client, folder, state);
      return uidsAfter(client, after, run.since);
    });
    let last = after;
    for await (const { uid, bytes, receivedAt } of messagesOf(source, folder, state, uids, run)) {
      last = uid;
      positions.set(folder, { uidValidity: state.uidValidity, uid });
      yield { cursor: cursorOf(positions), bytes, receivedAt };
    }
    seen();
    if (state.uidNext !== null) remembered.settled.set(folder, { after: last, uidValidity: state.uidValidity, uidNext: state.uidNext, since: run.since });
  }
  remembered.rounds += 1;
  if (remembered.missing.size === toRead.length) {
    scope.fail('plugin_says', { message: `No folder of ${account.host} can be opened: ${toRead.join(', ')}.`, help: 'Name the folders to read in the settings of the mailbox.' });
  }
}

/** Nothing is looked at less often than so: follow-ups wait for answers that are a quarter of an hour old. Milliseconds. */
const longestUnread = 5 * 60_000;

/** An idle reading costs two ways to the server: beside the folder in which mail arrives, one of the others is asked in turn, unless it was not read for long. */
function isAskedIn({ readAt, rounds }: Remembered, folder: string, toRead: readonly string[], now: number): boolean {
  return Math.abs(now - (readAt.get(folder) ?? Number.NEGATIVE_INFINITY)) > longestUnread || toRead.indexOf(folder) === 1 + (rounds % (toRead.length - 1));
}

/** The folders as they were listed on this connection. */
export async function foldersAt(client: ImapFlow, { account, remembered }: Pick<Source, 'account' | 'remembered'>): Promise<Folders> {
  const known = remembered.folders.get(client);
  // A folder that went may have another name now.
  if (known !== undefined && remembered.missing.size === 0) return known;
  const folders = await foldersOf(client, account);
  remembered.folders.set(client, folders);
  return folders;
}

interface FolderState {
  readonly uidValidity: string;
  /** Null from the few servers that do not tell. */
  readonly uidNext: number | null;
  readonly exists: number;
}

/** One round trip, and the folder that was open stays open. Undefined when the server does not know it. */
async function lookInto(client: ImapFlow, folder: string): Promise<FolderState | undefined> {
  try {
    const status = await client.status(folder, { uidNext: true, uidValidity: true, messages: true });
    if (status === false || status.uidValidity === undefined) return undefined;
    return { uidValidity: String(status.uidValidity), uidNext: status.uidNext ?? null, exists: status.messages ?? 0 };
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'NotFound') return undefined;
    throw thrown;
  }
}

/** EXAMINE, not SELECT: nothing that is read here is marked as read. */
async function open(client: ImapFlow, folder: string): Promise<FolderState | undefined> {
  try {
    const { uidValidity, uidNext, exists } = await client.mailboxOpen(folder, { readOnly: true });
    return { uidValidity: String(uidValidity), uidNext: (uidNext as number | undefined) ?? null, exists };
  } catch (thrown) {
    if ((thrown as { responseStatus?: unknown }).responseStatus === 'NO') return undefined;
    throw thrown;
  }
}

/** Another folder may have been opened since, or the connection be a new one. */
async function openAgain(client: ImapFlow, folder: string, { uidValidity }: Pick<FolderState, 'uidValidity'>): Promise<void> {
  const now = client.mailbox !== false && client.mailbox.path === folder ? String(client.mailbox.uidValidity) : (await open(client, folder))?.uidValidity;
  if (now !== uidValidity) throw Object.assign(new Error(`the folder "${folder}" changed while it was read`), { code: 'FolderChanged' });
}

function nothingCame(settled: Settled, { uidValidity, uidNext }: FolderState, after: number, since: string): boolean {
  return settled.uidValidity === uidValidity && settled.uidNext === uidNext && settled.after === after && settled.since <= since;
}

/** Servers know days only, in a time zone of their own (RFC 3501 section 6.4.4): hence a day more. */
async function uidsAfter(client: ImapFlow, after: number, since: string): Promise<readonly number[]> {
  const from = Date.parse(since) - day;
  const uids = await client.search({ uid: `${after + 1}:*`, ...(from > day ? { since: new Date(from) } : {}) }, { uid: true });
  if (uids === false || uids === undefined) throw refusal('it did not search the folder');
  // `n:*` names the last message also when its number is smaller than n.
  return uids.filter((uid) => uid > after).sort((one, other) => one - other);
}

interface Numbered extends Omit<ReceivedMessage, 'cursor'> {
  readonly uid: number;
}

/** In the order of their numbers. The connection is free whenever a message is given. */
async function* messagesOf(source: Source, folder: string, state: FolderState, uids: readonly number[], { signal, wants }: ReadRun): AsyncGenerator<Numbered> {
  const fetch = (numbers: readonly number[], query: Parameters<ImapFlow['fetch']>[1]): Promise<readonly FetchMessageObject[]> =>
    source.session.use(signal, async (client) => {
      await openAgain(client, folder, state);
      return fetchAll(client, numbers, query);
    });

  for (let start = 0; start < uids.length; start += batchSize) {
    const heads = await fetch(uids.slice(start, start + batchSize), { uid: true, size: true, internalDate: true, bodyParts: [{ key: 'HEADER', start: 0, maxLength: longestHead }] });
    const wanted = heads.filter(({ headers }) => wants(headers ?? Buffer.alloc(0)));
    const isWanted = new Set(wanted.map(({ uid }) => uid));
    const chunks = inChunks(wanted);
    const ready = new Map<number, Uint8Array>();
    for (const { uid, internalDate } of heads) {
      signal.throwIfAborted();
      if (isWanted.has(uid) && !ready.has(uid)) {
        for (const message of await fetch(chunks.next().value ?? [uid], { uid: true, source: { start: 0, maxLength: longestMessage } })) ready.set(message.uid, message.source ?? Buffer.alloc(0));
      }
      const bytes = ready.get(uid);
      ready.delete(uid);
      // One that was deleted in the meantime is not given.
      if (bytes !== undefined || !isWanted.has(uid)) yield { uid, bytes: bytes ?? null, receivedAt: internalDate === undefined ? null : new Date(internalDate).toISOString() };
    }
  }
}

/** Wanted messages in groups that may be held in memory. */
function* inChunks(messages: readonly FetchMessageObject[]): Generator<readonly number[]> {
  let chunk: number[] = [];
  let held = 0;
  for (const { uid, size = longestMessage } of messages) {
    const bytes = Math.min(size, longestMessage);
    if (chunk.length > 0 && held + bytes > heldBytes) {
      yield chunk;
      chunk = [];
      held = 0;
    }
    chunk.push(uid);
    held += bytes;
  }
  if (chunk.length > 0) yield chunk;
}

async function fetchAll(client: ImapFlow, uids: readonly number[], query: Parameters<ImapFlow['fetch']>[1]): Promise<readonly FetchMessageObject[]> {
  const asked = new Set(uids);
  const found = new Map<number, FetchMessageObject>();
  for await (const message of client.fetch(ranges(uids), query, { uid: true })) {
    if (asked.has(message.uid)) found.set(message.uid, message); // servers also tell of flags that have changed
  }
  if (!client.usable) throw Object.assign(new Error('the connection was lost'), { code: 'NoConnection' });
  return uids.flatMap((uid) => found.get(uid) ?? []);
}

/** `1:3,7` for 1, 2, 3, 7. */
function ranges(uids: readonly number[]): string {
  const parts: { from: number; to: number }[] = [];
  for (const uid of uids) {
    const part = parts.at(-1);
    if (part !== undefined && part.to === uid - 1) part.to = uid;
    else parts.push({ from: uid, to: uid });
  }
  return parts.map(({ from, to }) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}

/** The library says no more than that a command was refused. */
function refusal(what: string): Error {
  return Object.assign(new Error(what), { code: 'Refused' });
}

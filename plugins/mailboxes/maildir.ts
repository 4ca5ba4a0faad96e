// Mail in a maildir, as mbsync, OfflineIMAP, getmail or a local delivery leave it: https://cr.yp.to/proto/maildir.html. Nothing in it is moved or renamed.
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Plugin, ReadRun, ReceivedMessage, Scope, SentCopy, SentFolder } from '../../core/index.ts';

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

/** A head that is longer is cut. */
const longestHead = 128 * 1024;
/** Of a larger message only the beginning is read. */
const longestMessage = 5 * 1024 * 1024;
/** Messages that a cursor remembers one by one: a delivery that took long has a name that is older than what came meanwhile. */
const remembered = 48;

/** A message, by the part of its name that stays when it is read or flagged. */
interface Entry {
  readonly unique: string;
  readonly path: string;
  /** When it was delivered: milliseconds since 1970, UTC. */
  readonly at: number;
  /** Sorts by time of delivery. */
  readonly key: string;
}

async function* read(scope: Scope<Options>, folder: string, cursor: string | null, { signal, since, wants }: ReadRun): AsyncGenerator<ReceivedMessage> {
  const place = cursor === null ? beginning : placeOf(cursor);
  if (place === undefined) {
    scope.fail('plugin_says', { message: `The place at which reading of ${folder} was to go on is not one of a maildir.`, help: 'Begin again; messages that were seen before are recognised.' });
  }
  let { after, seen } = place;
  for (const entry of await entriesOf(scope, folder)) {
    const name = shortName(entry.unique);
    if (entry.key <= after || seen.includes(name) || entry.at < Date.parse(since)) continue;
    signal.throwIfAborted();
    const bytes = await readMessage(scope, folder, entry, wants);
    if (bytes === undefined) continue; // deleted in the meantime
    seen = [...seen, name];
    if (seen.length > remembered) {
      // Without those that the list still names, all up to here was given.
      after = await keyOf(scope, folder, seen[0] ?? '', after);
      seen = seen.slice(1);
    }
    yield { cursor: JSON.stringify({ after, seen }), bytes, receivedAt: new Date(entry.at).toISOString() };
  }
}

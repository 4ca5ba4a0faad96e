// Writes each message as an RFC 5322 file into the outbox folder. Nothing leaves this machine: the default until a mail server is set up.
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutgoingMessage, Plugin, SendOutcome, SendRun } from '../../core/index.ts';

interface Options {
  /** Absolute path. */
  readonly folder: string;
}

const file: Plugin<Options> = {
  name: 'transport-file',
  apiVersion: 1,
  description: 'Writes each message as a .eml file into the outbox folder; nothing leaves this machine.',
  options: {
    type: 'object',
    properties: { folder: { type: 'string', minLength: 1, description: 'The folder that messages are written to.' } },
    required: ['folder'],
    additionalProperties: false,
  },
  apply(scope) {
    const { folder } = scope.options;
    scope.addTransport({ id: 'file', label: 'Files in the outbox folder', idempotent: true, isLocal: true, send: (message, run) => send(folder, message, run) });
  },
};

export default file;

/** Accepted when the file stands on the disk, whole; sending the same bytes again finds it there and writes no second one. */
async function send(folder: string, message: OutgoingMessage, run: SendRun): Promise<SendOutcome> {
  if (message.envelope.to.length === 0) return { kind: 'refused', permanent: true, reason: 'the message has no recipient' };
  await run.reach('started');
  run.signal.throwIfAborted();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    return notWritten(folder, cause);
  }
  for (const phase of ['connected', 'mail', 'recipient', 'data'] as const) await run.reach(phase);

  const name = fileName(message.messageId);
  const target = join(folder, name);
  const before = await read(target);
  if (before !== undefined && !before.equals(message.bytes)) {
    return { kind: 'refused', permanent: true, reason: `${target} holds another message with the same Message-ID` };
  }
  // One name for a message: what a killed process has left goes with the next try.
  const partial = join(folder, `.${name}.partial`);
  try {
    try {
      if (before === undefined) await writeDurably(partial, message.bytes);
    } catch (cause) {
      return notWritten(folder, cause);
    }
    await run.reach('body');
    run.signal.throwIfAborted();
    await run.reach('dot_written');
    if (before === undefined) await rename(partial, target);
    // Also when the file was there: a crash may have come between its rename and this.
    await syncFolder(folder);
  } finally {
    await rm(partial, { force: true });
  }
  await run.reach('accepted');
  return { kind: 'accepted', reference: target };
}

/** The disk said no before the message stood under its name: nothing was sent, and another try is safe. */
function notWritten(folder: string, cause: unknown): SendOutcome {
  const reasons: Readonly<Record<string, string>> = { ENOSPC: 'the disk is full', EDQUOT: 'your disk quota is used up', EACCES: 'you may not write there', EPERM: 'you may not write there', EROFS: 'the disk is read-only', ENOTDIR: 'it is not a folder', EEXIST: 'it is not a folder' };
  const { code } = cause as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined) throw cause;
  return { kind: 'refused', permanent: false, reason: `nothing could be written to ${folder}: ${reason}` };
}

/** A name of letters, digits and dashes, whatever the Message-ID says; the hash keeps two that look alike apart. */
function fileName(messageId: string): string {
  const readable = (messageId.slice(1).split('@')[0] ?? '').replace(/[^A-Za-z0-9]+/g, '-').slice(0, 48).replace(/^-|-$/g, '');
  return `${readable}${readable === '' ? '' : '-'}${createHash('sha256').update(messageId).digest('hex').slice(0, 12)}.eml`;
}

async function read(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await rm(path, { force: true });
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there, and renames are journalled
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (thrown) {
    // Some network file systems have no sync for folders.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM'].includes((thrown as NodeJS.ErrnoException).code ?? '')) throw thrown;
  } finally {
    await handle.close();
  }
}

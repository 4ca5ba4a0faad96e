// Sees what a plugin does past its scope: files, connections, programs, standard output. Seen from inside the process and therefore not a wall,
// but enough to notice an honest mistake.
import { AsyncLocalStorage } from 'node:async_hooks';
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface OutsideRules {
  /** Folders it may write in. */
  readonly mayWriteIn?: readonly string[];
  /** For backends, transports and mailboxes that leave this machine by themselves. */
  readonly mayConnect?: boolean;
}

interface Watch extends OutsideRules {
  readonly seen: string[];
}

const watches = new AsyncLocalStorage<Watch>();

/** Does the work, and adds to `seen` what it did outside, one line each. */
export function watchOutside<Result>(rules: OutsideRules, seen: string[], work: () => Promise<Result>): Promise<Result> {
  patchOnce();
  return watches.run({ ...rules, seen }, work);
}

/** Function of `node:fs` → which of its arguments name what is changed. */
const writers: Readonly<Record<string, readonly number[]>> = {
  appendFile: [0], chmod: [0], chown: [0], copyFile: [1], cp: [1], lchown: [0], link: [1], lutimes: [0], mkdir: [0], mkdtemp: [0],
  rename: [0, 1], rm: [0], rmdir: [0], symlink: [1], truncate: [0], unlink: [0], utimes: [0], writeFile: [0],
};
const programs = ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'];

let patched = false;

function patchOnce(): void {
  if (patched) return;
  patched = true;
  for (const [name, places] of Object.entries(writers)) {
    const noteWrites = (parameters: readonly unknown[], watch: Watch) => places.forEach((place) => noteWrite(parameters[place], watch));
    patch(fs, name, noteWrites);
    patch(fs, `${name}Sync`, noteWrites);
    patch(fs.promises, name, noteWrites);
  }
  const noteOpening = (parameters: readonly unknown[], watch: Watch) => {
    if (opensForWriting(parameters[1])) noteWrite(parameters[0], watch);
  };
  for (const name of ['open', 'openSync']) patch(fs, name, noteOpening);
  patch(fs.promises, 'open', noteOpening);
  patch(fs, 'createWriteStream', (parameters, watch) => noteWrite(parameters[0], watch));
  for (const name of programs) patch(childProcess, name, (parameters, watch) => watch.seen.push(`it started the program ${String(parameters[0])}`));
  const noteConnection = (_: readonly unknown[], watch: Watch) => {
    if (watch.mayConnect !== true) watch.seen.push('it opened a connection of its own');
  };
  patch(net.Socket.prototype, 'connect', noteConnection);
  patch(dgram.Socket.prototype, 'send', noteConnection);
  patch(process.stdout, 'write', (_, watch) => watch.seen.push('it printed to standard output'));
  patch(process, 'chdir', (_, watch) => watch.seen.push('it changed the working folder'));
  patch(process, 'exit', (_, watch) => {
    watch.seen.push('it ended the program');
    throw new Error('a plugin must not end the program');
  });
  syncBuiltinESMExports();
}

function patch(target: object, name: string, note: (parameters: readonly unknown[], watch: Watch) => void): void {
  const members = target as Record<string, unknown>;
  const original = members[name];
  if (typeof original !== 'function') return; // not every function has a variant that waits
  members[name] = Object.assign(function watched(this: unknown, ...parameters: unknown[]): unknown {
    const watch = watches.getStore();
    if (watch !== undefined) note(parameters, watch);
    return Reflect.apply(original, this, parameters);
  }, original);
}

function noteWrite(path: unknown, watch: Watch): void {
  const file = pathOf(path);
  if (file === undefined || (watch.mayWriteIn ?? []).some((folder) => file === resolve(folder) || file.startsWith(resolve(folder) + sep))) return;
  watch.seen.push(`it wrote to ${file}`);
}

/** Undefined for an open file: its opening was seen. */
function pathOf(path: unknown): string | undefined {
  if (path instanceof URL) return fileURLToPath(path);
  return typeof path === 'string' || Buffer.isBuffer(path) ? resolve(path.toString()) : undefined;
}

function opensForWriting(flags: unknown): boolean {
  if (typeof flags === 'string') return /[wa+]/.test(flags);
  return typeof flags === 'number' && (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT)) !== 0;
}

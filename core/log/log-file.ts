// The log on disk: one JSON line per log line, in files that are rotated by size.
// Written before `write` returns, and by ourselves: of 1,000 lines in a burst, rotating-file-stream (asynchronous, in memory until written) had none or 83 on
// disk when the process was killed, and its stream ends for good at the first error. A log that is missing its last lines is missing why.
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LogLevel, logLevels, type LogLine, type LogSink } from '../contracts/ports.ts';
import { reasonOfFileError } from '../files/reason-of-file-error.ts';

export interface LogFileParts {
  /** Made when the first line is written. */
  readonly folder: string;
  /** How many files are kept, the one in use included. */
  readonly files: number;
  readonly fileSizeMb: number;
  /** The least important level that is taken. */
  readonly level: LogLevel;
  /** Told once, in a line for the user, when nothing can be written. */
  readonly onTrouble: (line: string) => void;
}

export interface LogFile extends LogSink {
  /** The file in use. */
  readonly path: string;
  close(): void;
}

/** A rotation that takes longer was cut short by the end of its process, in milliseconds. */
const longestRotation = 10_000;

/** Takes every line down to a level; never throws. Several processes may write to one folder. A home that does not exist is made for an error only: it may be a slip of the pen. */
export function createLogFile({ folder, files, fileSizeMb, level, onTrouble }: LogFileParts): LogFile {
  const path = join(folder, 'outreach.log');
  const turn = join(folder, 'outreach.log.rotating');
  const most = fileSizeMb * 1024 * 1024;
  let open: { readonly descriptor: number; readonly inode: number } | undefined;
  /** The last line was not written whole: begin the next one on a line of its own. */
  let torn = false;
  let told = false;

  function write(line: LogLine): void {
    if (logLevels.indexOf(line.level) > logLevels.indexOf(level)) return;
    try {
      if (line.level !== 'error' && open === undefined && !existsSync(dirname(folder))) return;
      append(`${JSON.stringify(line)}\n`);
    } catch (thrown) {
      close();
      if (told) return;
      told = true;
      onTrouble(`The log cannot be written to ${path}: ${reasonOfFileError(thrown)}. The work goes on without it.`);
    }
  }

  function append(line: string): void {
    let file = currentFile();
    if (fstatSync(file.descriptor).size >= most) {
      rotate();
      file = currentFile();
    }
    const bytes = Buffer.from(torn ? `\n${line}` : line);
    torn = true;
    // One call for one line: on one machine lines of several processes do not mix.
    for (let written = 0; written < bytes.length; ) written += writeSync(file.descriptor, bytes, written);
    torn = false;
  }

  /** The open file, opened anew when another process has rotated it away. */
  function currentFile(): { readonly descriptor: number; readonly inode: number } {
    if (open !== undefined && statSync(path, { throwIfNoEntry: false })?.ino === open.inode) return open;
    close();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(path, 'a+', 0o600);
    const { ino, size } = fstatSync(descriptor);
    torn = size > 0 && !endsLine(descriptor, size);
    open = { descriptor, inode: ino };
    return open;
  }

  /** `outreach.log` → `outreach.1.log` → … One process at a time; the others go on in the file that is there. */
  function rotate(): void {
    if (!takeTurn(turn)) return;
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < most) return; // another process has just done it
      const older = (age: number) => (age === 0 ? path : join(folder, `outreach.${age}.log`));
      for (let age = files - 1; age >= 1; age -= 1) {
        if (statSync(older(age - 1), { throwIfNoEntry: false }) !== undefined) renameSync(older(age - 1), older(age));
      }
      if (files === 1) unlinkSync(path);
    } finally {
      rmSync(turn, { force: true });
    }
  }

  function close(): void {
    if (open !== undefined) closeSync(open.descriptor);
    open = undefined;
  }

  return { path, write, close };
}

function takeTurn(turn: string): boolean {
  try {
    closeSync(openSync(turn, 'wx', 0o600));
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
  const begun = statSync(turn, { throwIfNoEntry: false })?.mtimeMs;
  if (begun !== undefined && Date.now() - begun > longestRotation) rmSync(turn, { force: true });
  return false;
}

function endsLine(descriptor: number, size: number): boolean {
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] === 0x0a;
}

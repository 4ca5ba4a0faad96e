import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createError, type OutreachError } from '../../errors.ts';
import { reasonOfFileError } from '../../files/reason-of-file-error.ts';
import type { Question } from '../attempt-book.ts';
import { unfoldQuestion } from './fold-question.ts';
import type { PartLine, StepFields } from './line.ts';
import { walkChain } from './walk-chain.ts';

export interface TrajectoryStep extends StepFields {
  /** Read from the file when it is asked for. */
  question(): Promise<Question>;
}

export interface ReadingOptions {
  /** Told of each line that was never finished, with its length. */
  readonly onTorn?: (bytes: number) => void;
}

/** The steps of a file in their order, one in memory at a time. Throws `trajectory_broken` where it is not as it was written, and `trajectory_missing`. */
export async function* readTrajectory(file: string, { onTorn }: ReadingOptions = {}): AsyncGenerator<TrajectoryStep, void, undefined> {
  const run = runOf(file);
  /** Where each part stands: the parts themselves would be nearly the whole file. */
  const parts = new Map<string, Place>();
  for await (const entry of walkChain(bytesOf(file))) {
    if (entry.kind === 'broken') throw createError('trajectory_broken', { run, line: entry.line, step: entry.step, reason: entry.reason });
    if (entry.kind === 'torn') onTorn?.(entry.bytes);
    else if (entry.line.kind === 'part') parts.set(entry.line.id, { at: entry.at, bytes: entry.bytes });
    else if (entry.line.kind === 'step') {
      const { v: _v, kind: _kind, hash: _hash, previous: _previous, question, ...step } = entry.line;
      yield { ...step, question: () => withPartsOf(file, parts, (partOf) => unfoldQuestion(question, partOf)) };
    }
  }
}

/** `…/trajectories/RUN.jsonl` */
export function runOf(file: string): string {
  return basename(file, '.jsonl');
}

/** The bytes of a file. Throws `trajectory_missing` when it cannot be read. */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw missing(file, cause);
  }
}

function missing(file: string, cause: unknown): OutreachError {
  return createError('trajectory_missing', { run: runOf(file), reason: reasonOfFileError(cause), have: [] }, { cause });
}

interface Place {
  readonly at: number;
  readonly bytes: number;
}

async function withPartsOf<Result>(file: string, parts: ReadonlyMap<string, Place>, work: (partOf: (id: string) => Promise<unknown>) => Promise<Result>): Promise<Result> {
  const handle = await open(file).catch((cause: unknown) => {
    throw missing(file, cause);
  });
  try {
    return await work(async (id) => {
      const place = parts.get(id);
      if (place === undefined) throw createError('trajectory_broken', { run: runOf(file), line: 0, step: 0, reason: `the part ${id} is not in it` });
      return (await readLine(handle, place)).part;
    });
  } finally {
    await handle.close();
  }
}

async function readLine(handle: FileHandle, { at, bytes }: Place): Promise<PartLine> {
  const { buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, at);
  return JSON.parse(buffer.toString('utf8')) as PartLine;
}

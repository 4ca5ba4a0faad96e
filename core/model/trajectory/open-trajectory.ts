// What was asked of models, and what they answered, in one file for each run: written before anybody goes on, and never altered.
import { closeSync, createReadStream, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatAnswer } from '../../contracts/backend.ts';
import type { Clock } from '../../contracts/ports.ts';
import { createError, type OutreachError } from '../../errors.ts';
import { reasonOfFileError } from '../../files/reason-of-file-error.ts';
import { maskDetails } from '../../log/mask-details.ts';
import { mask } from '../../mask.ts';
import type { AttemptEnd, AttemptStart } from '../attempt-book.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Folded, foldQuestion } from './fold-question.ts';
import { type Line, noLine, type RecordedError, sealLine, type StepFields } from './line.ts';
import { walkChain } from './walk-chain.ts';

export interface TrajectoryPlace {
  /** Made for its owner only, when the first step is written. */
  readonly folder: string;
  /** See `newRunId`. */
  readonly run: string;
  readonly clock: Pick<Clock, 'now'>;
  /**
   * Waits for the disk at each step. Without it a step outlives the death of the process at any moment, for it is with the operating system
   * before `append` resolves; a power cut may take the last seconds.
   */
  readonly sync?: boolean;
}

/** One request and its end. */
export type NewStep = Pick<AttemptStart, 'call' | 'attempt' | 'why' | 'task' | 'agent' | 'campaignId' | 'leadId' | 'backend' | 'question' | 'prompt'> &
  Pick<AttemptEnd, 'outcome' | 'sent' | 'answer' | 'usage' | 'error' | 'rung' | 'milliseconds'>;

export interface Trajectory {
  readonly run: string;
  readonly file: string;
  /**
   * Resolves with the number of the step when it is written. Rejects with `file_not_written`; then nothing of it is in the file.
   * `folded` is its question, if it was folded before.
   */
  append(step: NewStep, folded?: Folded): Promise<number>;
  /** Marks the orderly end. Nothing is written when there was no step. */
  close(): Promise<void>;
}

/**
 * Begins the trajectory of a run, or goes on with one: then a line that was torn by a kill stays, and a note about it follows.
 * No two processes may write one file: a run has one process (`newRunId`), and a file that grew meanwhile is refused.
 * Rejects with `trajectory_broken` when what is there is not as it was written.
 */
export async function openTrajectory({ folder, run, clock, sync = false }: TrajectoryPlace): Promise<Trajectory> {
  const file = join(folder, `${run}.jsonl`);
  let end = await endOf(file, run);
  let descriptor: number | undefined;
  let closed = false;

  /** One write for one step: it is there whole, or it is the torn end. */
  function write(lines: string, after: Pick<FileEnd, 'previous' | 'steps'>): void {
    try {
      descriptor ??= openFile(folder, file, end === undefined);
      const { size } = fstatSync(descriptor);
      if (size !== (end?.size ?? 0)) throw new Error('another process has written to it');
      const bytes = Buffer.from(lines);
      writeWhole(descriptor, bytes, size);
      if (sync) fdatasyncSync(descriptor);
      end = { ...after, size: size + bytes.length, known: end?.known ?? new Set(), mend: '' };
    } catch (cause) {
      throw createError('file_not_written', { file, reason: reasonOfFileError(cause) }, { cause });
    }
  }

  return {
    run,
    file,
    async append({ question, answer, usage, error, call, attempt, why, task, agent, campaignId, leadId, backend, prompt, outcome, sent, rung, milliseconds }, folded = foldQuestion(question)) {
      if (closed) throw createError('file_not_written', { file, reason: 'its run is over' });
      const fresh = [...folded.parts].filter(([id]) => end?.known.has(id) !== true);
      const step = (end?.steps ?? 0) + 1;
      const at = new Date(clock.now()).toISOString();
      const fields = { run, step, at, call, attempt, why, task, agent, campaignId, leadId, backend, model: question.model, prompt, outcome, sent, rung, milliseconds, usage, answer: withoutUsage(answer), error: recordedError(error) };
      let lines = end?.mend ?? '';
      let previous = end?.previous ?? noLine;
      const add = (kind: Line['kind'], json: Readonly<Record<string, string>>): void => {
        const line = sealLine(kind, json, previous);
        lines += line.text;
        previous = line.hash;
      };
      for (const [id, part] of fresh) add('part', { id: `"${id}"`, part });
      add('step', { ...masked(fields satisfies Omit<StepFields, 'questionHash'>), question: folded.json, questionHash: `"${folded.hash}"` });
      write(lines, { previous, steps: step });
      for (const [id] of fresh) end?.known.add(id);
      return step;
    },
    async close() {
      if (closed) return;
      closed = true;
      if (descriptor === undefined || end === undefined) return;
      const line = sealLine('end', { steps: String(end.steps) }, end.previous);
      try {
        write(line.text, { previous: line.hash, steps: end.steps });
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** How a file ends, and what it goes on from. */
interface FileEnd {
  /** Hash of the last line. */
  readonly previous: string;
  readonly steps: number;
  readonly size: number;
  /** Ids of the parts that are in the file. */
  readonly known: Set<string>;
  /** Goes before the next line. */
  readonly mend: string;
}

/** Undefined when there is no file. */
async function endOf(file: string, run: string): Promise<FileEnd | undefined> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  const known = new Set<string>();
  let previous = noLine;
  let steps = 0;
  let mend = '';
  for await (const entry of walkChain(createReadStream(file))) {
    if (entry.kind === 'broken') throw createError('trajectory_broken', { run, line: entry.line, step: entry.step, reason: entry.reason });
    if (entry.kind === 'line') {
      previous = entry.line.hash;
      if (entry.line.kind === 'step') steps = entry.line.step;
      if (entry.line.kind === 'part') known.add(entry.line.id);
      if (entry.at + entry.bytes === size) mend = '\n'; // whole, but for its line feed
    } else if (!entry.noted) {
      const note = sealLine('torn', { bytes: String(entry.bytes), torn: `"${entry.hash}"` }, previous);
      mend = `\n${note.text}`;
      previous = note.hash;
    }
  }
  return { previous, steps, size, known, mend };
}

function openFile(folder: string, file: string, fresh: boolean): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return openSync(file, fresh ? 'ax' : 'a', 0o600);
}

/** All of it or nothing: nobody was told of a part, and so it is taken back. */
function writeWhole(descriptor: number, bytes: Buffer, size: number): void {
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
  } catch (cause) {
    ftruncateSync(descriptor, size);
    throw cause;
  }
}

function masked(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, canonicalJson(value, mask)]));
}

function withoutUsage(answer: ChatAnswer | null): StepFields['answer'] {
  if (answer === null) return null;
  const { usage: _, ...rest } = answer;
  return rest;
}

function recordedError(error: OutreachError | null): RecordedError | null {
  return error === null ? null : { code: error.code, message: error.message, retryable: error.retryable, details: maskDetails(error.details, 'info') };
}

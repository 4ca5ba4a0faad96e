// Parses a file in a thread of its own, and ends the thread when it takes too long or too much memory.
import { Worker } from 'node:worker_threads';
import type { Profile } from '../domain/profile.ts';
import { createError, type ErrorCode, OutreachError } from '../errors.ts';
import type { ResumeLimits } from './resume-limits.ts';

/** What the thread is given. */
export interface ResumeRequest {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly limits: ResumeLimits;
}

/** What the thread gives back; an error travels by its code and details. */
export type ResumeAnswer =
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>>; readonly cause: string };

/** Megabytes. */
const smallestHeap = 96;

/** How often the memory is looked at, in milliseconds. */
const watchEvery = 20;

let lastOne: Promise<unknown> = Promise.resolve();

/** The profile in the bytes, or the error that says why there is none. One at a time, so that the memory of this process stays bounded. Bytes are handed over, not copied: do not use them afterwards. */
export function readInThread(request: ResumeRequest): Promise<Profile> {
  const mine = lastOne.then(() => readNow(request));
  lastOne = mine.catch(() => undefined); // The next one does not care; whoever asked for this one is told.
  return mine;
}

async function readNow(request: ResumeRequest): Promise<Profile> {
  const { limits } = request;
  const worker = new Worker(workerFile(), {
    workerData: request,
    transferList: [request.bytes.buffer as ArrayBuffer],
    // The watch below ends it sooner. With too small a heap to begin in, V8 would end the whole process.
    resourceLimits: { maxOldGenerationSizeMb: Math.max(smallestHeap, limits.megabytes), maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // A parser that warns has nothing to say to the user, and gets nothing from the environment.
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Profile>((resolve, reject) => {
      watch = setInterval(() => {
        void memoryOf(worker, before).then((bytes) => {
          if (bytes > limits.megabytes * 1024 * 1024) reject(createError('resume_too_heavy', { megabytes: limits.megabytes }));
        });
      }, watchEvery);
      deadline = setTimeout(() => reject(createError('resume_too_slow', { seconds: limits.seconds })), limits.seconds * 1000);
      worker.once('message', (answer: ResumeAnswer) => {
        if (answer.kind === 'profile') resolve(answer.profile);
        else reject(new OutreachError(answer.code, answer.details, answer.cause === '' ? {} : { cause: answer.cause }));
      });
      worker.once('error', (thrown: Error & { readonly code?: string }) => {
        reject(thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' ? createError('resume_too_heavy', { megabytes: limits.megabytes }, { cause: thrown }) : thrown);
      });
      worker.once('exit', (code) => reject(createError('resume_unreadable', { kind: 'a document', reason: `its reader ended with code ${code}` })));
    });
  } finally {
    clearInterval(watch);
    clearTimeout(deadline);
    await worker.terminate();
  }
}

/** Bytes that the thread holds, in its heap and beside it, where unpacked streams lie and no resource limit looks. */
async function memoryOf(worker: Worker, grownFrom: number): Promise<number> {
  if (typeof (worker as Partial<Worker>).getHeapStatistics !== 'function') return process.memoryUsage.rss() - grownFrom; // Node.js before 22.16
  try {
    const { total_physical_size, external_memory } = await worker.getHeapStatistics();
    return total_physical_size + external_memory;
  } catch {
    return 0; // It has just ended.
  }
}

/** Beside this file: TypeScript in the source tree, JavaScript in a bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './resume-worker.ts' : './resume-worker.js', import.meta.url);
}

// Work on hostile bytes, in a thread that is ended when it takes too long or too much memory.
import { Worker } from 'node:worker_threads';

export interface ThreadWork {
  /** The thread's program, beside this one: see `threadFile`. */
  readonly file: URL;
  /** What it is given: copied, but for what is handed over. */
  readonly data: unknown;
  readonly handedOver?: readonly ArrayBuffer[];
  readonly seconds: number;
  /** That the thread may hold. */
  readonly megabytes: number;
  /** Whether all that the process grows by counts, also what is freed but not given back: for who promises that much of the process. */
  readonly ofProcess?: boolean;
}

/** How it ended: with the first message of the thread, or why there is none. */
export type ThreadEnd<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'too slow' }
  | { readonly kind: 'too heavy' }
  /** Its program threw: a bug of ours. */
  | { readonly kind: 'broken'; readonly cause: Error }
  /** It was over without a word. */
  | { readonly kind: 'ended'; readonly code: number };

/** Megabytes: with a smaller heap to begin in, V8 would end the whole process. */
const smallestHeap = 96;

/** How often the memory is looked at, in milliseconds. */
const watchEvery = 10;

/** Never rejects. The caller decides what an end means, and checks the answer's shape as far as the thread cannot be trusted. */
export async function inLimitedThread<Answer>(work: ThreadWork): Promise<ThreadEnd<Answer>> {
  try {
    return await watched(begin(work), work);
  } catch (thrown) {
    // What it is given cannot be handed over.
    return { kind: 'broken', cause: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}

function begin({ file, data, handedOver = [], megabytes }: ThreadWork): Worker {
  return new Worker(file, {
    workerData: data,
    transferList: [...handedOver],
    // The watch below ends it sooner: what a parser holds outside of the heap is not counted here.
    resourceLimits: { maxOldGenerationSizeMb: Math.max(smallestHeap, megabytes), maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // A parser that warns has nothing to say to the user, and gets nothing from the environment.
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });
}

async function watched<Answer>(worker: Worker, { seconds, megabytes, ofProcess = false }: ThreadWork): Promise<ThreadEnd<Answer>> {
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ThreadEnd<Answer>>((resolve) => {
      watch = setInterval(() => {
        const weigh = (bytes: number) => {
          if (bytes > megabytes * 1024 * 1024) resolve({ kind: 'too heavy' });
        };
        if (ofProcess) weigh(process.memoryUsage.rss() - before);
        else void memoryOf(worker, before).then(weigh);
      }, watchEvery);
      deadline = setTimeout(() => resolve({ kind: 'too slow' }), seconds * 1000);
      worker.once('message', (answer: Answer) => resolve({ kind: 'answer', answer }));
      worker.once('error', (thrown: Error & { readonly code?: string }) => resolve(thrown.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { kind: 'too heavy' } : { kind: 'broken', cause: thrown }));
      worker.once('exit', (code) => resolve({ kind: 'ended', code }));
    });
  } finally {
    clearInterval(watch);
    clearTimeout(deadline);
    await worker.terminate();
  }
}

/** A thread's program beside the module that asks (`import.meta.url`): TypeScript in the source tree, JavaScript in a bundle. */
export function threadFile(name: string, beside: string): URL {
  return new URL(`./${name}${beside.endsWith('.ts') ? '.ts' : '.js'}`, beside);
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

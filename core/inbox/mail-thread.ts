// Ordinary mail is parsed at once. What would take long is parsed in a thread, which is ended when it takes too long or too much memory; then the head of the message has to do.
import { Worker } from 'node:worker_threads';
import { type BoundedMail, boundMail } from './bounded-mail.ts';
import { parseBounded, parseHead } from './parse-mail.ts';
import type { ParsedMail } from './parsed-mail.ts';

export interface MailLimits {
  readonly seconds: number;
  /** That this process may grow by. */
  readonly megabytes: number;
  /** What is parsed without a thread: see `BoundedMail.effort`, and bytes. */
  readonly effort: number;
  readonly bytes: number;
}

export const defaultMailLimits: MailLimits = { seconds: 0.7, megabytes: 120, effort: 3_000, bytes: 512 * 1024 };

/** How often the memory is looked at, in milliseconds. */
const watchEvery = 10;

let lastOne: Promise<unknown> = Promise.resolve();

/** Takes any bytes apart as mail, within limits of time and memory; never throws. Where they do not suffice, it gives the headers and the beginning of the body, and says `isCut`. */
export async function parseMailSafely(bytes: Uint8Array, limits = defaultMailLimits): Promise<ParsedMail> {
  const bounded = boundMail(bytes);
  if (bounded.effort <= limits.effort && bounded.bytes.length <= limits.bytes) return parseBounded(bounded);
  // One at a time, so that the memory of this process stays bounded.
  const mine = lastOne.then(() => parseInThread(bounded, limits));
  lastOne = mine;
  return (await mine) ?? (await parseHead(bounded));
}

/** Undefined when the thread had to be ended, or ended by itself. */
async function parseInThread(bounded: BoundedMail, { seconds, megabytes }: MailLimits): Promise<ParsedMail | undefined> {
  const worker = new Worker(workerFile(), {
    workerData: bounded,
    // The watch below ends it sooner: what a parser holds outside of the heap is not counted here.
    resourceLimits: { maxOldGenerationSizeMb: Math.max(96, megabytes), maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ParsedMail | undefined>((resolve) => {
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > megabytes * 1024 * 1024) resolve(undefined);
      }, watchEvery);
      deadline = setTimeout(() => resolve(undefined), seconds * 1000);
      worker.once('message', (mail: ParsedMail) => resolve(mail));
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => resolve(undefined));
    });
  } finally {
    clearInterval(watch);
    clearTimeout(deadline);
    await worker.terminate();
  }
}

/** Beside this file: TypeScript in the source tree, JavaScript in a bundle. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './mail-worker.ts' : './mail-worker.js', import.meta.url);
}

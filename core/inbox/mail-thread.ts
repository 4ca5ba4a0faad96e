// Ordinary mail is parsed at once. What would take long is parsed in a thread, which is ended when it takes too long or too much memory; then the head of the message has to do.
import { inLimitedThread, threadFile } from '../limited-thread.ts';
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
  const ended = await inLimitedThread<ParsedMail>({ file: threadFile('mail-worker', import.meta.url), data: bounded, seconds, megabytes, ofProcess: true });
  return ended.kind === 'answer' ? ended.answer : undefined;
}

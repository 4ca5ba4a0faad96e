// Parses a file in a thread of its own, and ends the thread when it takes too long or too much memory.
import type { Profile } from '../domain/profile.ts';
import { createError, type ErrorCode, OutreachError } from '../errors.ts';
import { inLimitedThread, threadFile } from '../limited-thread.ts';
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

let lastOne: Promise<unknown> = Promise.resolve();

/** The profile in the bytes, or the error that says why there is none. One at a time, so that the memory of this process stays bounded. Bytes are handed over, not copied: do not use them afterwards. */
export function readInThread(request: ResumeRequest): Promise<Profile> {
  const mine = lastOne.then(() => readNow(request));
  lastOne = mine.catch(() => undefined); // The next one does not care; whoever asked for this one is told.
  return mine;
}

async function readNow({ bytes, file, limits }: ResumeRequest): Promise<Profile> {
  const { seconds, megabytes } = limits;
  const ended = await inLimitedThread<ResumeAnswer>({ file: threadFile('resume-worker', import.meta.url), data: { bytes, file, limits } satisfies ResumeRequest, handedOver: [bytes.buffer as ArrayBuffer], seconds, megabytes });
  if (ended.kind === 'too slow') throw createError('resume_too_slow', { seconds });
  if (ended.kind === 'too heavy') throw createError('resume_too_heavy', { megabytes });
  if (ended.kind === 'broken') throw ended.cause;
  if (ended.kind === 'ended') throw createError('resume_unreadable', { kind: 'a document', reason: `its reader ended with code ${ended.code}` });
  const { answer } = ended;
  if (answer.kind === 'profile') return answer.profile;
  throw new OutreachError(answer.code, answer.details, answer.cause === '' ? {} : { cause: answer.cause });
}

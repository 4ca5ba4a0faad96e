// The thread in which untrusted files are parsed: it may be ended at any time, and takes its memory with it. A bundle gives it a file of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { isOutreachError } from '../errors.ts';
import { readDocument } from './read-document.ts';
import type { ResumeAnswer, ResumeRequest } from './resume-thread.ts';

const { bytes, file, limits } = workerData as ResumeRequest;

parentPort?.postMessage(await answer());

async function answer(): Promise<ResumeAnswer> {
  try {
    return { kind: 'profile', profile: await readDocument(bytes, file, limits) };
  } catch (thrown) {
    if (isOutreachError(thrown)) return { kind: 'error', code: thrown.code, details: thrown.details, cause: causeOf(thrown.cause) };
    throw thrown;
  }
}

function causeOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? '');
}

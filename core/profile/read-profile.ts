import { type FileHandle, open } from 'node:fs/promises';
import type { Profile } from '../domain/profile.ts';
import { createError, reasonOf } from '../errors.ts';
import { goodEnough } from './quality.ts';
import { readWritten } from './read-document.ts';
import { resumeKind } from './resume-kind.ts';
import { defaultResumeLimits, type ResumeLimits } from './resume-limits.ts';
import { readInThread } from './resume-thread.ts';

/**
 * The profile in a résumé file: PDF, DOCX, Markdown, plain text or JSON Resume, told by content. Anything that cannot be read,
 * costs more than the limits, or is not enough to write from is refused with an error of the `resume_…` family.
 */
export async function readProfile(file: string, limits: Partial<ResumeLimits> = {}): Promise<Profile> {
  const all = { ...defaultResumeLimits, ...limits };
  const bytes = await readBytes(file, all);
  resumeKind(bytes, file); // Refused before a thread is started for it.
  return goodEnough(await readInThread({ bytes, file, limits: all }));
}

/** The profile in a pasted text. */
export function readProfileText(text: string): Profile {
  return goodEnough(readWritten(text, 'text', defaultResumeLimits));
}

async function readBytes(file: string, limits: ResumeLimits): Promise<Uint8Array<ArrayBuffer>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const found = await handle.stat();
    if (!found.isFile()) throw createError('resume_not_a_file', { file });
    if (found.size > limits.bytes) throw createError('resume_too_large', { what: `${megabytes(found.size)} MB`, most: `${megabytes(limits.bytes)} MB` });
    const bytes = new Uint8Array(found.size);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.slice(0, filled);
  } catch (thrown) {
    throw translated(thrown, file);
  } finally {
    await handle?.close();
  }
}

function translated(thrown: unknown, file: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return createError('resume_missing', { file }, { cause: thrown });
  if (code === 'EISDIR') return createError('resume_not_a_file', { file }, { cause: thrown });
  if (typeof code === 'string' && code.startsWith('E')) return createError('resume_forbidden', { file, reason: reasonOf(thrown) }, { cause: thrown });
  return thrown;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

import type { Profile } from '../domain/profile.ts';
import { createError } from '../errors.ts';
import { decodeText } from '../text/decode-text.ts';
import { extractProfile } from './extract-profile.ts';
import { linesOfPdf } from './pdf-lines.ts';
import { isJsonResume, readJsonResume } from './read-json-resume.ts';
import { linesOfMarkdown } from './read-markdown.ts';
import { linesOfPlainText } from './read-plain-text.ts';
import { resumeKind } from './resume-kind.ts';
import type { ResumeLimits } from './resume-limits.ts';
import type { ResumeLine } from './resume-line.ts';

/** The profile in the bytes of a file; `file` is its name, for messages and to tell Markdown from text. Untrusted bytes: call it in a thread of its own. */
export async function readDocument(bytes: Uint8Array, file: string, limits: ResumeLimits): Promise<Profile> {
  const kind = resumeKind(bytes, file);
  // Each reader is loaded when a file needs it: the libraries behind them take longer to load than most résumés to read.
  if (kind === 'pdf') {
    const { readPdf } = await import('./read-pdf.ts');
    const pages = await readPdf(bytes, limits);
    if (lettersIn(pages.flatMap(({ pieces }) => pieces.map(({ text }) => text))) < 40) throw createError('resume_scanned', { pages: pages.length });
    return profileOf(linesOfPdf(pages), limits);
  }
  if (kind === 'docx') {
    const { linesOfDocx } = await import('./read-docx.ts');
    return profileOf(await linesOfDocx(bytes, file), limits);
  }
  return readWritten(decodeText(bytes), kind, limits);
}

/** The profile in a text: JSON Resume by its shape, Markdown by its name or its headings, anything else as it stands. */
export function readWritten(written: string, kind: 'markdown' | 'json' | 'text', limits: ResumeLimits): Profile {
  if (written.trim() === '') throw createError('resume_empty', {});
  if (written.length > 1.5 * limits.characters) throw tooLong(written.length, limits);
  if (kind === 'json' || isJsonResume(written)) return readJsonResume(written);
  return profileOf(kind === 'markdown' || looksLikeMarkdown(written) ? linesOfMarkdown(written) : linesOfPlainText(written), limits);
}

/** Forty pages of sixty lines have fewer. */
const mostLines = 3_000;

function profileOf(lines: readonly ResumeLine[], limits: ResumeLimits): Profile {
  const length = lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  if (length > limits.characters) throw tooLong(length, limits);
  if (lines.length > mostLines) throw createError('resume_too_large', { what: `${lines.length} lines`, most: String(mostLines) });
  return extractProfile(lines);
}

function tooLong(length: number, limits: ResumeLimits) {
  return createError('resume_too_large', { what: `${length} characters of text`, most: String(limits.characters) });
}

function looksLikeMarkdown(written: string): boolean {
  return (written.match(/^ {0,3}#{1,4} \S/gm)?.length ?? 0) >= 2 || (/^ {0,3}#{1,4} \S/m.test(written) && /\*\*[^*\n]{2,80}\*\*/.test(written));
}

function lettersIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

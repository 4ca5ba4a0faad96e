// What a file is, by its first bytes and not by its name.
import { extname } from 'node:path';
import { createError } from '../errors.ts';
import { decodeText } from '../text/decode-text.ts';

export type ResumeKind = 'pdf' | 'docx' | 'markdown' | 'json' | 'text';

/** What a file is: a kind that is read, or something else in words. */
type Looks = { readonly kind: 'pdf' | 'zip' | 'written' } | { readonly kind: 'other'; readonly looks: string };

/** The kind of a résumé file. What cannot be read, and what is not what its name says, is refused with `resume_kind_unknown` or `resume_extension_wrong`. */
export function resumeKind(bytes: Uint8Array, file: string): ResumeKind {
  const extension = extname(file).toLowerCase();
  if (bytes.length === 0) throw createError('resume_empty', {});
  const found = looksLike(bytes);
  if (found.kind === 'other') {
    if (extension !== '' && readable.has(extension)) throw createError('resume_extension_wrong', { file, extension, looks: found.looks });
    throw createError('resume_kind_unknown', { file, looks: found.looks });
  }
  if (found.kind === 'pdf') return fitting(file, extension, ['.pdf'], 'a PDF file', 'pdf');
  if (found.kind === 'zip') return fitting(file, extension, ['.docx', '.docm', '.dotx'], 'a ZIP archive, as DOCX files are', 'docx');
  const kind: ResumeKind = extension === '.json' ? 'json' : /^\.(?:md|markdown|mdown|mkd)$/.test(extension) ? 'markdown' : 'text';
  return fitting(file, extension, ['.txt', '.text', '.md', '.markdown', '.mdown', '.mkd', '.json'], 'plain text', kind);
}

/** Endings of résumés; a file named so must be so. */
const readable = new Set(['.pdf', '.docx', '.docm', '.dotx', '.txt', '.text', '.md', '.markdown', '.mdown', '.mkd', '.json']);

function fitting(file: string, extension: string, fits: readonly string[], looks: string, kind: ResumeKind): ResumeKind {
  if (readable.has(extension) && !fits.includes(extension)) throw createError('resume_extension_wrong', { file, extension, looks });
  return kind;
}

const signatures: readonly (readonly [bytes: string, looks: string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xFF\xD8\xFF', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['BM', 'a BMP picture'],
  ['8BPS', 'a Photoshop picture'],
  ['%!PS', 'a PostScript file'],
  ['{\\rtf', 'an RTF document'],
  ['MZ', 'a Windows program'],
  ['\x7FELF', 'a program'],
  ['\xCF\xFA\xED\xFE', 'a program'],
  ['\xFE\xED\xFA', 'a program'],
  ['\xCA\xFE\xBA\xBE', 'a program'],
  ['\x1F\x8B', 'a gzip archive'],
  ['7z\xBC\xAF\x27\x1C', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xFD7zXZ', 'an XZ archive'],
  ['SQLite format 3', 'a database'],
  ['OggS', 'a sound file'],
  ['ID3', 'a sound file'],
];

function looksLike(bytes: Uint8Array): Looks {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  // ISO 32000-2 annex I.2: readers accept the header within the first 1,024 bytes.
  if (start.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  if (start.startsWith('PK\x03\x04')) return { kind: 'zip' };
  if (start.startsWith('PK\x05\x06')) return { kind: 'other', looks: 'an empty ZIP archive' };
  if (start.startsWith('\xD0\xCF\x11\xE0')) return oldOffice(bytes);
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { kind: 'other', looks: 'a WebP picture' };
  if (/^.{4}ftyp(?:heic|heif|mif1|avif)/s.test(start)) return { kind: 'other', looks: 'an HEIF picture' };
  if (/^.{4}ftyp/s.test(start)) return { kind: 'other', looks: 'a film' };
  for (const [signature, looks] of signatures) {
    if (start.startsWith(signature) && !(/^[ -~]{2,3}$/.test(signature) && isText(start))) return { kind: 'other', looks };
  }
  const marked = /^\xEF\xBB\xBF|^\xFF\xFE|^\xFE\xFF/.test(start);
  if (!marked && !isText(start)) return { kind: 'other', looks: 'a file of unknown kind, not text' };
  const text = decodeText(bytes.subarray(0, 2048)).trimStart();
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(text)) return { kind: 'other', looks: 'a web page' };
  if (/^(?:%[^\n]*\n\s*)*\\documentclass\b/.test(text)) return { kind: 'other', looks: 'LaTeX source' };
  if (text.startsWith('<?xml')) return { kind: 'other', looks: 'an XML file' };
  if (text.startsWith('#!')) return { kind: 'other', looks: 'a script' };
  return { kind: 'written' };
}

/** Word, Excel and PowerPoint before 2007; their successors when a password protects them. */
function oldOffice(bytes: Uint8Array): Looks {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024 * 1024));
  if (whole.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw createError('resume_encrypted', { kind: 'DOCX' });
  return { kind: 'other', looks: 'an old Word, Excel or PowerPoint file (before 2007)' };
}

/** No zero, and hardly a control character. */
function isText(start: string): boolean {
  if (start.includes('\0')) return false;
  const controls = start.match(/[\x01-\x08\x0E-\x1A\x1C-\x1F\x7F]/g)?.length ?? 0;
  return controls <= start.length / 200;
}

import test from 'ava';
import { resumeKind } from '../../../core/profile/resume-kind.ts';
import { errorOf } from '../../support/error-of.ts';

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');

const known: readonly (readonly [content: string, file: string, kind: string])[] = [
  ['%PDF-1.7\n', 'cv.pdf', 'pdf'],
  ['junk before\n%PDF-1.4\n', 'cv', 'pdf'],
  ['PK\x03\x04', 'cv.docx', 'docx'],
  ['PK\x03\x04', 'download', 'docx'],
  ['# Jane Doe', 'cv.md', 'markdown'],
  ['Jane Doe', 'cv.txt', 'text'],
  ['Jane Doe', 'cv', 'text'],
  ['{"basics":{}}', 'cv.json', 'json'],
  ['\xEF\xBB\xBFJane', 'cv.txt', 'text'],
  ['\xFF\xFEJ\0a\0n\0e\0', 'cv.txt', 'text'],
  ['BM is how this text begins', 'cv.txt', 'text'],
  ['MZ Jane', 'cv.txt', 'text'],
];

for (const [content, file, kind] of known) {
  test(`${JSON.stringify(content.slice(0, 12))} in ${file} is ${kind}`, (t) => {
    t.is(resumeKind(bytes(content), file), kind as ReturnType<typeof resumeKind>);
  });
}

const refused: readonly (readonly [content: string, file: string, code: string, looks: RegExp])[] = [
  ['\x89PNG\r\n\x1A\n', 'cv.pdf', 'resume_extension_wrong', /PNG picture/],
  ['\xFF\xD8\xFF\xE0', 'cv.jpg', 'resume_kind_unknown', /JPEG picture/],
  ['MZ\x90\0\x03\0', 'cv.docx', 'resume_extension_wrong', /Windows program/],
  ['\x7FELF\x02\x01', 'cv', 'resume_kind_unknown', /program/],
  ['%PDF-1.7', 'cv.docx', 'resume_extension_wrong', /PDF/],
  ['PK\x03\x04', 'cv.pdf', 'resume_extension_wrong', /ZIP/],
  ['Jane Doe', 'cv.pdf', 'resume_extension_wrong', /plain text/],
  ['\xD0\xCF\x11\xE0\xA1\xB1', 'cv.doc', 'resume_kind_unknown', /before 2007/],
  ['{\\rtf1 Jane}', 'cv.rtf', 'resume_kind_unknown', /RTF/],
  ['<!DOCTYPE html><html>', 'cv.html', 'resume_kind_unknown', /web page/],
  ['\\documentclass{article}', 'cv.tex', 'resume_kind_unknown', /LaTeX/],
  ['a\0b\0\x01\x02', 'cv.bin', 'resume_kind_unknown', /not text/],
];

for (const [content, file, code, looks] of refused) {
  test(`${JSON.stringify(content.slice(0, 12))} in ${file} is refused and called by its name`, async (t) => {
    const error = await errorOf(() => resumeKind(bytes(content), file));
    t.is(error.code, code as typeof error.code);
    t.regex(error.message, looks);
  });
}

test('An empty file says that it is empty', async (t) => {
  t.is((await errorOf(() => resumeKind(new Uint8Array(), 'cv.pdf'))).code, 'resume_empty');
});

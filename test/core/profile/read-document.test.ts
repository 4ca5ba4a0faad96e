// What a hostile file may cost: an error that says what to do, within the deadline and the memory given.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { ErrorCode } from '../../../core/errors.ts';
import { readProfile } from '../../../core/profile/read-profile.ts';
import { errorOf } from '../../support/error-of.ts';
import {
  crowdedDocx,
  deepDocx,
  deepPdf,
  docxBomb,
  docxOfManyParts,
  docxWithPictureBomb,
  encryptedDocx,
  encryptedPdf,
  laughingDocx,
  longPdf,
  loopedPdf,
  lyingDocx,
  passwordDocx,
  pdfBomb,
  pdfBombInBomb,
  picture,
  program,
  scannedPdf,
  scriptedPdf,
  workbook,
} from '../../support/hostile-resumes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const megabyte = 1024 * 1024;

const table: readonly { readonly says: string; readonly file: string; readonly make: () => Uint8Array | Promise<Uint8Array>; readonly codes: readonly ErrorCode[] }[] = [
  { says: 'an encrypted PDF', file: 'cv.pdf', make: encryptedPdf, codes: ['resume_encrypted'] },
  { says: 'a scanned PDF', file: 'cv.pdf', make: scannedPdf, codes: ['resume_scanned'] },
  { says: 'a PDF of 500 pages', file: 'cv.pdf', make: () => longPdf(500), codes: ['resume_too_large'] },
  { says: 'a PDF with scripts and little else', file: 'cv.pdf', make: () => scriptedPdf('Experience. '.repeat(20)), codes: ['resume_too_thin'] },
  { says: 'a PDF that unpacks to 1 GB', file: 'cv.pdf', make: () => pdfBomb(1_000), codes: ['resume_too_heavy', 'resume_too_slow'] },
  { says: 'a PDF of 3 KB that unpacks twice to 1 GB', file: 'cv.pdf', make: () => pdfBombInBomb(1_000), codes: ['resume_too_heavy', 'resume_too_slow'] },
  { says: 'a PDF whose pages hold themselves', file: 'cv.pdf', make: loopedPdf, codes: ['resume_scanned', 'resume_unreadable'] },
  { says: 'a PDF of 200,000 open brackets', file: 'cv.pdf', make: deepPdf, codes: ['resume_unreadable'] },
  { says: 'half a PDF', file: 'cv.pdf', make: async () => (await longPdf(2)).subarray(0, 700), codes: ['resume_unreadable'] },
  { says: 'a DOCX that unpacks to 1 GB', file: 'cv.docx', make: () => docxBomb(1_000), codes: ['resume_too_large'] },
  { says: 'a DOCX that unpacks to 1 GB and says 900 bytes', file: 'cv.docx', make: () => lyingDocx(1_000), codes: ['resume_unreadable'] },
  { says: 'a DOCX with a picture that unpacks to 1 GB', file: 'cv.docx', make: () => docxWithPictureBomb(1_000), codes: ['resume_unreadable', 'resume_too_large'] },
  { says: 'a DOCX of 5,000 parts', file: 'cv.docx', make: () => docxOfManyParts(5_000), codes: ['resume_too_large'] },
  { says: 'a DOCX nested 30,000 deep', file: 'cv.docx', make: () => deepDocx(30_000), codes: ['resume_unreadable', 'resume_too_heavy'] },
  { says: 'a DOCX of 80,000 paragraphs', file: 'cv.docx', make: () => crowdedDocx(80_000), codes: ['resume_too_heavy', 'resume_too_large', 'resume_too_slow'] },
  { says: 'a DOCX with entities that multiply', file: 'cv.docx', make: laughingDocx, codes: ['resume_unreadable'] },
  { says: 'a DOCX with encrypted parts', file: 'cv.docx', make: encryptedDocx, codes: ['resume_encrypted'] },
  { says: 'a DOCX with a password', file: 'cv.docx', make: passwordDocx, codes: ['resume_encrypted'] },
  { says: 'a workbook called .docx', file: 'cv.docx', make: workbook, codes: ['resume_kind_unknown'] },
  { says: 'a picture called .pdf', file: 'cv.pdf', make: () => picture, codes: ['resume_extension_wrong'] },
  { says: 'a program called .docx', file: 'cv.docx', make: () => program, codes: ['resume_extension_wrong'] },
  { says: 'a PDF called .docx', file: 'cv.docx', make: scannedPdf, codes: ['resume_extension_wrong'] },
  { says: 'a text called .pdf', file: 'cv.pdf', make: () => Buffer.from('Experience'), codes: ['resume_extension_wrong'] },
  { says: 'a text of a megabyte', file: 'cv.txt', make: () => Buffer.alloc(megabyte, 'Engineer at Acme 2019 - 2021\n'), codes: ['resume_too_large'] },
  { says: 'malformed JSON', file: 'cv.json', make: () => Buffer.from('{"basics": {"name": "x",}}'), codes: ['resume_unreadable'] },
];

for (const { says, file, make, codes } of table) {
  test.serial(`Refused with what to do: ${says}`, async (t) => {
    const path = join(temporaryFolder(t), file);
    writeFileSync(path, await make());
    const before = process.memoryUsage.rss();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
    const error = await errorOf(() => readProfile(path));
    clearInterval(watch);
    t.true((codes as readonly string[]).includes(error.code), `${error.code}: ${error.message}`);
    t.is(error.family, 'setup');
    t.not(error.help, '');
    t.notRegex(error.message, /\n|\bat .+:\d+/, 'one line, no stack');
    t.true(peak - before < 300 * megabyte, `it grew by ${Math.round((peak - before) / megabyte)} MB`);
  });
}

test.serial('A script in a PDF does not keep its text from being read', async (t) => {
  const text = [
    'Petra Vogel\npetra.vogel@mail.example\n\nExperience\nSoftware Engineer, Acme Corp, 2019 - 2021\n',
    ...Array.from({ length: 14 }, (_, index) => `Built part number ${index} of the system in Python, Docker and PostgreSQL, tested it with care and handed it over.\n`),
  ].join('');
  const path = join(temporaryFolder(t), 'cv.pdf');
  writeFileSync(path, await scriptedPdf(text));
  const profile = await readProfile(path);
  t.is(profile.email?.value, 'petra.vogel@mail.example');
  t.is(profile.experience[0]?.company?.value, 'Acme Corp');
});

test.serial('Malformed JSON is told with its place', async (t) => {
  const path = join(temporaryFolder(t), 'cv.json');
  writeFileSync(path, '{\n  "basics": {"name": "x",}\n}');
  t.regex((await errorOf(() => readProfile(path))).message, /line 2, column 26/);
});

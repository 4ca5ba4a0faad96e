import { readFileSync } from 'node:fs';
import test from 'ava';
import { defaultResumeLimits } from '../../../core/profile/resume-limits.ts';
import { readInThread } from '../../../core/profile/resume-thread.ts';
import { errorOf } from '../../support/error-of.ts';

const text = (): Uint8Array => new Uint8Array(readFileSync('test/support/resumes/wrapped-in-capitals.txt'));

test.serial('A file that takes too long is given up, and says so', async (t) => {
  const error = await errorOf(() => readInThread({ bytes: text(), file: 'cv.txt', limits: { ...defaultResumeLimits, seconds: 0.001 } }));
  t.is(error.code, 'resume_too_slow');
});

test.serial('A file that takes too much memory is given up, and says so', async (t) => {
  const error = await errorOf(() => readInThread({ bytes: text(), file: 'cv.txt', limits: { ...defaultResumeLimits, megabytes: 1 } }));
  t.is(error.code, 'resume_too_heavy');
});

test.serial('One that fails does not keep the next from being read', async (t) => {
  const first = errorOf(() => readInThread({ bytes: new Uint8Array(Buffer.from('%PDF-1.4 nothing')), file: 'cv.pdf', limits: defaultResumeLimits }));
  const second = readInThread({ bytes: text(), file: 'cv.txt', limits: { ...defaultResumeLimits, seconds: 60 } });
  t.is((await first).code, 'resume_unreadable');
  t.is((await second).name?.value, 'Dr. Henrik Alderton');
});

test.serial('An error of the thread arrives with its code, details and cause', async (t) => {
  const error = await errorOf(() => readInThread({ bytes: new Uint8Array(Buffer.from('PK\x03\x04 broken')), file: 'cv.docx', limits: defaultResumeLimits }));
  t.is(error.code, 'resume_unreadable');
  t.is(error.details['kind'], 'DOCX');
  t.truthy(error.cause);
});

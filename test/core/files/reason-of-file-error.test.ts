import { readFileSync } from 'node:fs';
import test from 'ava';
import { reasonOfFileError } from '../../../core/files/reason-of-file-error.ts';

test('says in words what the operating system refused', (t) => {
  t.is(reasonOfFileError(t.throws(() => readFileSync('/nowhere/at/all'))), 'it does not exist');
  t.is(reasonOfFileError(t.throws(() => readFileSync('/'))), 'it is a folder');
  t.is(reasonOfFileError(Object.assign(new Error('x'), { code: 'ENOSPC' })), 'the disk is full');
});

test('what it has no words for is told as it came', (t) => {
  t.is(reasonOfFileError(new Error('strange')), 'strange');
  t.is(reasonOfFileError(null), 'null');
});

import test from 'ava';
import { createError, isOutreachError } from '../../../core/errors.ts';
import { isBusy, translateError } from '../../../core/store/translate-error.ts';

const known = [
  ['SQLITE_FULL', 'store_disk_full'], ['ENOSPC', 'store_disk_full'], ['EDQUOT', 'store_disk_full'], ['SQLITE_CORRUPT', 'store_corrupt'], ['SQLITE_CORRUPT_INDEX', 'store_corrupt'],
  ['SQLITE_NOTADB', 'store_corrupt'], ['SQLITE_READONLY_DBMOVED', 'store_unwritable'], ['SQLITE_CANTOPEN', 'store_unwritable'], ['EACCES', 'store_unwritable'], ['EROFS', 'store_unwritable'],
  ['SQLITE_IOERR_FSYNC', 'store_failed'], ['SQLITE_CONSTRAINT_TRIGGER', 'store_rule'], ['SQLITE_CONSTRAINT_CHECK', 'store_rule'],
] as const;

for (const [code, ours] of known) {
  test(`${code} is told as ${ours}, with what caused it`, (t) => {
    const thrown = Object.assign(new Error('rule:something'), { code });
    const error = translateError(thrown, '/somewhere/outreach.db');
    if (!isOutreachError(error)) return t.fail();
    t.is(error.code, ours);
    t.is(error.cause, thrown);
  });
}

test('an error meant for people stays as it is, and a bug stays a bug', (t) => {
  const ours = createError('not_found', { what: 'lead', id: 1 });
  t.is(translateError(ours, 'f'), ours);
  const bug = new TypeError('x is not a function');
  t.is(translateError(bug, 'f'), bug);
  t.is(translateError('a text', 'f'), 'a text');
});

test('only another connection\'s lock is worth waiting for', (t) => {
  t.true(isBusy(Object.assign(new Error(), { code: 'SQLITE_BUSY' })));
  t.true(isBusy(Object.assign(new Error(), { code: 'SQLITE_BUSY_SNAPSHOT' })));
  t.false(isBusy(Object.assign(new Error(), { code: 'SQLITE_FULL' })));
  t.false(isBusy(undefined));
});

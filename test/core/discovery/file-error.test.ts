import test from 'ava';
import { createError } from '../../../core/errors.ts';
import { translateFileError } from '../../../core/discovery/file-error.ts';

const failures: readonly (readonly [code: string, error: string])[] = [
  ['ENOENT', 'source_missing'],
  ['ENOTDIR', 'source_missing'],
  ['EACCES', 'source_denied'],
  ['EPERM', 'source_denied'],
  ['EIO', 'source_unreadable'],
  ['ELOOP', 'source_unreadable'],
  ['EISDIR', 'source_unreadable'],
];

for (const [code, error] of failures) {
  test(`${code} is told as ${error}, with its path and cause`, (t) => {
    const cause = Object.assign(new Error(`${code}: it failed`), { code });
    const told = translateFileError(cause, '/leads/board.json');
    t.like(told, { code: error, cause });
    t.true(told.message.includes('/leads/board.json'));
  });
}

test('an error meant for people stays as it is', (t) => {
  const error = createError('source_not_text', { path: '/leads' });
  t.is(translateFileError(error, '/other'), error);
});

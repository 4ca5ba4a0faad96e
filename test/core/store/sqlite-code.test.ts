import test from 'ava';
import { nativeCode } from '../../../core/store/sqlite-code.ts';

test('a result code has the name by which the store knows it, or that of its family', (t) => {
  const codes = { 5: 'SQLITE_BUSY', 261: 'SQLITE_BUSY', 2067: 'SQLITE_CONSTRAINT_UNIQUE', 1811: 'SQLITE_CONSTRAINT', 13: 'SQLITE_FULL', 778: 'SQLITE_IOERR', 99: 'SQLITE_ERROR' };
  for (const [number, name] of Object.entries(codes)) t.is(nativeCode(Number(number)), name);
});

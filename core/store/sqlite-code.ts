/** By number: https://www.sqlite.org/rescode.html, as far as the store tells them apart. */
const names: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR', 3: 'SQLITE_PERM', 5: 'SQLITE_BUSY', 6: 'SQLITE_LOCKED', 8: 'SQLITE_READONLY', 10: 'SQLITE_IOERR', 11: 'SQLITE_CORRUPT', 13: 'SQLITE_FULL', 14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT', 20: 'SQLITE_MISMATCH', 23: 'SQLITE_AUTH', 26: 'SQLITE_NOTADB', 787: 'SQLITE_CONSTRAINT_FOREIGNKEY', 1555: 'SQLITE_CONSTRAINT_PRIMARYKEY', 2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/** The name of an (extended) result code; that of its family where it has none of its own here. */
export function nativeCode(number: number): string {
  return names[number] ?? names[number & 0xff] ?? 'SQLITE_ERROR';
}

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';

/** A folder of the test's own, removed when the test has ended. */
export function temporaryFolder(t: ExecutionContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'outreach-test-')));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

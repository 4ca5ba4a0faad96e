import { existsSync } from 'node:fs';
import test, { type ExecutionContext, type TestFn } from 'ava';

/** Real data made by others; never part of this repository. */
export const sharedData = '../shared/data';

/** A test on real data: it fails in CI when the data is missing, and is skipped with a line saying so elsewhere. */
export function onSharedData(path: string, title: string, run: (t: ExecutionContext, path: string) => void | Promise<void>): void {
  const full = `${sharedData}/${path}`;
  const register = existsSync(full) || process.env['CI'] === 'true' ? test : (test.skip as unknown as TestFn);
  if (register !== test) console.log(`skipped, because ${full} is not here: ${title}`);
  register(title, async (t) => run(t, full));
}

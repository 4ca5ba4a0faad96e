import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A home that is set up as far as sending needs it, with further settings. */
export function homeWithAddress(t: ExecutionContext, settings: Readonly<Record<string, unknown>> = {}): string {
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'config.json'), JSON.stringify({ sender: { mailingAddress: '1 Quay Street, Leeds' }, ...settings }));
  return home;
}

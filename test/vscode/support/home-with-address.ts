import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A home that is set up as far as sending needs it. */
export function homeWithAddress(t: ExecutionContext): string {
  const home = join(temporaryFolder(t), 'home');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'config.json'), JSON.stringify({ sender: { mailingAddress: '1 Quay Street, Leeds' } }));
  return home;
}

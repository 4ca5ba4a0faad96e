// The package, installed once since the last build for all tests that need it: `dist/installed`, as a server keeps its data. `npm run test:vscode` makes it before the tests begin.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installExtension } from './code-server.ts';
import { packageExtension } from './package-extension.ts';

const place = join(import.meta.dirname, '../../../dist/installed');

/** Gives a server, by the folder of its data, the extension as if it had installed the package itself. */
export async function installPackage(server: string): Promise<void> {
  if (!existsSync(place)) await prepare();
  cpSync(join(place, 'extensions'), join(server, 'extensions'), { recursive: true });
}

async function prepare(): Promise<void> {
  const fresh = `${place}.${process.pid}`;
  installExtension(await packageExtension(), fresh);
  try {
    renameSync(fresh, place);
  } catch {
    rmSync(fresh, { recursive: true }); // another process was quicker, or the next step says that it is missing
  }
}

if (import.meta.main) await prepare();

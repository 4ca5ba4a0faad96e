// Makes the package for every platform but Alpine out of dist/extension, which esbuild.mjs writes: npm run package. `npm run package -- alpine-x64` makes that of Alpine Linux.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import manifest from '../../../package.json' with { type: 'json' };

const dist = join(import.meta.dirname, '../../../dist');
const binaries = 'out/node_modules/better-sqlite3/prebuilds';

/** What each package leaves out. The two binaries of Alpine would make a fifth of the one for all, and few need them: the editor takes the package of its platform before the one for all. */
const leftOut = {
  universal: [`${binaries}/linuxmusl-*`],
  'alpine-x64': [`${binaries}/*`, `!${binaries}/linuxmusl-x64.node`],
  'alpine-arm64': [`${binaries}/*`, `!${binaries}/linuxmusl-arm64.node`],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Target = keyof typeof leftOut;

/** The file of the package; one of before is overwritten. Throws when there is something like a key in it. */
export async function packageExtension(target: Target = 'universal'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'outreach-package-'));
  try {
    const ignoreFile = join(folder, 'ignored');
    writeFileSync(ignoreFile, leftOut[target].join('\n'));
    const packagePath = join(dist, `${manifest.name}-${manifest.version}${target === 'universal' ? '' : `-${target}`}.vsix`);
    // Its dependencies lie in it already: `out/node_modules`.
    await createVSIX({ cwd: join(dist, 'extension'), packagePath, ignoreFile, dependencies: false, rewriteRelativeLinks: false, allowMissingRepository: true, ...(target === 'universal' ? {} : { target }) });
    return packagePath;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isTarget(word: string): word is Target {
  return word in leftOut;
}

if (import.meta.main) {
  const [word = 'universal'] = process.argv.slice(2);
  if (!isTarget(word)) throw new Error(`There is no package for ${word}, only for ${Object.keys(leftOut).join(', ')}.`);
  const file = await packageExtension(word);
  console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(2)} MB`);
}

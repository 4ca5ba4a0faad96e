import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const extensions = join(import.meta.dirname, '../extensions');

/** Makes an extension of test/vscode/extensions as one that is installed; answers with its folder. */
export async function bundleExtension(name: string, folder: string): Promise<string> {
  await build({ entryPoints: [join(extensions, name, 'extension.ts')], outfile: join(folder, 'extension.js'), bundle: true, format: 'esm', platform: 'node', target: 'node22', external: ['vscode'], logLevel: 'error' });
  copyFileSync(join(extensions, name, 'package.json'), join(folder, 'package.json'));
  return folder;
}

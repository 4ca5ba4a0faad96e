import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sample packages of strangers lie. */
export const strangers = join(import.meta.dirname, 'plugins');

/** A copy of a sample package that a test may change. */
export function copyOfStranger(name: string, folder: string): string {
  const target = join(folder, name);
  cpSync(join(strangers, name), target, { recursive: true });
  return target;
}

/** Writes a package on the spot: `files` by path, package.json among them or made up. */
export function writePackage(folder: string, files: Readonly<Record<string, string>>, manifest: object = { name: 'on-the-spot', exports: './index.js', type: 'module' }): string {
  for (const [path, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export const emptyPlugin = `export default { name: 'on-the-spot', apiVersion: 1, apply() {} };\n`;

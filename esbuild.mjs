// Bundles the command line into dist/ and the extension into dist/extension/: one file to start, further ones that are loaded when they are needed.
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

const shared = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // Some packages' CommonJS asks for files by names that a bundler cannot see.
  mainFields: ['module', 'main'],
  legalComments: 'linked',
  // Libraries that still say `require`.
  banner: { js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);" },
};

const external = [
  // knex names the drivers of every database it knows.
  'better-sqlite3', 'mariadb', 'mysql', 'mysql2', 'oracledb', 'pg', 'pg-native', 'pg-query-stream', 'sqlite3', 'tedious',
  // They read files of their own beside them.
  'pdfjs-dist', '@napi-rs/canvas',
];

const worker = { 'resume-worker': 'core/profile/resume-worker.ts' };

await build({ ...shared, entryPoints: { outreach: 'cli/outreach.ts', ...worker, testing: 'core/testing.ts' }, outdir: 'dist', external });
await build({ ...shared, minify: true, entryPoints: { extension: 'extension/extension.ts', ...worker }, outdir: 'dist/extension', external: [...external, 'vscode'] });

for (const folder of ['dist', 'dist/extension']) {
  // Each piece of the bundle lies in the folder itself, and so does what a plugin finds beside it: new URL('./prompts/write.draft.md', import.meta.url).
  for (const prompt of globSync('plugins/*/*/prompts/*.md')) cpSync(prompt, join(folder, 'prompts', basename(prompt)), { errorOnExist: true, force: false });
  cpSync('core/sample/resume.pdf', join(folder, 'resume.pdf'));
}

// What the editor reads of an extension lies beside it: package.json without what only a developer needs, the words, the pictures.
cpSync('extension/media', 'dist/extension/media', { recursive: true });
const { name, version, publisher, license, categories, keywords, engines, type, activationEvents, capabilities, extensionKind, l10n, icon, contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const { vscode } = engines;
writeFileSync('dist/extension/package.json', JSON.stringify({ name, displayName: '%displayName%', description: '%description%', version, publisher, license, categories, keywords, engines: { vscode }, type, main: './extension.js', activationEvents, capabilities, extensionKind, l10n, icon, contributes }, null, 2));
const { manifest } = await import('./extension/manifest.ts');
writeFileSync('dist/extension/package.nls.json', JSON.stringify(manifest().words, null, 2));

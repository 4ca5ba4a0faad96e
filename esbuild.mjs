// Bundles the command line into dist/: one file to start, further ones that are loaded when a command needs them.
import { cpSync, globSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: { outreach: 'cli/outreach.ts', 'resume-worker': 'core/profile/resume-worker.ts', testing: 'core/testing.ts' },
  outdir: 'dist',
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
  external: [
    // knex names the drivers of every database it knows.
    'better-sqlite3', 'mariadb', 'mysql', 'mysql2', 'oracledb', 'pg', 'pg-native', 'pg-query-stream', 'sqlite3', 'tedious',
    // They read files of their own beside them.
    'pdfjs-dist', '@napi-rs/canvas',
  ],
});

// Each piece of the bundle lies in dist/ itself, and so does what a plugin finds beside it: new URL('./prompts/write.draft.md', import.meta.url).
for (const prompt of globSync('plugins/*/*/prompts/*.md')) cpSync(prompt, join('dist/prompts', basename(prompt)), { errorOnExist: true, force: false });

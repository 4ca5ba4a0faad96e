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

/** Where the extension's code lies in its package; beside it, what the editor reads. */
const code = 'dist/extension/out';

const worker = { 'resume-worker': 'core/profile/resume-worker.ts', 'mail-worker': 'core/inbox/mail-worker.ts', 'holidays-worker': 'core/policy/holidays-worker.ts' };

await build({ ...shared, entryPoints: { outreach: 'cli/outreach.ts', ...worker, testing: 'core/testing.ts' }, outdir: 'dist', external });
/** undici brings each of its parsers twice, for processors with and without vector instructions; those of all platforms of the package have them. */
const onlyVectors = {
  name: 'only-vectors',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:llhttp-wasm|no-simd)\.js$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.replace('llhttp-wasm', 'llhttp_simd-wasm').replace('no-simd', 'simd')) }));
  },
};

/** What the package does without: a log that is turned off (it holds letters), and tables of East Asian charsets, which the editor's own Node.js has; mail itself is read by another library, which uses these. */
const lighter = {
  name: 'lighter',
  setup({ onResolve, onLoad }) {
    const contents = {
      pino: 'const log = { child: () => log }; export default () => log;',
      'encoding-japanese': `export const convert = (bytes, { from }) => new TextDecoder(/euc/i.test(from) ? 'euc-jp' : 'iso-2022-jp', { fatal: true }).decode(bytes); export default { convert };`,
    };
    onResolve({ filter: /^(?:pino|encoding-japanese)$/ }, ({ path }) => ({ path, namespace: 'lighter' }));
    onLoad({ filter: /./, namespace: 'lighter' }, ({ path }) => ({ contents: contents[path] }));
    onLoad({ filter: /iconv-lite\/encodings\/tables\/(?:big5-added|cp9\d\d|eucjp|gbk-added|shiftjis)\.json$/ }, () => ({ contents: '[]', loader: 'json' }));
  },
};

const { metafile } = await build({ ...shared, plugins: [onlyVectors, lighter], minify: true, metafile: true, entryPoints: { extension: 'extension/extension.ts', ...worker }, outdir: code, external: [...external.filter((each) => each !== 'pdfjs-dist'), 'vscode'] });

// What each piece of it was made of: for whoever asks what is loaded at first.
writeFileSync('dist/extension.meta.json', JSON.stringify(metafile));

// What runs inside of a page's own window, in a browser's language, with its style.
await build({
  entryPoints: { lead: 'extension/pages/window/lead.ts', dashboard: 'extension/pages/window/dashboard.ts', pages: 'extension/pages/pages.css' },
  outdir: 'dist/extension/pages', bundle: true, minify: true, format: 'iife', platform: 'browser', target: 'chrome132', legalComments: 'linked',
});

for (const folder of ['dist', code]) {
  // Each piece of the bundle lies in the folder itself, and so does what a plugin finds beside it: new URL('./prompts/write.draft.md', import.meta.url).
  for (const prompt of globSync('plugins/*/*/prompts/*.md')) cpSync(prompt, join(folder, 'prompts', basename(prompt)), { errorOnExist: true, force: false });
  cpSync('core/sample/resume.pdf', join(folder, 'resume.pdf'));
}

// Nothing is drawn, so that pdfjs needs no canvas, only the maps of Asian fonts.
const { mapsOfPackage, packMaps, packName } = await import('./core/profile/character-maps.ts');
writeFileSync(join(code, packName), packMaps(mapsOfPackage() ?? ''));

// What is loaded from files beside it, in a folder that vsce takes along (it leaves out one at the top).
for (const path of ['better-sqlite3/package.json', 'better-sqlite3/LICENSE', 'better-sqlite3/lib', 'better-sqlite3/prebuilds', 'pdfjs-dist/LICENSE']) {
  cpSync(join('node_modules', path), join(code, 'node_modules', path), { recursive: true });
}

// What the editor reads of an extension lies beside it: package.json without what only a developer needs, the words, the pictures.
cpSync('extension/media', 'dist/extension/media', { recursive: true });
cpSync('extension/changelog.md', 'dist/extension/CHANGELOG.md');
cpSync('LICENSE', 'dist/extension/LICENSE');
// The editor shows no picture of a README that lies beside it, only what the text itself contains.
const readme = readFileSync('extension/README.md', 'utf8').replaceAll(/\]\((\.\/[^)]+\.jpg)\)/g, (_, picture) => `](data:image/jpeg;base64,${readFileSync(join('extension', picture), 'base64')})`);
writeFileSync('dist/extension/README.md', readme);
const { name, version, publisher, license, categories, keywords, engines, type, activationEvents, capabilities, extensionKind, contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const { vscode } = engines;
const main = './out/extension.js';
const l10n = './l10n';
const icon = 'media/icon.png';
const described = { name, displayName: '%displayName%', description: '%description%', version, publisher, license, categories, keywords, engines: { vscode }, type, main, activationEvents, capabilities, extensionKind, l10n, icon, contributes };
writeFileSync('dist/extension/package.json', JSON.stringify(described, null, 2));
const { manifest } = await import('./extension/manifest.ts');
const { spokenStrings } = await import('./test/support/spoken-strings.ts');
writeFileSync('dist/extension/package.nls.json', JSON.stringify(manifest().words, null, 2));
// Words of other languages lie beside the English ones: those of package.json, and those that are said at run time.
for (const file of globSync('extension/l10n/package.nls.*.json')) cpSync(file, join('dist/extension', basename(file)));
for (const file of globSync('extension/l10n/{bundle.l10n,core,errors}.*.json')) cpSync(file, join('dist/extension/l10n', basename(file)));
writeFileSync('dist/extension/l10n/bundle.l10n.json', JSON.stringify(Object.fromEntries(spokenStrings().map(({ key, text }) => [key, text])), null, 2));

// The extension in the editor: how much of it is loaded at first, how large its package is, and how long a real VS Code takes to activate it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { projectRoot } from '../support/outreach.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

export const benches: readonly Bench[] = [
  { name: 'sizes of the extension, against published ones', run: measureSizes },
  { name: 'activation in a real VS Code', run: measureActivation },
];

const extension = join(projectRoot, 'dist/extension');

/** Figures that others published of themselves; these are quoted, not measured here. */
const published = {
  package: 'GitHub Pull Requests: 7.6 MB, then 3 MB when it was bundled (microsoft/vscode-pull-request-github#197, #213); Confluent: near 50 MB (confluentinc/vscode#755)',
  bundle: "GitLens: 1130 to 1210 KB for the desktop (its CHANGELOG); js-debug: 3600 KB, then 1300 KB (microsoft/vscode#107680)",
  activation: 'js-debug: 265 ms (microsoft/vscode#107680); Docker: 278 ms on Linux, 388 ms on macOS, 541 ms on Windows (microsoft/vscode-docker#2371)',
} as const;

async function measureSizes(): Promise<readonly Measure[]> {
  build();
  const { packageExtension } = await import('../vscode/support/package-extension.ts');
  const megabytes = statSync(await packageExtension()).size / 1e6;
  const kilobytes = loadedAtFirst('extension.js').reduce((sum, file) => sum + statSync(join(extension, 'out', file)).size, 0) / 1e3;
  return [
    { title: 'what activate() loads', value: `${kilobytes.toFixed(0)} KB`, limit: { text: 'under 600 KB', kept: kilobytes < 600 } },
    { title: '  published', value: published.bundle },
    { title: 'the package, with the binaries of six platforms', value: `${megabytes.toFixed(2)} MB`, limit: { text: 'under 10 MB', kept: megabytes < 10 } },
    { title: '  published', value: published.package },
  ];
}

/** A file of the bundle with everything that it imports before its first line runs. */
function loadedAtFirst(entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const file of found) {
    const { staticImports, staticExports } = parseSync(file, readFileSync(join(extension, 'out', file), 'utf8')).module;
    const needed = [...staticImports.map(({ moduleRequest }) => moduleRequest.value), ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value ?? ''))];
    for (const each of needed) if (each.startsWith('./')) found.add(each.slice(2));
  }
  return [...found];
}

interface Activation {
  readonly load: number;
  readonly call: number;
  readonly settle: number;
}

/** Each start is a new extension host of the same server, as when a window is opened. */
async function measureActivation({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  build();
  const [{ openBrowser }, { startCodeServer }, { bundleScenario }, { runTestsOnPage }] = await Promise.all([
    import('../vscode/support/browser.ts'), import('../vscode/support/code-server.ts'), import('../vscode/support/run-in-host.ts'), import('../vscode/support/run-tests-on-page.ts'),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'bench-activation-'));
  const report = join(folder, 'said.json');
  await bundleScenario('activation-time', join(folder, 'tests'), report);
  const server = await startCodeServer({ environment: { OUTREACH_HOME: join(folder, 'home') } });
  const browser = await openBrowser();
  const starts: Activation[] = [];
  try {
    for (let start = 0; start < (smoke ? 1 : 20); start++) {
      const page = await browser.newPage();
      const code = await runTestsOnPage(page, server, { extension, tests: join(folder, 'tests/run.js'), folder });
      const { asTheHostMeasures } = JSON.parse(readFileSync(report, 'utf8')) as { readonly asTheHostMeasures: Activation };
      if (code !== 0) throw new Error(JSON.stringify(asTheHostMeasures));
      starts.push(asTheHostMeasures);
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
    for (const each of [folder, server.folder]) rmSync(each, { recursive: true, force: true });
  }
  const called = median(starts.map(({ call, settle }) => call + settle));
  return [
    { title: `activate(), ${starts.length} starts`, value: `${called.toFixed(0)} ms (median)`, limit: { text: 'under 50 ms', kept: called < 50 } },
    { title: 'loading its code', value: `${median(starts.map(({ load }) => load)).toFixed(0)} ms (median)` },
    { title: '  published', value: published.activation },
  ];
}

function build(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(projectRoot, 'esbuild.mjs')], { cwd: projectRoot, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

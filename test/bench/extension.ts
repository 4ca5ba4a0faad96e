// The extension in the editor: how much of it is loaded at first, how large its package is, how long a real VS Code takes to activate it and to show leads, and how a run holds it up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { writeNotes } from '../support/notes.ts';
import { outreach, projectRoot } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import type { LoopWatched } from '../support/watch-loop.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

export const benches: readonly Bench[] = [
  { name: 'sizes of the extension, against published ones', run: measureSizes },
  { name: 'in a real VS Code: activation, many leads in the tree, a run', run: measureInTheEditor },
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

/** One editor for all three: its start takes longer than what is measured in it. */
async function measureInTheEditor({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  const leads = smoke ? 8 : 1000;
  const folder = mkdtempSync(join(tmpdir(), 'bench-host-'));
  try {
    const home = join(folder, 'home');
    await beginRun(home, folder, leads);
    return await inTheEditor(folder, home, async (host) => [...(await measureActivation(host, smoke ? 1 : 20)), ...(await measureManyLeads(host)), ...(await measureRun(host, leads))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a scenario says of itself, in a new extension host of the same server, as when a window is opened. */
type Host = (scenario: string) => Promise<Readonly<Record<string, unknown>>>;

async function measureActivation(host: Host, starts: number): Promise<readonly Measure[]> {
  const activations: Activation[] = [];
  while (activations.length < starts) activations.push((await host('activation-time'))['asTheHostMeasures'] as Activation);
  const called = median(activations.map(({ call, settle }) => call + settle));
  return [
    { title: `activate(), ${starts} starts`, value: `${called.toFixed(0)} ms (median)`, limit: { text: 'under 50 ms', kept: called < 50 } },
    { title: 'loading its code', value: `${median(activations.map(({ load }) => load)).toFixed(0)} ms (median)` },
    { title: '  published', value: published.activation },
  ];
}

async function measureManyLeads(host: Host): Promise<readonly Measure[]> {
  const { with10000, with100000 } = (await host('many-leads')) as Readonly<Record<'with10000' | 'with100000', Readonly<Record<string, number>>>>;
  const shown = (with10000['groups'] ?? Infinity) + (with10000['first page'] ?? Infinity);
  const pages = Object.entries(with100000).flatMap(([what, time]) => (/page/.test(what) && !what.startsWith('look') ? [time] : []));
  return [
    { title: '10,000 leads, from asking to the first page', value: `${shown.toFixed(0)} ms`, limit: { text: 'under 300 ms', kept: shown < 300 } },
    { title: '100,000 leads, each of ten further pages at most', value: `${Math.max(...pages).toFixed(0)} ms`, limit: { text: 'under 50 ms', kept: Math.max(...pages) < 50 } },
    { title: 'heap of the host with 10,000 leads, ten pages of them shown', value: `${(with10000['heapMb'] ?? Infinity).toFixed(0)} MB`, limit: { text: 'under 100 MB', kept: (with10000['heapMb'] ?? Infinity) < 100 } },
  ];
}

interface Run extends LoopWatched {
  readonly seconds: number;
  readonly heapMb: number;
}

/** Notes in a folder on the offline rules, as far as the scout. */
async function beginRun(home: string, folder: string, leads: number): Promise<void> {
  await writeNotes(join(folder, 'notes'), leads);
  await writeResume(join(folder, 'resume.md'));
  const begun = await outreach(['run', 'scout', '--home', home, '--resume', join(folder, 'resume.md'), '--venue', 'markdown', '--from', join(folder, 'notes'), '--limit', String(leads)]);
  if (begun.code !== 0) throw new Error(begun.stderr);
}

/** What is held up is the host that all extensions share. */
async function measureRun(host: Host, leads: number): Promise<readonly Measure[]> {
  const { seconds, longestBlock, blocksOver50, longestWork, worksOver50, heapMb } = (await host('a-run'))['aRun'] as Run;
  return [
    { title: `${leads} leads, from notes to drafts`, value: `${(leads / seconds).toFixed(0)} leads a second` },
    { title: 'longest time that the host was held up, of its own processor time', value: `${longestWork.toFixed(0)} ms, ${worksOver50} times over 50 ms`, limit: { text: 'none over 50 ms', kept: worksOver50 === 0 } },
    { title: '  by the clock, with whatever else this machine did', value: `${longestBlock.toFixed(0)} ms, ${blocksOver50} times over 50 ms` },
    { title: 'heap of the host at the end', value: `${heapMb.toFixed(0)} MB`, limit: { text: 'under 100 MB', kept: heapMb < 100 } },
  ];
}

async function inTheEditor<Result>(folder: string, home: string, work: (host: Host) => Promise<Result>): Promise<Result> {
  build();
  const [{ openBrowser }, { startCodeServer }, { bundleScenario }, { runTestsOnPage }] = await Promise.all([
    import('../vscode/support/browser.ts'), import('../vscode/support/code-server.ts'), import('../vscode/support/run-in-host.ts'), import('../vscode/support/run-tests-on-page.ts'),
  ]);
  const server = await startCodeServer({ environment: { OUTREACH_HOME: home } });
  const browser = await openBrowser();
  try {
    return await work(async (scenario) => {
      const tests = join(folder, scenario);
      const report = join(folder, `${scenario}.json`);
      if (!existsSync(tests)) await bundleScenario(scenario, tests, report);
      const page = await browser.newPage();
      const code = await runTestsOnPage(page, server, { extension, tests: join(tests, 'run.js'), folder });
      const words = readFileSync(report, 'utf8');
      if (code !== 0) throw new Error(words);
      await page.goto('about:blank'); // ends its host, which would wait for the window to come back
      await page.close();
      return JSON.parse(words) as Readonly<Record<string, unknown>>;
    });
  } finally {
    await browser.close();
    await server.close();
    rmSync(server.folder, { recursive: true, force: true });
  }
}

function build(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(projectRoot, 'esbuild.mjs')], { cwd: projectRoot, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

// The command line as a whole process: how soon it answers, and how fast and lean the main job is.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNotes } from '../support/notes.ts';
import { projectRoot } from '../support/outreach.ts';
import { writeResume } from '../support/resume.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

export const benches: readonly Bench[] = [
  { name: 'outreach --help', run: measureHelp },
  { name: 'run all on the offline rules', run: measureRun },
];

const entry = join(projectRoot, 'cli', 'outreach.ts');
const environment = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', NO_COLOR: '1' };

/** Beside a Node that does nothing, because starting it is most of the time. */
async function measureHelp({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  const rounds = smoke ? 3 : 21;
  const spent = { help: [] as number[], nothing: [] as number[] };
  const time = (words: readonly string[]) => {
    const begun = performance.now();
    const { status } = spawnSync(process.execPath, words, { env: environment, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`);
    return performance.now() - begun;
  };
  for (let round = -1; round < rounds; round++) {
    const [help, nothing] = [time([entry, '--help']), time(['-e', '0'])];
    if (round < 0) continue; // the first one warms the disk's cache
    spent.help.push(help);
    spent.nothing.push(nothing);
  }
  const [help, nothing] = [median(spent.help), median(spent.nothing)];
  return [{ title: 'the help, against a Node that does nothing', value: `${(help / nothing).toFixed(2)}× (${help.toFixed(0)} ms against ${nothing.toFixed(0)} ms)`, limit: { text: 'under 150 ms', kept: help < 150 } }];
}

const leadsPerSecond = 50;
const mostMegabytes = 300;

async function measureRun({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  const leads = smoke ? 40 : 1000;
  const folder = await mkdtemp(join(tmpdir(), 'bench-run-'));
  try {
    await writeNotes(join(folder, 'notes'), leads);
    await writeResume(join(folder, 'resume.md'));
    const spent: number[] = [];
    const megabytes: number[] = [];
    for (let round = 0; round < (smoke ? 1 : 3); round++) {
      const words = ['run', 'all', '--home', join(folder, `home-${round}`), '--resume', join(folder, 'resume.md'), '--venue', 'markdown', '--from', join(folder, 'notes'), '--limit', String(leads), '--json'];
      const begun = performance.now();
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', peakReporter, entry, ...words], { env: environment, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
      spent.push((performance.now() - begun) / 1000);
      if (status !== 0) throw new Error(`run all ended with ${status}: ${stderr.slice(-2000)}`);
      const { drafts } = JSON.parse(stdout) as { readonly drafts: number };
      if (drafts !== leads) throw new Error(`${drafts} drafts for ${leads} leads`);
      megabytes.push(Number(/peak (\d+) MB/.exec(stderr)?.[1]));
    }
    const rate = leads / median(spent);
    return [
      { title: `${leads} leads, from notes to drafts`, value: `${rate.toFixed(0)} leads a second`, limit: { text: `at least ${leadsPerSecond}`, kept: rate >= leadsPerSecond } },
      { title: 'peak memory', value: `${median(megabytes)} MB`, limit: { text: `under ${mostMegabytes} MB`, kept: median(megabytes) < mostMegabytes } },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `maxRSS` is in KiB on every system (libuv). */
const peakReporter = `data:text/javascript,${encodeURIComponent("process.on('exit', () => process.stderr.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\\n`));")}`;

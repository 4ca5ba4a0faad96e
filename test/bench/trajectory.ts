// The trajectory beside what one would write without it: a line of JSON for each request.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NewStep, openTrajectory } from '../../core/model/trajectory/open-trajectory.ts';
import { readTrajectory } from '../../core/model/trajectory/read-trajectory.ts';
import { verifyChain } from '../../core/model/trajectory/verify-chain.ts';
import { answerOf, growingTalk, questionOf, stepOf } from '../support/trajectory-step.ts';
import { wallClock } from '../support/store.ts';
import { type Bench, type BenchSettings, type Measure, median, quantile } from './bench.ts';

export const benches: readonly Bench[] = [
  { name: 'a step of a trajectory', run: (settings) => inFolder((folder) => measureSteps(settings, folder)) },
  { name: 'bytes of a trajectory', run: (settings) => inFolder((folder) => measureBytes(settings, folder)) },
  { name: 'reading a trajectory', run: (settings) => inFolder((folder) => measureReading(settings, folder)) },
];

async function inFolder(work: (folder: string) => Promise<readonly Measure[]>): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'outreach-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const system = { role: 'system', text: 'You look for facts about a company, and quote where they stand. '.repeat(60) } as const;
const object = { name: 'findings', schema: { type: 'object', properties: { findings: { type: 'array', description: 'what was found, each with its quote '.repeat(50) } } } };

/** As agents really ask: the same prompt and schema each time, another page of 6 KB, an answer of 800 bytes. */
function research(number: number): NewStep {
  const page = `Page ${number}. ${'The mill at the river grinds rye for forty bakers of the valley. '.repeat(95)}`;
  const answer = answerOf(`{"findings":["${number} ${'a quoted sentence of the page '.repeat(26)}"]}`);
  return stepOf('', { call: `call-${number}`, question: questionOf('', { messages: [system, { role: 'user', text: page }], object }), answer });
}

async function measureSteps({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const steps = Array.from({ length: smoke ? 100 : 3000 }, (_, number) => research(number));
  const rounds = smoke ? 1 : 5;
  const times = { ours: [] as number[], synced: [] as number[], plain: [] as number[], plainSynced: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(...(await writeOurs(join(folder, `${round}`), steps, false)));
    times.plain.push(...writePlain(join(folder, `${round}.plain`), steps, false));
    times.synced.push(...(await writeOurs(join(folder, `${round}-synced`), steps, true)));
    times.plainSynced.push(...writePlain(join(folder, `${round}.plain-synced`), steps, true));
  }
  const show = (of: readonly number[]): string => `${perSecond(of).toFixed(0)} a second, median ${(median(of) * 1000).toFixed(0)} µs, p99 ${(quantile(of, 0.99) * 1000).toFixed(0)} µs`;
  return [
    { title: 'a step, with the operating system when acknowledged', value: show(times.ours), limit: { text: 'at least 1,000 a second', kept: perSecond(times.ours) >= 1000 } },
    { title: 'JSON.stringify and one write, no chain, no masking', value: show(times.plain) },
    { title: 'a step, on the disk when acknowledged', value: show(times.synced) },
    { title: 'JSON.stringify, one write and fdatasync', value: show(times.plainSynced) },
  ];
}

async function writeOurs(folder: string, steps: readonly NewStep[], sync: boolean): Promise<readonly number[]> {
  const trajectory = await openTrajectory({ folder, run: 'bench', clock: wallClock, sync });
  const times: number[] = [];
  for (const step of steps) {
    const begun = performance.now();
    await trajectory.append(step);
    times.push(performance.now() - begun);
  }
  await trajectory.close();
  return times;
}

function writePlain(file: string, steps: readonly NewStep[], sync: boolean): readonly number[] {
  const descriptor = openSync(file, 'a');
  const times = steps.map((step) => {
    const begun = performance.now();
    writeSync(descriptor, `${JSON.stringify(step)}\n`);
    if (sync) fdatasyncSync(descriptor);
    return performance.now() - begun;
  });
  closeSync(descriptor);
  return times;
}

function perSecond(times: readonly number[]): number {
  return (times.length / times.reduce((sum, time) => sum + time, 0)) * 1000;
}

async function measureBytes({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const count = smoke ? 50 : 1000;
  const pages = Array.from({ length: count }, (_, number) => research(number));
  const talk = Array.from({ length: smoke ? 10 : 40 }, (_, turns) => stepOf('', { question: questionOf('', { messages: [system, ...growingTalk(turns, 1500)], object }) }));
  const small = Array.from({ length: count }, () => stepOf('one'));
  const measures: Measure[] = [];
  for (const [title, steps] of [['a page of 6 KB with prompt and schema', pages], ['a talk of 40 turns of 1.5 KB', talk], ['the least that a step takes', small]] as const) {
    const trajectory = await openTrajectory({ folder: join(folder, title.replaceAll(/\W/g, '-')), run: 'bench', clock: wallClock });
    for (const step of steps) await trajectory.append(step);
    await trajectory.close();
    const ours = statSync(trajectory.file).size / steps.length;
    const plain = steps.reduce((sum, step) => sum + Buffer.byteLength(JSON.stringify(step)), 0) / steps.length;
    measures.push({ title, value: `${ours.toFixed(0)} bytes a step (${(ours / plain).toFixed(2)}× of a line of plain JSON, ${plain.toFixed(0)})` });
  }
  return measures;
}

async function measureReading({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const trajectory = await openTrajectory({ folder, run: 'bench', clock: wallClock });
  const count = smoke ? 1000 : 15_000;
  for (let number = 0; number < count; number += 1) await trajectory.append(research(number));
  await trajectory.close();
  const megabytes = statSync(trajectory.file).size / 1_000_000;
  const idle = memory();
  const kept: number[] = [];
  let steps = 0;
  const begun = performance.now();
  for await (const { step } of readTrajectory(trajectory.file)) {
    steps = step;
    if (step % 1000 === 0) kept.push(memory() - idle);
  }
  const read = performance.now() - begun;
  const verifying = performance.now();
  const { broken } = await verifyChain(trajectory.file);
  const verified = performance.now() - verifying;
  const parsing = performance.now();
  for (const line of readFileSync(trajectory.file, 'utf8').trimEnd().split('\n')) JSON.parse(line);
  const parsed = performance.now() - parsing;
  if (steps !== count || broken !== null) throw new Error(`${steps} of ${count} steps were read`);
  return [
    { title: `reading ${megabytes.toFixed(0)} MB, the chain checked`, value: `${((megabytes / read) * 1000).toFixed(0)} MB a second (verifying ${((megabytes / verified) * 1000).toFixed(0)}; loaded whole and parsed, unchecked, ${((megabytes / parsed) * 1000).toFixed(0)})` },
    { title: 'memory that stays while it is read', value: `${(median(kept) / 1_000_000).toFixed(1)} MB for ${count} steps`, limit: { text: 'under 20 MB', kept: median(kept) < 20_000_000 } },
  ];
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

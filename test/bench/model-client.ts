// The model client beside the SDKs by themselves and beside `ai`, which ask the same questions of the same prepared answers.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { startChild } from '../support/child.ts';
import type { Contender, Provider } from '../support/model-bench/contender.ts';
import type { FirstCall } from '../support/model-bench/first-call.ts';
import { type ClientName, openContender } from '../support/model-bench/open-contender.ts';
import { openDurableBook, openOurDurableClient } from '../support/model-bench/our-durable-client.ts';
import { objectAnswer, type Shape, streamOf, textOfShape } from '../support/model-bench/shape.ts';
import type { StreamsAtOnce } from '../support/model-bench/streams-at-once.ts';
import { answerOf, questionOf, stepOf } from '../support/trajectory-step.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

const providers = ['anthropic', 'openai', 'ollama'] as const;
/** Those that `ai` has a package of its own for. */
const shared = ['anthropic', 'openai'] as const;

export const benches: readonly Bench[] = [
  ...providers.map((provider) => ({ name: `a call, ${provider}`, run: (settings: BenchSettings) => onProvider(objectAnswer, (address, folder) => measureCalls(settings, provider, address, folder)) })),
  ...shared.flatMap((provider) =>
    ([[100, 500], [2_000, 20]] as const).map(([count, bytes]) => {
      const shape = streamOf(count, bytes);
      return { name: `a stream of ${count} × ${bytes} bytes, ${provider}`, run: (settings: BenchSettings) => onProvider(shape, (address) => measureStreams(settings, provider, address, textOfShape(shape).length)) };
    }),
  ),
  ...shared.flatMap((provider) =>
    ([['as fast as they come', 0], ['a piece every 5 ms', 5]] as const).map(([pace, pause]) => {
      const shape = streamOf(100, 500, pause);
      return { name: `100 streams at once, ${pace}, ${provider}`, run: (settings: BenchSettings) => onProvider(shape, (address) => measureCrowd(settings, provider, address, textOfShape(shape).length)) };
    }),
  ),
  ...providers.map((provider) => ({ name: `the first call of a process, ${provider}`, run: (settings: BenchSettings) => onProvider(objectAnswer, (address, folder) => measureFirstCalls(settings, provider, address, folder)) })),
  { name: 'a durable step', run: (settings) => inFolder((folder) => measureSteps(settings, folder)) },
];

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'outreach-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With a provider in a process of its own, whose answers are ready. */
async function onProvider<Result>(shape: Shape, work: (address: string, folder: string) => Promise<Result>): Promise<Result> {
  const provider = startChild('model-bench/prepared-provider.ts', [JSON.stringify(shape)]);
  try {
    await provider.says('\n');
    return await inFolder((folder) => work(provider.output().trim(), folder));
  } finally {
    provider.process.kill();
    await provider.ended;
  }
}

// One question after another ----------------------------------------------------------------------------------------------------------------------

async function measureCalls({ smoke }: BenchSettings, provider: Provider, address: string, folder: string): Promise<readonly Measure[]> {
  const hasAi = provider !== 'ollama';
  const clients = {
    raw: await openContender('raw', provider, address),
    ours: await openContender('ours', provider, address),
    durable: await openOurDurableClient(provider, address, folder),
    ...(hasAi ? { ai: await openContender('ai', provider, address) } : {}),
  };
  const disk = openDisk(join(folder, 'synced'));
  const works = {
    ...asks(clients, (client) => client.object()),
    // After the wait for an answer a sync takes longer than right after another one.
    rawAndSync: async () => {
      await clients.raw.object();
      disk.sync();
    },
  };
  const times = await takeTurns(works, smoke ? { rounds: 1, each: 3 } : { rounds: 30, each: 20 });
  disk.close();
  await closeAll(clients);
  const kept = beside(times.durable, times.rawAndSync);
  const bare = beside(times.ours, times.raw);
  const ai = times.ai === undefined ? null : beside(times.ai, times.raw);
  return [
    { title: 'the SDK by itself', value: inMs(median(times.raw)) },
    { title: 'with ledger, trajectory and validation', value: `${inMs(kept)} more than the SDK and an fsync (${inMs(beside(times.rawAndSync, times.raw))})`, limit: { text: 'at most 0.5 ms more', kept: kept <= 0.5 } },
    ai === null
      ? { title: 'without ledger and trajectory', value: `${inMs(bare)} more than the SDK` }
      : { title: 'without ledger and trajectory', value: `${inMs(bare)} more than the SDK; ai ${inMs(ai)}`, limit: { text: 'no more than ai', kept: bare <= ai } },
  ];
}

async function measureStreams({ smoke }: BenchSettings, provider: Provider, address: string, characters: number): Promise<readonly Measure[]> {
  const clients = { raw: await openContender('raw', provider, address), ours: await openContender('ours', provider, address), ai: await openContender('ai', provider, address) };
  const whole = async (client: Contender) => {
    const come = await client.stream();
    if (come !== characters) throw new Error(`${come} of ${characters} characters came`);
  };
  const times = await takeTurns(asks(clients, whole), smoke ? { rounds: 1, each: 2 } : { rounds: 30, each: 5 });
  await closeAll(clients);
  const against = median(times.ours) / median(times.ai);
  return [{ title: 'against ai', value: `${against.toFixed(2)}× (${inMs(median(times.ours))} against ${inMs(median(times.ai))}; the SDK ${inMs(median(times.raw))})`, limit: { text: 'at most 1×', kept: against <= 1 } }];
}

function asks<Name extends string>(clients: Readonly<Partial<Record<Name, Contender>>>, ask: (client: Contender) => Promise<unknown>): Readonly<Record<Name, () => Promise<unknown>>> {
  return Object.fromEntries(Object.entries<Contender | undefined>(clients).flatMap(([name, client]) => (client === undefined ? [] : [[name, () => ask(client)]]))) as Record<Name, () => Promise<unknown>>;
}

async function closeAll(clients: Readonly<Record<string, Contender | undefined>>): Promise<void> {
  for (const client of Object.values(clients)) await client?.close();
}

/** Milliseconds of each work: the median of each round. They take turns, so that whatever else the machine does meets all of them alike. */
async function takeTurns<Name extends string>(works: Readonly<Record<Name, () => Promise<unknown>>>, { rounds, each }: { readonly rounds: number; readonly each: number }): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(works) as Name[];
  const medians = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -Math.ceil(rounds / 5); round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const times: number[] = [];
      for (let number = 0; number < each; number += 1) {
        const begun = performance.now();
        await works[name]();
        times.push(performance.now() - begun);
      }
      // The rounds below zero are there to warm up.
      if (round >= 0) medians[name].push(median(times));
    }
  }
  return medians;
}

/** How much longer one takes than the other, in the same rounds. */
function beside(one: readonly number[], other: readonly number[]): number {
  return median(one.map((time, round) => time - (other[round] ?? Number.NaN)));
}

function inMs(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}

/** What the disk takes by itself, to put seven pages (those of reserving and settling) into a file that has its size already, as SQLite's log mostly has. */
function openDisk(file: string): { sync(): void; close(): void } {
  const descriptor = openSync(file, 'w');
  const pages = Buffer.alloc(7 * 4096, 1);
  const places = 300;
  for (let place = 0; place < places; place += 1) writeSync(descriptor, pages);
  fsyncSync(descriptor);
  let next = 0;
  return {
    sync() {
      writeSync(descriptor, pages, 0, pages.length, (next++ % places) * pages.length);
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

// In processes of their own, as they are shipped ----------------------------------------------------------------------------------------------------

/** A script as esbuild.mjs bundles the program: types are not stripped on the way, for no client. Made once, and gone with this process. */
async function bundled(script: 'first-call' | 'streams-at-once'): Promise<string> {
  return pathToFileURL(join(await (bundles ??= bundle()), `${script}.mjs`)).href;
}

let bundles: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'outreach-bench-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: ['first-call', 'streams-at-once'].map((script) => join(import.meta.dirname, `../support/model-bench/${script}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: { js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);" },
  });
  return outdir;
}

async function inChild<Result>(script: string, parameters: readonly string[]): Promise<Result> {
  const child = startChild(script, parameters);
  if ((await child.ended) !== 0) throw new Error(child.errors());
  return JSON.parse(child.output()) as Result;
}

async function measureCrowd({ smoke }: BenchSettings, provider: Provider, address: string, characters: number): Promise<readonly Measure[]> {
  const script = await bundled('streams-at-once');
  const waves = smoke ? 1 : 5;
  const runs: Record<ClientName, StreamsAtOnce[]> = { ours: [], ai: [], raw: [] };
  for (let round = 0; round < (smoke ? 1 : 7); round += 1) {
    for (const name of ['ours', 'ai', 'raw'] as const) {
      const run = await inChild<StreamsAtOnce>(script, [name, provider, address, String(waves)]);
      if (run.characters !== waves * 100 * characters) throw new Error(`${run.characters} characters came to ${name}`);
      runs[name].push(run);
    }
  }
  const row = (title: string, unit: string, of: (run: StreamsAtOnce) => number): Measure => {
    const [ours, ai, raw] = [runs.ours, runs.ai, runs.raw].map((each) => median(each.map(of))) as [number, number, number];
    return { title, value: `${ours.toFixed(1)} ${unit} (ai ${ai.toFixed(1)}, the SDK ${raw.toFixed(1)})`, limit: { text: 'no more than ai', kept: ours <= ai } };
  };
  const { limit: _notPromised, ...time } = row('all of them', 'ms', (run) => run.milliseconds);
  return [row('event loop held up, 99 of 100 times at most', 'ms', (run) => run.delay), row('memory at its most', 'MB', (run) => run.megabytes), time];
}

async function measureFirstCalls({ smoke }: BenchSettings, provider: Provider, address: string, folder: string): Promise<readonly Measure[]> {
  const script = await bundled('first-call');
  const names = ['ours', 'raw'] as const;
  const first = { ours: [] as number[], raw: [] as number[] };
  const later = { ours: [] as number[], raw: [] as number[] };
  const time = async (name: ClientName, compiled: string) => (await inChild<FirstCall>(script, [name, provider, address, compiled])).milliseconds;
  for (let round = 0; round < (smoke ? 1 : 15); round += 1) {
    // Nobody has run the program before; then somebody has. The same for both.
    for (const name of names) first[name].push(await time(name, join(folder, `compiled-${name}-${round}`)));
    for (const name of names) later[name].push(await time(name, join(folder, `compiled-${name}-${round}`)));
  }
  const { scripts } = await inChild<FirstCall>('model-bench/first-call.ts', ['ours', provider, address]);
  const unused = Object.entries(sdks).filter(([name, path]) => name !== provider && scripts.some((each) => path.test(each)));
  if (!scripts.some((each) => sdks[provider].test(each))) throw new Error(`the SDK of ${provider} was not seen`);
  const more = beside(later.ours, later.raw);
  const said = (times: typeof later) => `${beside(times.ours, times.raw).toFixed(0)} ms more than the SDK (${median(times.ours).toFixed(0)} against ${median(times.raw).toFixed(0)})`;
  return [
    { title: 'from the beginning of the process to the answer', value: said(later), limit: { text: 'at most 30 ms more', kept: more <= 30 } },
    { title: 'the same, before Node has kept any compiled code', value: said(first) },
    { title: 'SDKs loaded without need', value: unused.length === 0 ? 'none' : unused.map(([name]) => name).join(', '), limit: { text: 'none', kept: unused.length === 0 } },
  ];
}

const sdks: Readonly<Record<Provider, RegExp>> = { anthropic: /@anthropic-ai\/sdk\//, openai: /node_modules\/openai\//, ollama: /node_modules\/ollama\// };

// What is kept ------------------------------------------------------------------------------------------------------------------------------------

/** A request as it is written down: reserved, in the trajectory, settled, and its result kept. */
async function measureSteps({ smoke }: BenchSettings, folder: string): Promise<readonly Measure[]> {
  const { book, store, close } = await openDurableBook(folder);
  const disk = openDisk(join(folder, 'synced'));
  const { outcome, sent, answer, usage, error, rung, milliseconds, ...start } = stepOf('', { question: questionOf('What does the mill do?'), answer: answerOf('{"findings":[]}') });
  let number = 0;
  const step = async () => {
    number += 1;
    const attempt = await book.open({ ...start, campaignId: null, leadId: null, call: `call-${number}`, remote: true, address: null, inputTokens: 2_600 });
    await attempt.close({ outcome, sent, answer, usage, error, rung, milliseconds, firstByteMilliseconds: null });
    await store.pluginState.set('bench', 'result', { number, findings: [] });
  };
  const times = await takeTurns({ step, fsync: async () => disk.sync() }, smoke ? { rounds: 1, each: 20 } : { rounds: 20, each: 100 });
  disk.close();
  await close();
  const [steps, fsyncs] = [1000 / median(times.step), 1000 / median(times.fsync)];
  return [
    { title: 'one after another', value: `${steps.toFixed(0)} a second, where the disk syncs ${fsyncs.toFixed(0)} times`, limit: { text: 'at least 1,000 a second, or a third of what the disk syncs', kept: steps >= Math.min(1_000, fsyncs / 3) } },
  ];
}

// What our guard costs: the same taps told and asked through the kernel, and through tapable itself.
import { AsyncParallelHook, AsyncSeriesBailHook } from 'tapable';
import { freezeDeeply } from '../../core/freeze-deeply.ts';
import { type Kernel, startKernel } from '../../core/kernel/kernel.ts';
import type { AskedMoments, Told } from '../../core/kernel/hooks.ts';
import type { Plugin, Scope } from '../../core/kernel/plugin.ts';
import { fakePorts } from '../../core/testing/fake-ports.ts';
import { sampleEvent, sampleQuestion } from '../../core/testing/sample-data.ts';
import { type Bench, type BenchSettings, type Measure, median } from './bench.ts';

const sizes = [1, 10, 100];
const mostTimes = 2;

export const benches: readonly Bench[] = [
  { name: 'telling taps that answer at once', run: (settings) => forEachSize((taps) => compareTelling(settings, taps, answersAtOnce)) },
  { name: 'telling taps that answer later', run: (settings) => forEachSize((taps) => compareTelling(settings, taps, answersLater)) },
  { name: 'asking for a veto, taps that pass it on at once', run: (settings) => forEachSize((taps) => compareVeto(settings, taps, answersAtOnce)) },
  { name: 'asking for a veto, taps that pass it on later', run: (settings) => forEachSize((taps) => compareVeto(settings, taps, answersLater)) },
  { name: 'what comes once for each event: making it unchangeable', run: measureFreezing },
];

type Tap = (payload: object) => undefined | Promise<undefined>;

/** The least that a tap can be for: each has a state of its own, and remembers what it was told. */
function answersAtOnce(): Tap {
  const remembered: object[] = [];
  return (payload) => {
    remembered[0] = payload;
    return undefined;
  };
}

function answersLater(): Tap {
  const remembered: object[] = [];
  return async (payload) => {
    remembered[0] = payload;
    return undefined;
  };
}

async function compareTelling(settings: BenchSettings, taps: number, makeTap: () => Tap): Promise<Measure> {
  const kernel = await kernelWith(taps, (scope) => scope.hooks.leadDiscovered.tap(makeTap() as () => void));
  const raw = new AsyncParallelHook<[Told<'leadDiscovered'>]>(['event']);
  times(taps, () => tapRaw(raw, makeTap()));
  const event = sampleEvent('leadDiscovered');
  return compare(settings, taps, () => kernel.tell('leadDiscovered', event), () => raw.promise(event));
}

async function compareVeto(settings: BenchSettings, taps: number, makeTap: () => Tap): Promise<Measure> {
  const kernel = await kernelWith(taps, (scope) => scope.hooks.leadScreen.tap(makeTap()));
  const raw = new AsyncSeriesBailHook<[AskedMoments['leadScreen']['question']], string>(['question']);
  times(taps, () => tapRaw(raw, makeTap()));
  const question = sampleQuestion('leadScreen');
  return compare(settings, taps, () => kernel.veto('leadScreen', question), () => raw.promise(question));
}

/** Nothing to compare with: tapable hands on whatever it is given. An event is frozen when it is told for the first time. */
async function measureFreezing({ smoke }: BenchSettings): Promise<readonly Measure[]> {
  const rounds = smoke ? 3 : 41;
  const events = smoke ? 20 : 2000;
  const spent = Array.from({ length: rounds }, () => {
    const fresh = Array.from({ length: events }, () => sampleEvent('emailSent'));
    const begun = performance.now();
    for (const event of fresh) freezeDeeply(event);
    return ((performance.now() - begun) * 1000) / events;
  });
  return [{ title: 'an event with a lead and an email, told for the first time', value: `${median(spent).toFixed(2)} µs` }];
}

/** As one would tap tapable by hand: each kind of function in the way that costs least. */
function tapRaw(hook: object, tap: Tap): void {
  const raw = hook as { tap(name: string, tap: Tap): void; tapPromise(name: string, tap: Tap): void };
  if (tap.constructor.name === 'AsyncFunction') raw.tapPromise('raw', tap);
  else raw.tap('raw', tap);
}

function kernelWith(taps: number, tap: (scope: Scope) => void): Promise<Kernel> {
  const plugin: Plugin = { name: 'listener', apiVersion: 1, apply: (scope) => times(taps, () => tap(scope)) };
  return startKernel([{ value: plugin, origin: { kind: 'built-in', where: 'listener' } }], fakePorts(), { options: {}, disabled: [], deadlineSeconds: 10 });
}

/** Interleaved rounds; the medians are compared. */
async function compare({ smoke }: BenchSettings, taps: number, ours: () => Promise<unknown>, raw: () => Promise<unknown>): Promise<Measure> {
  const rounds = smoke ? 3 : 41;
  const perRound = smoke ? 20 : Math.max(200, Math.round(20_000 / taps));
  const round = async (dispatch: () => Promise<unknown>) => {
    const begun = performance.now();
    for (let number = 0; number < perRound; number += 1) await dispatch();
    return ((performance.now() - begun) * 1000) / perRound;
  };
  for (let warm = 0; warm < 10; warm += 1) for (const dispatch of [ours, raw]) await round(dispatch);
  const spent = { ours: [] as number[], raw: [] as number[] };
  for (let number = 0; number < rounds; number += 1) {
    spent.ours.push(await round(ours));
    spent.raw.push(await round(raw));
  }
  const [kernel, tapable] = [median(spent.ours), median(spent.raw)];
  const ratio = kernel / tapable;
  return {
    title: `${taps} ${taps === 1 ? 'tap' : 'taps'}, kernel against tapable`,
    value: `${ratio.toFixed(2)}× (${kernel.toFixed(2)} µs against ${tapable.toFixed(2)} µs)`,
    limit: { text: `at most ${mostTimes}×`, kept: ratio <= mostTimes },
  };
}

async function forEachSize(measure: (taps: number) => Promise<Measure>): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  for (const taps of sizes) measures.push(await measure(taps));
  return measures;
}

function times(count: number, work: () => void): void {
  for (let number = 0; number < count; number += 1) work();
}

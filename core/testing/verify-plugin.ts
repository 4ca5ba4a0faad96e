// Runs the whole suite on a plugin: on itself, and on everything that it brings.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyPluginPackage, importPluginPackage } from '../kernel/plugin-package.ts';
import { type Kind, singular } from '../kernel/registry.ts';
import { reasonOf } from '../errors.ts';
import type { ContractPromise } from './promise.ts';
import { promisesOf } from './promises-of.ts';
import type { Sample } from './sample.ts';
import { onStage } from './stage.ts';

export interface VerifiedPromise {
  readonly title: string;
  readonly ok: boolean;
  /** Why it is not kept. */
  readonly reason: string | null;
}

/** Checks every promise that can be checked with these samples; what needs a sample and has none is a promise that is not kept. */
export async function verifyPlugin(plugin: unknown, samples: readonly Sample[] = []): Promise<readonly VerifiedPromise[]> {
  const own = samples.find(({ kind }) => kind === 'plugin') ?? pluginSampleLike(samples[0]);
  const results: VerifiedPromise[] = [];
  for (const promise of promisesOf(plugin, own)) {
    results.push(...(await checkAll([promise])));
    // Nothing more can be said of what is no plugin, or cannot be loaded.
    if (promise.needed === true && results.at(-1)?.ok === false) return results;
  }
  for (const sample of await everySample(plugin, own, samples)) results.push(...(await checkAll('title' in sample ? [sample] : promisesOf(plugin, sample))));
  return results;
}

/** The same for a package in a folder, which is copied as it would be added, and run; its samples are what it exports under that name. Rejects when it cannot be imported. */
export async function verifyPluginPackage(folder: string): Promise<{ readonly plugin: string; readonly results: readonly VerifiedPromise[] }> {
  const work = await mkdtemp(join(tmpdir(), 'outreach-verify-'));
  try {
    const copy = await copyPluginPackage(folder, join(work, 'copy'));
    const module = await importPluginPackage(copy);
    const name = (module.default as { readonly name?: unknown } | null | undefined)?.name;
    const samples = Array.isArray(module.samples) ? (module.samples as readonly Sample[]) : [];
    return { plugin: typeof name === 'string' ? name : copy.name, results: await verifyPlugin(module.default, samples) };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function checkAll(promises: readonly ContractPromise[]): Promise<VerifiedPromise[]> {
  const results: VerifiedPromise[] = [];
  for (const { title, check } of promises) {
    try {
      await check();
      results.push({ title, ok: true, reason: null });
    } catch (thrown) {
      results.push({ title, ok: false, reason: reasonOf(thrown) });
    }
  }
  return results;
}

/** A sample for each thing that the plugin brings: the author's, or one that needs nothing. */
async function everySample(plugin: unknown, own: Sample, samples: readonly Sample[]): Promise<readonly (Sample | ContractPromise)[]> {
  const brought = await onStage(plugin, own, async ({ kernel }) => (Object.keys(singular) as Kind[]).flatMap((kind) => kernel[kind].ids().map((id) => ({ kind: singular[kind], id }))));
  return brought.flatMap<Sample | ContractPromise>(({ kind, id }) => {
    const given = samples.filter((sample) => sample.kind === kind && sample.id === id);
    if (given.length > 0) return given;
    const base = { ...pluginSampleLike(own), id };
    if (kind === 'agent' || kind === 'backend' || kind === 'transport' || kind === 'prompt') return [{ ...base, kind }];
    return [missing(kind, id)];
  });
}

function missing(kind: string, id: string): ContractPromise {
  return {
    title: `${kind} ${id} comes with a sample to try it on`,
    check: () => Promise.reject(new Error(`export it beside the plugin: samples = [{ kind: '${kind}', id: '${id}', … }]; see plugins/README.md`)),
  };
}

/** Only what concerns the plugin as a whole. */
function pluginSampleLike(sample: Sample | undefined): Sample {
  if (sample === undefined) return { kind: 'plugin' };
  const { options, pages, answer, mayWriteIn, mayConnect } = sample;
  return {
    kind: 'plugin',
    ...(options === undefined ? {} : { options }),
    ...(pages === undefined ? {} : { pages }),
    ...(answer === undefined ? {} : { answer }),
    ...(mayWriteIn === undefined ? {} : { mayWriteIn }),
    ...(mayConnect === undefined ? {} : { mayConnect }),
  };
}

// A kernel of its own for each promise: this plugin, a host in memory, and an eye on what it does past its scope.
import { type Kernel, type Registries, startKernel } from '../kernel/kernel.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';
import { watchOutside } from './outside-watch.ts';
import { within } from './promise.ts';
import type { Sample, SampleOptions } from './sample.ts';

export interface Stage {
  readonly kernel: Kernel;
  readonly ports: FakePorts;
  readonly options: SampleOptions;
  /** What the plugin did outside, so far. */
  readonly outside: readonly string[];
}

/** Seconds that a promise may take altogether. */
const checkSeconds = 30;
const deadlineSeconds = 10;

/** Loads the plugin and does the work; throws what kept it from loading. */
export async function onStage<Result>(plugin: unknown, sample: Sample, work: (stage: Stage) => Promise<Result>): Promise<Result> {
  const options = typeof sample.options === 'function' ? await sample.options() : (sample.options ?? {});
  const ports = fakePorts(sample);
  const outside: string[] = [];
  return watchOutside(sample, outside, async () => {
    const name = (plugin as { name?: unknown } | null | undefined)?.name;
    for (const [secret, value] of Object.entries(sample.secrets ?? {})) await ports.secrets.set(`plugin/${String(name)}/${secret}`, value);
    const kernel = await startKernel([{ value: plugin, origin: { kind: 'folder', where: 'the plugin under test' } }], ports, {
      options: typeof name === 'string' ? { [name]: options } : {},
      disabled: [],
      deadlineSeconds,
    });
    try {
      const failure = kernel.plugins[0]?.failure;
      if (failure) throw new Error(`it was not loaded: ${failure.message} ${failure.help}`, { cause: failure });
      return await within(checkSeconds, 'the whole check', work({ kernel, ports, options, outside }));
    } finally {
      kernel.stop('the check has ended');
    }
  });
}

/** What the plugin brought under this id. */
export function broughtBy<Kind extends keyof Registries>(stage: Stage, kind: Kind, id: string): ReturnType<Registries[Kind]['get']> {
  return stage.kernel[kind].get(id) as ReturnType<Registries[Kind]['get']>;
}

// Starts kernels with plugins written on the spot.
import { type Kernel, type KernelSettings, startKernel } from '../../core/kernel/kernel.ts';
import type { Plugin, Scope } from '../../core/kernel/plugin.ts';
import type { Agent } from '../../core/contracts/agent.ts';
import type { Venue } from '../../core/contracts/venue.ts';
import { type FakePorts, fakePorts } from '../../core/testing/fake-ports.ts';

/** Seconds; a hang is noticed soon in a test. */
export const shortDeadline = 0.05;

export interface Started {
  readonly kernel: Kernel;
  readonly ports: FakePorts;
  /** Lines logged as errors, as `source: message`. */
  errors(): readonly string[];
}

export async function start(plugins: readonly unknown[], settings: Partial<KernelSettings> = {}): Promise<Started> {
  const ports = fakePorts();
  const loaded = plugins.map((value, index) => ({ value, origin: { kind: 'folder' as const, where: `folder ${index + 1}` } }));
  const kernel = await startKernel(loaded, ports, { options: {}, disabled: [], deadlineSeconds: 10, ...settings });
  return { kernel, ports, errors: () => ports.lines.filter(({ level }) => level === 'error').map(({ source, message }) => `${source}: ${message}`) };
}

export function plugin(name: string, apply: (scope: Scope) => void | Promise<void> = () => undefined, more: Partial<Plugin> = {}): Plugin {
  return { name, apiVersion: 1, apply, ...more };
}

/** A plugin that adds a venue of its own name: what the others bring when one fails. */
export function bystander(name = 'bystander'): Plugin {
  return plugin(name, (scope) => scope.addVenue(emptyVenue(name)));
}

export function emptyVenue(id: string): Venue {
  return {
    id,
    label: id,
    description: 'Finds nothing.',
    takes: ['file'],
    async *discover() {
      // Nothing is found here.
    },
  };
}

export function buildAgent<Input = unknown, Output = unknown>(wish: Partial<Agent<Input, Output>> = {}): Agent<Input, Output> {
  return {
    id: 'sample-agent',
    title: 'Sample',
    description: 'Answers with what it is told to.',
    role: 'module',
    at: 'leadDiscovered',
    output: { type: 'object', required: ['note'], additionalProperties: false, properties: { note: { type: 'string' } } },
    timeoutSeconds: 60,
    run: async () => ({ note: 'done' }) as Output,
    ...wish,
  };
}

export function hang(): Promise<never> {
  return new Promise(() => undefined);
}

// Every built-in keeps the promises of its contracts: the same sentences that a stranger's plugin is measured by.
import { rm } from 'node:fs/promises';
import test from 'ava';
import type { ModelRequest, RulesBackend } from '../../core/contracts/backend.ts';
import { textOf } from '../../core/model/instructions.ts';
import { startKernel } from '../../core/kernel/kernel.ts';
import type { Plugin } from '../../core/kernel/plugin.ts';
import { type Kind, singular } from '../../core/kernel/registry.ts';
import { promisesOf, type Sample } from '../../core/testing.ts';
import { fakePorts } from '../../core/testing/fake-ports.ts';
import { smallestValue } from '../../core/testing/smallest-value.ts';
import * as builtIns from '../../plugins/index.ts';
import { startFakeProvider } from '../support/fake-provider/fake-provider.ts';
import { agentSample, fileTransportSample, maildirSample, outboxFolder, smtpTransportSample, toolSamples, venueSamples } from '../support/conformance-samples.ts';

const plugins = Object.values(builtIns) as readonly Plugin[];
const folder = await outboxFolder();

const provider = await startFakeProvider();
const outbox = fileTransportSample(folder);
const mailServer = await smtpTransportSample();
const mailFolder = await maildirSample(folder);
const transportOptions = typeof outbox.options === 'function' ? await outbox.options() : {};
/** Of those that bring nothing without any; a mailbox at a server is tried at a real one, in test/mail. */
const options: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { 'transport-file': transportOptions, 'mailbox-maildir': { folder: mailFolder.folder } };
const kernel = await startKernel(
  plugins.map((value) => ({ value, origin: { kind: 'built-in', where: 'this program' } })),
  fakePorts(),
  { options, disabled: [], deadlineSeconds: 10 },
);

/** What our agents ask of a model, noted while they keep their own promises: what a backend without a model must be able to answer, but for what is asked of models only. */
const asked = new Map<string, ModelRequest>();
const rules = kernel.backends.has('offline') ? (kernel.backends.get('offline') as RulesBackend) : undefined;

async function answer(request: ModelRequest): Promise<unknown> {
  if (request.task === 'verify.draft' || request.task === 'judge.draft' || request.task === 'read.reply') return smallestValue(request.schema);
  asked.set(request.task, request);
  if (rules === undefined) return smallestValue(request.schema);
  return (await rules.generateObject({ ...request, instructions: textOf(request.instructions), model: null, signal: new AbortController().signal })).value;
}

/** Backends that ask a model, and where it is. */
const provided: Readonly<Record<string, { readonly baseUrl: string; readonly embeddingModel?: string }>> = {
  anthropic: { baseUrl: provider.url },
  openai: { baseUrl: `${provider.url}/v1`, embeddingModel: 'fake-embedding' },
  ollama: { baseUrl: provider.url, embeddingModel: 'fake-embedding' },
};

function samplesFor(kind: Kind, id: string): readonly Sample[] {
  if (kind === 'agents') return [agentSample(id, answer)];
  if (kind === 'venues') return venueSamples.filter((sample) => sample.id === id);
  if (kind === 'transports') return [outbox, mailServer.sample].filter((sample) => sample.id === id);
  if (kind === 'mailboxes') return [mailFolder.sample].filter((sample) => sample.id === id);
  if (kind === 'prompts') return [{ kind: 'prompt', id }];
  if (kind === 'tools') return toolSamples.filter((sample) => sample.id === id);
  if (kind === 'backends') {
    const options = provided[id];
    return [options === undefined ? { kind: 'backend', id, requests: [...asked.values()] } : { kind: 'backend', id, model: 'fake-large', mayConnect: true, options: { ...options } }];
  }
  return [];
}

function check(name: string, plugin: Plugin, sample: Sample): void {
  for (const [place, { title }] of promisesOf(plugin, sample).entries()) {
    test.serial(`${name}: ${title}`, async (t) => {
      // Made anew when its turn comes: what a backend is asked is known only after the agents have asked.
      const now = sample.kind === 'backend' && !(sample.id in provided) ? { ...sample, requests: [...asked.values()] } : sample;
      await t.notThrowsAsync(async () => promisesOf(plugin, now)[place]?.check());
    });
  }
}

test.after.always(() => Promise.all([provider.close(), mailServer.close(), rm(folder, { recursive: true, force: true })]));

test.serial('every built-in is loaded through the same door as a stranger\'s', (t) => {
  t.deepEqual(kernel.plugins.filter(({ state }) => state !== 'loaded').map(({ name, failure }) => ({ name, failure: failure?.message })), []);
});

for (const plugin of plugins) check(plugin.name, plugin, { kind: 'plugin', options: options[plugin.name] ?? {} });

for (const kind of ['agents', 'backends', 'transports', 'mailboxes', 'venues', 'prompts', 'tools'] as const) {
  for (const id of kernel[kind].ids()) {
    const plugin = plugins.find(({ name }) => name === kernel[kind].pluginOf(id));
    const samples = samplesFor(kind, id);
    test.serial(`the ${singular[kind]} ${id} has a sample to be tried on`, (t) => t.true(samples.length > 0));
    for (const [number, sample] of samples.entries()) if (plugin !== undefined) check(`${plugin.name}${number > 0 ? ` (sample ${number + 1})` : ''}`, plugin, sample);
  }
}

test.serial('the backend without a model can answer everything that our agents ask', (t) => {
  t.deepEqual([...asked.keys()].sort(), ['match.proposition', 'research.findings', 'write.draft']);
});

for (const left of plugins) {
  test.serial(`without ${left.name} the others are loaded all the same`, async (t) => {
    const others = plugins.filter((plugin) => plugin !== left);
    const smaller = await startKernel(others.map((value) => ({ value, origin: { kind: 'built-in', where: 'this program' } })), fakePorts(), { options, disabled: [], deadlineSeconds: 10 });
    t.true(smaller.plugins.every(({ state }) => state === 'loaded'));
  });
}

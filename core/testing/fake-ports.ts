import type { LogLine } from '../contracts/ports.ts';
import type { Model, ModelRequest } from '../contracts/backend.ts';
import type { KernelPorts } from '../kernel/kernel.ts';
import { createLog } from '../log.ts';
import { createAccessTokens } from '../sign-in/access-tokens.ts';
import { textTools } from '../text/text-tools.ts';
import { createPromptLibrary } from '../prompts/prompt-library.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeWeb, type FakePages, type FakeWeb } from './fake-web.ts';
import { smallestValue } from './smallest-value.ts';

export interface FakeSettings {
  readonly pages?: FakePages;
  /** What the model answers, or a promise of it; by default the plainest value that fits the schema. */
  readonly answer?: (request: ModelRequest) => unknown;
}

export interface FakePorts extends KernelPorts {
  readonly web: FakeWeb;
  /** Everything that was logged. */
  readonly lines: readonly LogLine[];
}

/** A host in memory: its clock stands still, its web has these pages only, nothing of it outlives the test. The text tools are the real ones. */
export function fakePorts({ pages = {}, answer }: FakeSettings = {}): FakePorts {
  const lines: LogLine[] = [];
  const secrets = new Map<string, string>();
  const rows = new Map<string, unknown>();
  const clock = createFakeClock();
  const log = (source: string) => createLog({ sink: { write: (line) => void lines.push(line) }, clock, source });
  const prompts = createPromptLibrary(null, log('prompts'));
  const key = (plugin: string, name: string) => JSON.stringify([plugin, name]);
  return {
    clock,
    lines,
    log,
    secrets: {
      get: async (name) => secrets.get(name),
      set: async (name, value) => void secrets.set(name, value),
      delete: async (name) => void secrets.delete(name),
    },
    state: {
      get: async (plugin, name) => structuredClone(rows.get(key(plugin, name))),
      set: async (plugin, name, value) => void rows.set(key(plugin, name), JSON.parse(JSON.stringify(value))),
      delete: async (plugin, name) => void rows.delete(key(plugin, name)),
    },
    web: createFakeWeb(pages),
    text: textTools,
    model: () => createFakeModel(answer),
    prompt: prompts.prompt,
    accessTokens: createAccessTokens({ clock, options: {} }),
  };
}

/** A model without opinions. */
export function createFakeModel(answer: (request: ModelRequest) => unknown = (request) => smallestValue(request.schema)): Model {
  return {
    label: 'a model that knows nothing',
    generateObject: async <Value>(request: ModelRequest) => structuredClone(await answer(request)) as Value,
    generateText: async () => 'nothing',
    async *streamText() {
      yield 'nothing';
    },
    hasTools: false,
    generateWithTools: async () => 'nothing',
    embed: async (texts) => texts.map(() => [1, 0]),
  };
}

import test from 'ava';
import type { ChatAnswer, ChatRequest, ModelBackend, ModelTraits } from '../../../core/contracts/backend.ts';
import { createError } from '../../../core/errors.ts';
import { probeModel, type ProbeParts } from '../../../core/model/probe-model.ts';
import type { Wire } from '../../../core/model/wire.ts';
import { createFakeClock } from '../../../core/testing/fake-clock.ts';
import { errorOf } from '../../support/error-of.ts';

const answer: ChatAnswer = { text: '', reasoning: '', toolCalls: [], finish: 'stop', usage: { inputTokens: 20, outputTokens: 81 }, model: 'llama3.1:8b' };
const traits: ModelTraits = { contextTokens: 131_072, maxOutputTokens: null, tools: true, objects: 'schema' };

interface Skill {
  readonly traits?: ModelTraits;
  /** What it answers when it is offered a tool, or wanted to answer JSON. */
  readonly tool?: Partial<ChatAnswer> | Error;
  readonly object?: Partial<ChatAnswer> | Error;
}

const able: Skill = { tool: { toolCalls: [{ id: '1', name: 'note_colour', arguments: '{"colour":"red"}' }] }, object: { text: '{"colour": "red"}' } };

function setUp({ traits: said = traits, tool = {}, object = {} }: Skill) {
  let requests = 0;
  let open = 0;
  const rows = new Map<string, unknown>();
  let milliseconds = 0;
  const clock = { ...createFakeClock(), now: () => milliseconds };
  const answered = (what: Partial<ChatAnswer> | Error): ChatAnswer => {
    if (what instanceof Error) throw what;
    return { ...answer, ...what };
  };
  const backend: ModelBackend = {
    id: 'ollama',
    label: 'Ollama',
    remote: false,
    defaultModel: null,
    traits: () => ({ ...said, contextTokens: null }),
    checkSetup: async () => undefined,
    complete: async ({ tools }: ChatRequest) => {
      requests += 1;
      return answered(tools === undefined ? object : tool);
    },
    async *stream() {
      requests += 1;
      yield { kind: 'text', text: '1' };
      milliseconds += 2_000;
      yield { kind: 'finish', answer };
    },
    models: async () => [],
    describe: async () => {
      requests += 1;
      return said;
    },
  };
  const wire: Wire = {
    open({ signal }) {
      open += 1;
      return { fetch: globalThis.fetch, withoutFetch: () => () => undefined, signal, asked: false, firstByteMilliseconds: null, close: () => void (open -= 1) };
    },
    close: async () => undefined,
  };
  const parts: ProbeParts = { wire, clock, signal: new AbortController().signal, state: { get: async (key) => rows.get(key), set: async (key, value) => void rows.set(key, value) } };
  const probe = (digest: string | null = '46e0') => probeModel(backend, { id: 'llama3.1:8b', contextTokens: null, digest }, parts);
  return { probe, requests: () => requests, open: () => open };
}

test('a model that can do all is told so, with its context and its speed', async (t) => {
  const { probe, open } = setUp(able);
  t.deepEqual(await probe(), { model: 'llama3.1:8b', digest: '46e0', contextTokens: 131_072, tools: true, objects: true, tokensPerSecond: 40 });
  t.is(open(), 0, 'no line is left open');
});

test('what was found is kept while the digest is the same', async (t) => {
  const { probe, requests } = setUp(able);
  const first = await probe();
  t.is(requests(), 4);
  t.deepEqual(await probe(), first);
  t.is(requests(), 4);
  t.is((await probe('77aa')).digest, '77aa');
  t.is(requests(), 8);
});

test('a model without a digest is probed each time', async (t) => {
  const { probe, requests } = setUp(able);
  await probe(null);
  await probe(null);
  t.is(requests(), 8);
});

for (const [what, tool] of [
  ['calls no tool', { text: 'Its colour is red.' }],
  ['calls another tool', { toolCalls: [{ id: '1', name: 'note', arguments: '{"colour":"red"}' }] }],
  ['calls the tool with arguments that do not fit', { toolCalls: [{ id: '1', name: 'note_colour', arguments: '{"color":"red"}' }] }],
  ['calls the tool with broken JSON', { toolCalls: [{ id: '1', name: 'note_colour', arguments: '{"colour":' }] }],
  ['is refused by its server', createError('model_lacks_tools', { backend: 'Ollama', model: 'llama3.1:8b' })],
] as const) {
  test(`a model that ${what} is one without tools`, async (t) => {
    const { tools, objects } = await setUp({ ...able, tool }).probe();
    t.false(tools);
    t.true(objects);
  });
}

test('a model whose server says that it has no tools is not asked for one', async (t) => {
  const { probe, requests } = setUp({ ...able, traits: { ...traits, tools: false } });
  t.false((await probe()).tools);
  t.is(requests(), 3);
});

test('a model that wraps its JSON in words does not answer with JSON', async (t) => {
  t.false((await setUp({ ...able, object: { text: 'Here it is: {"colour": "red"}' } }).probe()).objects);
});

test('JSON that comes as the call of a tool is JSON too', async (t) => {
  t.true((await setUp({ ...able, object: { toolCalls: [{ id: '1', name: 'colour', arguments: '{"colour":"red"}' }] } }).probe()).objects);
});

test('a server that is gone is an error, also inside of one of the SDK’s, and nothing is kept', async (t) => {
  const gone = createError('model_unreachable', { backend: 'Ollama', host: '127.0.0.1:11434', reason: 'refused' });
  const { probe, open } = setUp({ ...able, tool: new Error('Connection error.', { cause: gone }) });
  t.is((await errorOf(() => probe())).code, 'model_unreachable');
  t.is((await errorOf(() => probe())).code, 'model_unreachable');
  t.is(open(), 0);
});

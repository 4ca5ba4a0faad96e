// Promise 1 of the model client: what providers were recorded to send is read rightly, however its bytes are cut. What is expected is read from
// the recordings by a plain reader of its own, which shares nothing with the plugin.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import type { ChatAnswer } from '../../../../core/index.ts';
import { atRandom, byteByByte, type Cut, whole, withinCharacters } from '../../../support/answering-fetch.ts';
import { errorOf } from '../../../support/error-of.ts';
import { onSharedData, sharedData } from '../../../support/shared-data.ts';
import { answerIn, answeringWith, type Api, backends, complete, embedRequest, events, laidTogether, stream } from './asking.ts';

const recordings = ['llm-wire/openai', 'llm-wire/openai-compatible'].flatMap((folder) => (existsSync(`${sharedData}/${folder}`) ? readdirSync(`${sharedData}/${folder}`).map((name) => `${folder}/${name}`) : []));
const cuts: Readonly<Record<string, Cut>> = { whole, 'byte by byte': byteByByte, 'within characters': withinCharacters, 'at random': atRandom(1), 'at random, coarsely': atRandom(2, 400), 'at random, finely': atRandom(3, 4) };

interface RecordedUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number };
  readonly input_tokens_details?: { readonly cached_tokens?: number };
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number };
  readonly output_tokens_details?: { readonly reasoning_tokens?: number };
}

interface RecordedItem {
  readonly type: string;
  readonly call_id?: string;
  readonly name?: string;
  readonly arguments?: string;
  readonly content?: readonly { readonly text: string }[];
  readonly summary?: readonly { readonly text: string }[];
}

interface Recorded {
  readonly type?: string;
  readonly object?: string;
  readonly delta?: string;
  readonly item?: RecordedItem;
  readonly response?: Recorded;
  readonly output?: readonly RecordedItem[];
  readonly usage?: RecordedUsage | null;
  readonly choices?: readonly { readonly text?: string; readonly delta?: RecordedMessage; readonly message?: RecordedMessage }[];
}

interface RecordedMessage {
  readonly content?: string | null;
  readonly reasoning_content?: string;
}

interface Reading {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly object[];
  readonly usage: object;
  readonly items: readonly object[];
}

/** What xAI calls completion tokens lacks the reasoning; what was written is the total less what was read. */
function readUsage(usage: RecordedUsage | null | undefined): object {
  if (usage === null || usage === undefined) throw new Error('the recording has no usage');
  const read = usage.prompt_tokens ?? usage.input_tokens ?? 0;
  return {
    read,
    written: usage.total_tokens - read,
    cached: (usage.prompt_tokens_details ?? usage.input_tokens_details)?.cached_tokens ?? 0,
    reasoning: (usage.completion_tokens_details ?? usage.output_tokens_details)?.reasoning_tokens ?? 0,
  };
}

function readItems(items: readonly RecordedItem[]): Omit<Reading, 'usage'> {
  return {
    text: items.map((item) => (item.type === 'message' ? (item.content ?? []).map((part) => part.text).join('') : '')).join(''),
    reasoning: items.filter(({ type }) => type === 'reasoning').flatMap((item) => (item.summary ?? []).map((part) => part.text)).join('\n\n'),
    toolCalls: items.filter(({ type }) => type === 'function_call').map((item) => ({ id: item.call_id, name: item.name, arguments: item.arguments })),
    items,
  };
}

function readMessages(messages: readonly RecordedMessage[], usage: object): Reading {
  return { text: messages.map(({ content }) => content ?? '').join(''), reasoning: messages.map((message) => message.reasoning_content ?? '').join(''), toolCalls: [], usage, items: [] };
}

function readWhole(body: Recorded): Reading {
  if (body.output !== undefined) return { ...readItems(body.output), usage: readUsage(body.usage) };
  const messages = (body.choices ?? []).map(({ message, text }) => message ?? { content: text ?? '' });
  return readMessages(messages, readUsage(body.usage));
}

function readStream(chunks: readonly Recorded[]): Reading {
  const usage = readUsage(chunks.map((chunk) => chunk.response?.usage ?? chunk.usage).findLast((each) => each !== null && each !== undefined));
  if (chunks[0]?.type === undefined) return readMessages(chunks.flatMap(({ choices }) => (choices ?? []).map(({ delta, text }) => delta ?? { content: text ?? '' })), usage);
  const reading = readItems(chunks.flatMap(({ type, item }) => (type === 'response.output_item.done' && item !== undefined ? [item] : [])));
  const deltas = chunks.flatMap(({ type, delta }) => (type === 'response.output_text.delta' ? [delta] : [])).join('');
  if (deltas !== reading.text) throw new Error('the recording contradicts itself');
  // What is sealed in an item is sealed anew at the end of the response; where that holds no items, those that came before count.
  const items = chunks.flatMap(({ response, item, type }): readonly RecordedItem[] => (type === 'response.completed' ? (response?.output ?? []) : type === 'response.output_item.done' && item !== undefined && !outputsItems(chunks) ? [item] : []));
  return { ...reading, usage, items };
}

function outputsItems(chunks: readonly Recorded[]): boolean {
  return chunks.some(({ type, response }) => type === 'response.completed' && (response?.output ?? []).length > 0);
}

/** Two lines of this recording lack their last brace. */
const unfinished = 'parallel-tool-call-wrapper.1.chunks.txt';

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '');
}

function parsed(path: string, line: string): Recorded {
  const opened = line.split('{').length - line.split('}').length;
  return JSON.parse(path.endsWith(unfinished) ? line + '}'.repeat(opened) : line) as Recorded;
}

function apiOf({ object, type }: Recorded): Api {
  return type !== undefined || object === 'response' ? 'responses' : object === 'text_completion' ? 'completions' : 'chat';
}

function reading({ text, reasoning, toolCalls, usage, opaque }: ChatAnswer): Reading {
  return {
    text,
    reasoning,
    toolCalls,
    usage: { read: usage.inputTokens, written: usage.outputTokens, cached: usage.cachedInputTokens ?? 0, reasoning: usage.reasoningTokens ?? 0 },
    items: (opaque as { readonly items?: readonly object[] } | undefined)?.items ?? [],
  };
}

for (const recording of recordings.filter((path) => path.endsWith('.chunks.txt'))) {
  onSharedData(recording, `a stream is read the same however it is cut: ${recording}`, async (t, path) => {
    const lines = linesOf(path);
    const chunks = lines.map((line) => parsed(path, line));
    const api = apiOf(chunks[0] ?? {});
    const expected = readStream(chunks);
    const body = events(api === 'responses' ? lines : [...lines, '[DONE]']);
    for (const [name, cut] of Object.entries(cuts)) {
      const pieces = await stream(api, { body, cut });
      const answer = reading(answerIn(pieces));
      t.deepEqual(answer, expected, name);
      const { text, reasoning, toolCalls } = answer;
      t.deepEqual<object, object>(laidTogether(pieces), { text, reasoning, toolCalls }, `${name}: the pieces`);
    }
    for (const [name, other] of Object.entries({ CRLF: body.replaceAll('\n', '\r\n'), 'CR alone': body.replaceAll('\n', '\r'), comments: `: OPENROUTER PROCESSING\n\n${body.replaceAll('\n\n', '\n\n: OPENROUTER PROCESSING\n\n')}`, 'a byte order mark': `\uFEFF${body}`, 'no last empty line': body.trimEnd() })) {
      // An event that is neither ended nor whole was cut, as far as anybody can know.
      if (path.endsWith(unfinished) && other === body.trimEnd()) continue;
      for (const cut of name === 'CRLF' ? [whole, byteByByte, atRandom(4)] : [whole, atRandom(4)]) t.deepEqual(reading(answerIn(await stream(api, { body: other, cut }))), expected, name);
    }
  });

  onSharedData(recording, `a stream that is cut anywhere is either known as cut or lost nothing: ${recording}`, async (t, path) => {
    const lines = linesOf(path);
    const chunks = lines.map((line) => parsed(path, line));
    const api = apiOf(chunks[0] ?? {});
    const expected = readStream(chunks);
    const bytes = new TextEncoder().encode(events(api === 'responses' ? lines : [...lines, '[DONE]']));
    // The end is where a cut can be overlooked; the rest is tried at places all over.
    const places = [...Array.from({ length: 150 }, (_, back) => bytes.length - back), ...Array.from({ length: 20 }, (_, part) => Math.floor((bytes.length * part) / 20))].filter((place) => place >= 0);
    // A recording of two responses after another is whole after the first as well.
    const allowed = [expected, ...(path.includes('shell-tool') ? [readStream(chunks.slice(0, 12))] : [])].map((each) => JSON.stringify(each));
    let known = 0;
    for (const place of places) {
      try {
        const answer = reading(answerIn(await stream(api, { body: bytes.subarray(0, place) })));
        t.true(allowed.includes(JSON.stringify(ordered(answer))), `cut at ${place} of ${bytes.length}`);
      } catch (thrown) {
        known += 1;
        t.is((await errorOf(() => Promise.reject(thrown))).code, 'model_stream_broken', `cut at ${place} of ${bytes.length}`);
      }
    }
    t.true(known > 15);
  });
}

/** With its keys in the order of the plain reader. */
function ordered({ text, reasoning, toolCalls, usage, items }: Reading): object {
  return items.length > 0 ? { text, reasoning, toolCalls, items, usage } : { text, reasoning, toolCalls, usage, items };
}

for (const recording of recordings.filter((path) => path.endsWith('.json') && !/embedding|error/.test(path))) {
  onSharedData(recording, `a whole answer is read: ${recording}`, async (t, path) => {
    const body = readFileSync(path, 'utf8');
    const recorded = JSON.parse(body) as Recorded;
    const expected = readWhole(recorded);
    t.deepEqual(reading(await complete(apiOf(recorded), body)), expected);
    for (const cut of Object.values(cuts)) {
      const pieces = await stream(apiOf(recorded), { body, type: 'application/json', cut });
      t.deepEqual(reading(answerIn(pieces)), expected, 'where a stream was wished for');
      t.deepEqual<object, object>(laidTogether(pieces), { text: expected.text, reasoning: expected.reasoning, toolCalls: expected.toolCalls });
    }
  });
}

onSharedData('llm-wire/openai/openai-embedding.json', 'recorded vectors are read, in order', async (t, path) => {
  const body = JSON.parse(readFileSync(path, 'utf8')) as { readonly data: readonly { readonly embedding: readonly number[] }[] };
  const { fetch } = answeringWith({ ...body, data: body.data.toReversed() });
  const answer = await backends.responses.embed?.(embedRequest(fetch, ['sunny day at the beach', 'rainy day in the city']));
  t.deepEqual(answer, { vectors: body.data.map(({ embedding }) => embedding), usage: { inputTokens: 12, outputTokens: 0 }, model: 'text-embedding-3-small' });
});

for (const [name, parameter] of [['reasoning-model-legacy-parameter-error', 'max_tokens'], ['reasoning-model-temperature-error', 'temperature']] as const) {
  onSharedData(`llm-wire/openai/${name}.json`, `what a reasoning model refuses is not sent to it: ${parameter}`, async (t, path) => {
    const { error } = JSON.parse(readFileSync(path, 'utf8')) as { readonly error: { readonly param: string } };
    t.is(error.param, parameter);
    for (const api of ['responses', 'chat'] as const) {
      for (const model of ['o3', 'gpt-5-mini', 'openai/gpt-5.1']) {
        const { fetch, asked } = answeringWith(api === 'responses' ? { output: [] } : { choices: [{ message: { content: 'Yes.' } }] });
        await backends[api].complete({ model, messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 10, temperature: 0.5, fetch, signal: new AbortController().signal });
        t.false(parameter in (asked[0]?.body as object), `${api} ${model}`);
      }
    }
  });
}

test('there are recordings to read, where the data is', (t) => {
  t.true(!existsSync(sharedData) || recordings.length > 30);
});

// What was really answered, put together twice: by the backend, and by the few lines below that know nothing of it.
import { readdirSync, readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import type { ChatAnswer, ChatPiece } from '../../../../core/index.ts';
import { atRandom, byteByByte, type Cut, whole, withinCharacters } from '../../../support/answering-fetch.ts';
import { errorOf } from '../../../support/error-of.ts';
import { onSharedData, sharedData } from '../../../support/shared-data.ts';
import { answerIn, complete, events, stream } from './asking.ts';

type Json = Record<string, unknown>;

interface Expected {
  readonly text: string;
  readonly reasoning: string;
  readonly calls: readonly { readonly id: unknown; readonly name: unknown; readonly input: unknown }[];
  readonly stop: unknown;
  readonly model: unknown;
  readonly inputTokens: number;
  readonly outputTokens: unknown;
}

const folder = 'llm-wire/anthropic';
const cuts: readonly (readonly [name: string, cut: Cut])[] = [
  ['whole', whole],
  ['byte by byte', byteByByte],
  ['within characters', withinCharacters],
  ...[1, 2, 3].map((seed) => [`at random, seed ${seed}`, atRandom(seed)] as const),
  ...[4, 5].map((seed) => [`at random in large pieces, seed ${seed}`, atRandom(seed, 4_000)] as const),
];
/** Recorded both ways, and both times the model called the same. */
const sameCalls = ['anthropic-json-tool.1.json', 'anthropic-json-other-tool.1.json', 'anthropic-tool-no-args.json', 'anthropic-tool-search-bm25.1.json'];
const answers = listed('.json');
const streams = listed('.chunks.txt');

onSharedData(folder, 'there are recordings of whole answers and of streams', (t) => {
  t.true(answers.length >= 19);
  t.true(streams.length >= 18);
});

for (const name of answers) {
  onSharedData(`${folder}/${name}`, `a whole answer is read as it stands: ${name}`, async (t, path) => {
    const body = readFileSync(path, 'utf8');
    same(t, await complete(body), ofMessage(JSON.parse(body) as Json));
  });
}

for (const name of streams.filter((each) => !each.startsWith('spliced'))) {
  onSharedData(`${folder}/${name}`, `a stream comes to the same answer however it is cut: ${name}`, async (t, path) => {
    for (const lines of answersIn(path)) {
      const expected = ofEvents(lines.map((line) => JSON.parse(line) as Json));
      for (const [how, cut] of cuts) {
        const pieces = await stream({ body: events(lines), cut });
        same(t, answerIn(pieces), expected, how);
        agree(t, pieces, how);
      }
    }
  });

  onSharedData(`${folder}/${name}`, `line ends, comments, byte order marks, unnamed events and things unheard of change nothing: ${name}`, async (t, path) => {
    for (const lines of answersIn(path)) {
      const plain = answerIn(await stream({ body: events(lines) }));
      const data = (end: string) => lines.map((line) => `data: ${line}${end}${end}`).join('');
      const unheardOf = ['{"type":"message_thought","thought":{"deep":true}}', '{"type":"ping"}', '{"type":"content_block_delta","index":0,"delta":{"type":"mood_delta","mood":"fine"}}'];
      const dressed = {
        'without names': data('\n'),
        'with CRLF': events(lines).replaceAll('\n', '\r\n'),
        'with CR': events(lines).replaceAll('\n', '\r'),
        'with a byte order mark': `\uFEFF${events(lines)}`,
        'with comments and other fields': events(lines).replaceAll('event:', ': keep-alive\n\n:\nid: 7\nretry: 3000\nevent:'),
        'without a space after the colon': events(lines).replaceAll('data: ', 'data:'),
        'without the last line end': events(lines).trimEnd(),
        'with things unheard of': events([...lines.slice(0, 2), ...unheardOf, ...lines.slice(2)]),
        'with the end of another protocol': `${events(lines)}data: [DONE]\n\n`,
      };
      for (const [how, body] of Object.entries(dressed)) {
        for (const cut of [whole, atRandom(8), atRandom(9, 2_000)]) t.deepEqual(answerIn(await stream({ body, cut })), plain, how);
      }
    }
  });

  onSharedData(`${folder}/${name}`, `a stream that is cut off is never taken for an answer: ${name}`, async (t, path) => {
    for (const lines of answersIn(path)) {
      const bytes = new TextEncoder().encode(events(lines));
      const beforeEnd = new TextEncoder().encode(events(lines.slice(0, -1))).length;
      const step = Math.max(1, Math.floor(beforeEnd / 25));
      for (let length = 0; length <= beforeEnd; length += step) t.is((await errorOf(() => stream({ body: bytes.subarray(0, length) }))).code, 'model_stream_broken', `after ${length} bytes`);
    }
  });
}

onSharedData(`${folder}/spliced-message-start.chunks.txt`, 'a message in the middle of another is refused, however it is cut, and may be asked for again', async (t, path) => {
  for (const [how, cut] of cuts) {
    const error = await errorOf(() => stream({ body: events(linesOf(path)), cut }));
    t.is(error.code, 'model_stream_broken', how);
    t.true(error.retryable);
  }
});

onSharedData(`${folder}/anthropic-programmatic-tool-calling.1.chunks.txt`, 'of messages one after the other the first is the answer', async (t, path) => {
  const lines = linesOf(path);
  t.is(answersIn(path).length, 15);
  same(t, answerIn(await stream({ body: events(lines) })), ofEvents((answersIn(path)[0] ?? []).map((line) => JSON.parse(line) as Json)));
});

for (const name of streams.map((each) => each.replace('.chunks.txt', '.json')).filter((each) => answers.includes(each))) {
  onSharedData(`${folder}/${name}`, `the streamed answer has the shape of the whole one to the same question: ${name}`, async (t, path) => {
    const recorded = await complete(readFileSync(path, 'utf8'));
    const [first = []] = answersIn(path.replace('.json', '.chunks.txt'));
    const streamed = answerIn(await stream({ body: events(first) }));
    t.is(typeof streamed.opaque, typeof recorded.opaque);
    t.deepEqual(Object.keys(streamed.usage), Object.keys(recorded.usage));
    // Asked twice, a model chooses other words; what it calls is the question's doing where nothing is searched or run before.
    if (sameCalls.includes(name)) t.deepEqual(streamed.toolCalls.map((call) => call.name), recorded.toolCalls.map((call) => call.name));
  });
}

onSharedData(`${folder}/anthropic-clear-thinking.1.chunks.txt`, 'line ends of two characters may be cut in two', async (t, path) => {
  const body = events(linesOf(path));
  const plain = answerIn(await stream({ body }));
  for (const end of ['\r\n', '\r']) t.deepEqual(answerIn(await stream({ body: body.replaceAll('\n', end), cut: byteByByte })), plain);
});

test('the reader that the backend is measured by can tell a difference', (t) => {
  const start = { type: 'message_start', message: { content: [], usage: { input_tokens: 1 } } };
  const text = { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'a' } };
  const begin = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } };
  t.not(ofEvents([start, begin, text]).text, ofEvents([start, begin, text, text]).text);
});

/** The wire as its documents describe it, read with as few ideas as possible. */
function ofEvents(all: readonly Json[]): Expected {
  const start = (all.find(({ type }) => type === 'message_start')?.['message'] ?? {}) as Json;
  const of = (kind: string) => all.filter(({ type }) => type === kind);
  const deltas = of('content_block_delta').map(({ index, delta }) => ({ index, ...(delta as Json) }) as Json & { index: unknown });
  const content = [
    ...((start['content'] ?? []) as Json[]),
    ...of('content_block_start').map(({ index, content_block: begun }) => {
      const mine = deltas.filter((delta) => delta.index === index);
      const joined = (field: string) => mine.map((delta) => delta[field] ?? '').join('');
      const block = begun as Json;
      return { ...block, text: `${block['text'] ?? ''}${joined('text')}`, thinking: `${block['thinking'] ?? ''}${joined('thinking')}`, input: joined('partial_json') === '' ? block['input'] : JSON.parse(joined('partial_json')) };
    }),
  ];
  const ends = of('message_delta');
  const usage = Object.assign({}, start['usage'], ...ends.map((end) => end['usage'])) as Json;
  return ofMessage({ model: start['model'], content, usage, stop_reason: (ends.at(-1)?.['delta'] as Json | undefined)?.['stop_reason'] ?? start['stop_reason'] });
}

function ofMessage({ content, usage, stop_reason: stop, model }: Json): Expected {
  const blocks = content as Json[];
  const counts = usage as Record<string, number | undefined>;
  return {
    text: blocks.filter(({ type }) => type === 'text').map((block) => block['text']).join(''),
    reasoning: blocks.filter(({ type }) => type === 'thinking').map((block) => block['thinking']).join(''),
    calls: blocks.filter(({ type }) => type === 'tool_use').map((block) => ({ id: block['id'], name: block['name'], input: block['input'] })),
    stop,
    model,
    inputTokens: (counts['input_tokens'] ?? 0) + (counts['cache_read_input_tokens'] ?? 0) + (counts['cache_creation_input_tokens'] ?? 0),
    outputTokens: counts['output_tokens'],
  };
}

function same(t: ExecutionContext, answer: ChatAnswer, expected: Expected, how = 'whole'): void {
  const { text, reasoning, calls, stop, model, inputTokens, outputTokens } = expected;
  t.is(answer.text, text, how);
  t.is(answer.reasoning, reasoning, how);
  t.deepEqual(answer.toolCalls.map((call) => ({ id: call.id, name: call.name, input: JSON.parse(call.arguments) as unknown })) as unknown, calls as unknown, how);
  t.is(answer.finish, stop === 'tool_use' ? 'tool-calls' : 'stop', how);
  t.is(answer.model as unknown, model, how);
  t.is(answer.usage.inputTokens, inputTokens, how);
  t.is(answer.usage.outputTokens as unknown, outputTokens, how);
}

/** What was released on the way adds up to what the answer says. */
function agree(t: ExecutionContext, pieces: readonly ChatPiece[], how: string): void {
  const answer = answerIn(pieces);
  const said = (kind: 'text' | 'reasoning') => pieces.map((piece) => (piece.kind === kind ? piece.text : '')).join('');
  t.is(said('text'), answer.text, how);
  t.is(said('reasoning'), answer.reasoning, how);
  const calls: { id?: string; name?: string; arguments: string }[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'tool-call') continue;
    const call = (calls[piece.index] ??= { arguments: '' });
    if (piece.id !== undefined) call.id = piece.id;
    if (piece.name !== undefined) call.name = piece.name;
    call.arguments += piece.arguments;
  }
  t.deepEqual(calls as unknown, answer.toolCalls as unknown, how);
}

function listed(end: string): readonly string[] {
  try {
    return readdirSync(`${sharedData}/${folder}`).filter((name) => name.endsWith(end));
  } catch {
    return []; // onSharedData says so
  }
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '');
}

/** A recording of several requests holds several answers; each ends with its `message_stop`. */
function answersIn(path: string): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  for (const line of linesOf(path)) {
    found.at(-1)?.push(line);
    if ((JSON.parse(line) as Json)['type'] === 'message_stop') found.push([]);
  }
  return found.filter((lines) => lines.length > 0);
}

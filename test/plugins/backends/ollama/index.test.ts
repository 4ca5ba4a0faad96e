import test, { type ExecutionContext } from 'ava';
import type { ChatAnswer, ChatPiece, ChatRequest, ModelBackend } from '../../../../core/contracts/backend.ts';
import { createError, type ErrorCode } from '../../../../core/errors.ts';
import ollama from '../../../../plugins/backends/ollama/index.ts';
import { errorOf } from '../../../support/error-of.ts';
import { start } from '../../../support/kernel.ts';

const model = 'llama3.1:8b';

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer from memory, in these pieces. */
function memory(pieces: readonly (string | Uint8Array)[], sent: Sent[] = []): typeof globalThis.fetch {
  const encoder = new TextEncoder();
  return async (input, init) => {
    sent.push({ url: String(input), method: init?.method ?? 'GET', body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Sent['body']) : {} });
    return new Response(ReadableStream.from(pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece))));
  };
}

const line = (fields: object) => `${JSON.stringify({ model, created_at: '2026-02-02T02:40:00Z', ...fields })}\n`;
const said = (content: string) => line({ message: { role: 'assistant', content }, done: false });
const ending = (more: object = {}) => line({ message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop', prompt_eval_count: 30, eval_count: 7, ...more });

async function backendWith(options: Readonly<Record<string, unknown>> = {}): Promise<ModelBackend> {
  const { kernel } = await start([ollama], { options: { ollama: options } });
  return kernel.backends.get('ollama') as ModelBackend;
}

function request(fetch: typeof globalThis.fetch, more: Partial<ChatRequest> = {}): ChatRequest {
  return { model, messages: [{ role: 'system', text: 'Answer shortly.' }, { role: 'user', text: 'Which colour has the door, and why is it not another one?' }], maxOutputTokens: 500, fetch, signal: new AbortController().signal, ...more };
}

async function complete(pieces: readonly (string | Uint8Array)[], more: Partial<ChatRequest> = {}): Promise<ChatAnswer> {
  return (await backendWith()).complete(request(memory(pieces), more));
}

async function piecesOf(pieces: readonly (string | Uint8Array)[]): Promise<readonly ChatPiece[]> {
  return Array.fromAsync((await backendWith()).stream(request(memory(pieces))));
}

async function failsWith(t: ExecutionContext, pieces: readonly (string | Uint8Array)[], code: ErrorCode, reason: RegExp) {
  const error = await errorOf(() => complete(pieces));
  t.is(error.code, code);
  t.regex(String(error.details['reason']), reason);
}

test('a question becomes one request to the native API, with a context size and without a cut', async (t) => {
  const sent: Sent[] = [];
  const backend = await backendWith({ keepAlive: '10m' });
  await backend.complete(request(memory([said('Red'), ending()], sent), { temperature: 0.2 }));
  t.deepEqual(sent, [
    {
      url: 'http://127.0.0.1:11434/api/chat',
      method: 'POST',
      body: {
        model,
        messages: [{ role: 'system', content: 'Answer shortly.' }, { role: 'user', content: 'Which colour has the door, and why is it not another one?' }],
        stream: true,
        truncate: false,
        shift: false,
        keep_alive: '10m',
        options: { num_ctx: 8_192, num_predict: 500, temperature: 0.2 },
      },
    },
  ]);
});

test('the whole answer has its text, its thoughts, its finish and its counts', async (t) => {
  const thought = line({ message: { role: 'assistant', content: '', thinking: 'The door… ' }, done: false });
  t.deepEqual(await complete([thought, said('It is '), said('red.'), ending({ prompt_eval_count: 31, prompt_eval_cached_count: 12, eval_count: 9 })]), {
    text: 'It is red.',
    reasoning: 'The door… ',
    toolCalls: [],
    finish: 'stop',
    usage: { inputTokens: 31, cachedInputTokens: 12, outputTokens: 9 },
    model,
  });
});

test('a stream gives the same, piece by piece', async (t) => {
  const pieces = await piecesOf([said('It is '), said('red.'), ending()]);
  t.deepEqual(pieces.map((piece) => (piece.kind === 'finish' ? piece.answer.text : piece)), [{ kind: 'text', text: 'It is ' }, { kind: 'text', text: 'red.' }, 'It is red.']);
});

const cake = `${said('Cake 🎂 für')}${said('‹Ann› 数据')}${ending()}`;

for (const [how, divided] of [
  ['in one piece', [cake]],
  ['one byte at a time', [...new TextEncoder().encode(cake)].map((byte) => new Uint8Array([byte]))],
  ['with two lines in one piece and a third begun', [cake.slice(0, cake.length - 20), cake.slice(cake.length - 20)]],
  ['without a last line break', [cake.trimEnd()]],
  ['with blank lines and Windows line breaks', [`\n${cake.replaceAll('\n', '\r\n')}\r\n \r\n`]],
] as const) {
  test(`a stream is read alike ${how}`, async (t) => {
    const { text, usage } = await complete(divided);
    t.is(text, 'Cake 🎂 für‹Ann› 数据');
    t.deepEqual(usage, { inputTokens: 30, outputTokens: 7 });
  });
}

test('a stream is read alike wherever it is divided, in the middle of an emoji too', async (t) => {
  const bytes = new TextEncoder().encode(cake);
  const backend = await backendWith();
  for (let at = 1; at < bytes.length; at += 1) t.is((await backend.complete(request(memory([bytes.slice(0, at), bytes.slice(at)])))).text, 'Cake 🎂 für‹Ann› 数据', `divided at ${at}`);
});

test('an answer in one piece, of a server that does not stream, is read too', async (t) => {
  t.is((await complete([line({ message: { role: 'assistant', content: 'Red.' }, done: true, done_reason: 'stop', prompt_eval_count: 30, eval_count: 2 })])).text, 'Red.');
});

test('a malformed line breaks the answer, instead of being left out', async (t) => {
  await failsWith(t, [said('It is '), '{"message": {"content": "not \n', said('red.'), ending()], 'model_stream_broken', /^line 2 is no JSON object$/);
  await failsWith(t, [said('It is '), 'null\n', ending()], 'model_stream_broken', /^line 2 is no JSON object$/);
  await failsWith(t, [said('It is '), new Uint8Array([0xff, 0xfe, 0x0a]), ending()], 'model_stream_broken', /^line 2 is no UTF-8$/);
  await failsWith(t, [new TextEncoder().encode(said('🎂')).slice(0, -12)], 'model_stream_broken', /^line 1 is no JSON object$/);
});

test('an answer that ends without its last line is broken', async (t) => {
  await failsWith(t, [said('It is ')], 'model_stream_broken', /ended without its last line/);
  await failsWith(t, [], 'model_stream_broken', /ended without its last line/);
});

test('an error in the middle of an answer is told as what it is', async (t) => {
  await failsWith(t, [said('It is '), '{"error":"an error was encountered while running the model: CUDA error"}\n'], 'model_failed', /CUDA error/);
  await failsWith(t, ['{"error":"server busy, please try again.  maximum pending requests exceeded"}\n'], 'model_overloaded', /server busy/);
  await failsWith(t, ['{"error":{"message":"broken"}}\n'], 'model_failed', /^broken$/);
  await failsWith(t, ['{"error":""}\n'], 'model_failed', /without words/);
});

for (const [reason, finish] of [['stop', 'stop'], ['length', 'length'], ['load', 'other'], ['unload', 'other'], [undefined, 'stop']] as const) {
  test(`done_reason ${reason ?? '(none)'} is ${finish}`, async (t) => {
    t.is((await complete([said('Red.'), ending({ done_reason: reason })])).finish, finish);
  });
}

const tools = [{ name: 'paint', description: 'Paints the door.', schema: { type: 'object', properties: { colour: { type: 'string' } } } }] as const;

test('calls of tools come as JSON text, with ids that no other turn has', async (t) => {
  const call = (colour: string, more: object = {}) => line({ message: { role: 'assistant', content: '', tool_calls: [{ ...more, function: { name: 'paint', arguments: { colour } } }] }, done: false });
  const sent: Sent[] = [];
  const backend = await backendWith();
  const first = await backend.complete(request(memory([call('red'), call('blue', { id: 'call_x1' }), ending()], sent), { tools }));
  t.is(first.finish, 'tool-calls');
  t.deepEqual(first.toolCalls, [{ id: 'call_2_1', name: 'paint', arguments: '{"colour":"red"}' }, { id: 'call_x1', name: 'paint', arguments: '{"colour":"blue"}' }]);
  t.deepEqual(sent[0]?.body['tools'], [{ type: 'function', function: { name: 'paint', description: 'Paints the door.', parameters: tools[0].schema } }]);

  const again = request(memory([call('green'), ending()]), { tools });
  const second = await backend.complete({ ...again, messages: [...again.messages, { role: 'assistant', text: first.text, toolCalls: first.toolCalls }, { role: 'tool', callId: 'call_2_1', name: 'paint', text: 'Done.' }] });
  t.is(second.toolCalls[0]?.id, 'call_4_1');
});

test('a call is a piece of its own in a stream', async (t) => {
  const pieces = await piecesOf([line({ message: { role: 'assistant', content: '', tool_calls: [{ function: { name: 'paint', arguments: {} } }] }, done: false }), ending()]);
  t.deepEqual(pieces[0], { kind: 'tool-call', index: 0, id: 'call_2_1', name: 'paint', arguments: '{}' });
});

test('a call without a name breaks the answer', async (t) => {
  await failsWith(t, [line({ message: { role: 'assistant', content: '', tool_calls: [{ function: { arguments: {} } }] }, done: false }), ending()], 'model_stream_broken', /no name/);
});

test('the turns of a conversation with tools go back as Ollama wants them, thoughts included', async (t) => {
  const sent: Sent[] = [];
  const backend = await backendWith();
  const thought = line({ message: { role: 'assistant', content: '', thinking: 'It needs paint.', tool_calls: [{ id: 'call_1', function: { name: 'paint', arguments: { colour: 'red' } } }] }, done: false });
  const { text, toolCalls, opaque } = await backend.complete(request(memory([thought, ending()]), { tools }));
  const base = request(memory([said('Red.'), ending()], sent), { tools });
  await backend.complete({
    ...base,
    messages: [
      { role: 'user', text: 'Paint it.' },
      { role: 'assistant', text, toolCalls: [...toolCalls, { id: 'call_2', name: 'paint', arguments: '{"colour": ' }], opaque },
      { role: 'tool', callId: 'call_1', name: 'paint', text: 'Done.' },
      { role: 'tool', callId: 'call_2', name: 'paint', text: 'These are no arguments.', failed: true },
    ],
  });
  t.deepEqual(sent[0]?.body['messages'], [
    { role: 'user', content: 'Paint it.' },
    { role: 'assistant', content: '', thinking: 'It needs paint.', tool_calls: [{ id: 'call_1', function: { name: 'paint', arguments: { colour: 'red' } } }, { id: 'call_2', function: { name: 'paint', arguments: {} } }] },
    { role: 'tool', content: 'Done.', tool_name: 'paint', tool_call_id: 'call_1' },
    { role: 'tool', content: 'Error: These are no arguments.', tool_name: 'paint', tool_call_id: 'call_2' },
  ]);
});

test('an answer is held to its schema, unless it may call tools instead', async (t) => {
  const sent: Sent[] = [];
  const fetch = memory([said('{}'), ending()], sent);
  const backend = await backendWith();
  const object = { name: 'colour', schema: { type: 'object' } };
  await backend.complete(request(fetch, { object }));
  await backend.complete(request(fetch, { object, tools }));
  await backend.complete(request(fetch, { object, tools, toolChoice: 'none' }));
  t.deepEqual(sent.map(({ body }) => [body['format'] !== undefined, body['tools'] !== undefined]), [[true, false], [false, true], [true, false]]);
});

test('a prompt that was cut is told, and its answer is not used', async (t) => {
  const backend = await backendWith();
  const long = 'We look after the bookings of four harbours. '.repeat(1_000);
  const error = await errorOf(() => backend.complete(request(memory([said('Red.'), ending({ prompt_eval_count: 4_096 })]), { messages: [{ role: 'user', text: long }] })));
  t.is(error.code, 'model_context_cut');
  t.is(error.details['read'], 4_096);
  t.true((error.details['sent'] as number) > 8_000);
  t.regex(error.message, /read only 4096 of about/);
});

test('a prompt that the model cannot hold is not sent', async (t) => {
  const sent: Sent[] = [];
  const backend = await backendWith();
  await backend.describe?.(model, request(memory([JSON.stringify({ model_info: { 'llama.context_length': 4_096 } })])));
  const error = await errorOf(() => backend.complete(request(memory([said('Red.'), ending()], sent), { messages: [{ role: 'user', text: 'We look after the bookings of four harbours. '.repeat(1_000) }] })));
  t.is(error.code, 'model_context_cut');
  t.is(error.details['read'], 4_096);
  t.deepEqual(sent, []);
});

for (const reason of ['the input length exceeds the context length', 'request (9622 tokens) exceeds the available context size (8192 tokens), try increasing it', 'the prompt is longer than the context length currently available to the model']) {
  test(`a server that refuses instead of cutting is understood: ${reason.slice(0, 45)}…`, async (t) => {
    const refusing = async () => {
      throw createError('model_request_refused', { backend: 'Ollama', status: 400, reason });
    };
    const error = await errorOf(async () => (await backendWith()).complete(request(refusing)));
    t.is(error.code, 'model_context_cut');
    t.is(error.details['sent'], reason.includes('9622') ? 9_622 : 0);
  });
}

test('a model without tools is told as such', async (t) => {
  const refusing = async () => {
    throw createError('model_request_refused', { backend: 'Ollama', status: 400, reason: `registry.ollama.ai/library/${model} does not support tools` });
  };
  t.is((await errorOf(async () => (await backendWith()).complete(request(refusing, { tools })))).code, 'model_lacks_tools');
});

test('what the wire throws comes through as it is', async (t) => {
  const thrown = createError('model_overloaded', { backend: 'Ollama', reason: 'server busy', retryAfterMs: 1_500 });
  t.is(await errorOf(async () => (await backendWith()).complete(request(async () => Promise.reject(thrown)))), thrown);
});

test('a request that was cancelled is not made, and one under way hears it', async (t) => {
  const backend = await backendWith();
  const sent: Sent[] = [];
  await t.throwsAsync(backend.complete(request(memory([ending()], sent), { signal: AbortSignal.abort(new Error('cancelled')) })), { message: 'cancelled' });
  t.deepEqual(sent, []);

  const stopping = new AbortController();
  const hanging: typeof globalThis.fetch = (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)));
  const answering = backend.complete(request(hanging, { signal: stopping.signal }));
  stopping.abort(new Error('cancelled later'));
  await t.throwsAsync(answering, { message: 'cancelled later' });
});

test('whoever stops reading leaves no connection behind', async (t) => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new TextEncoder().encode(said('and '))), cancel: () => void (cancelled = true) });
  const backend = await backendWith();
  for await (const piece of backend.stream(request(async () => new Response(body)))) {
    t.is(piece.kind, 'text');
    break;
  }
  t.true(cancelled);
});

test('texts become vectors, in order, and none is cut', async (t) => {
  const sent: Sent[] = [];
  const backend = await backendWith();
  const answer = JSON.stringify({ model: 'nomic-embed-text', embeddings: [[0.1, 0.2], [0.3, 0.4]], prompt_eval_count: 8 });
  const wire = request(memory([answer], sent));
  t.deepEqual(await backend.embed?.({ ...wire, model: 'nomic-embed-text', texts: ['berth', 'pier'] }), { vectors: [[0.1, 0.2], [0.3, 0.4]], usage: { inputTokens: 8, outputTokens: 0 }, model: 'nomic-embed-text' });
  t.deepEqual(sent[0], { url: 'http://127.0.0.1:11434/api/embed', method: 'POST', body: { model: 'nomic-embed-text', input: ['berth', 'pier'], truncate: false } });
  t.is((await errorOf(async () => backend.embed?.({ ...wire, model, texts: ['berth'] }))).code, 'model_failed');
});

test('the installed models are listed with their digests', async (t) => {
  const backend = await backendWith({ baseUrl: 'http://localhost:4000/api/' });
  const sent: Sent[] = [];
  const list = JSON.stringify({ models: [{ name: model, model, digest: '46e0c10c039e' }, { model: 'phi3:mini' }, null, { name: '' }] });
  t.deepEqual(await backend.models(request(memory([list], sent))), [{ id: model, contextTokens: null, digest: '46e0c10c039e' }, { id: 'phi3:mini', contextTokens: null, digest: null }]);
  t.is(sent[0]?.url, 'http://localhost:4000/api/tags');
  for (const answer of ['{"error":"?"}', '<html>', '[]']) t.is((await errorOf(() => backend.models(request(memory([answer]))))).code, 'model_address_wrong', answer);
});

test('what is known of a model is nothing, until it was described', async (t) => {
  const backend = await backendWith();
  t.deepEqual(backend.traits(model), { contextTokens: null, maxOutputTokens: null, tools: null, objects: 'schema' });
  const sent: Sent[] = [];
  const found = { contextTokens: 131_072, maxOutputTokens: null, tools: true, objects: 'schema' } as const;
  const shown = { model_info: { 'general.architecture': 'llama', 'llama.context_length': 131_072, 'llama.vision.context_length': 7 }, capabilities: ['completion', 'tools'], parameters: 'num_ctx 4096' };
  t.deepEqual(await backend.describe?.(model, request(memory([JSON.stringify(shown)], sent))), found);
  t.deepEqual(sent.map(({ url, body }) => [url, body]), [['http://127.0.0.1:11434/api/show', { model }]]);
  t.deepEqual(backend.traits(model), found);
  t.is(backend.traits('phi3:mini').contextTokens, null);
  t.deepEqual(await backend.describe?.('old', request(memory(['{}']))), { contextTokens: null, maxOutputTokens: null, tools: null, objects: 'schema' });
});

for (const [baseUrl, remote] of [
  ['http://127.0.0.1:11434', false],
  ['http://localhost:11434/', false],
  ['http://[::1]:11434', false],
  ['http://127.8.0.1', false],
  ['http://192.168.1.20:11434', true],
  ['https://ollama.example', true],
  ['http://127.0.0.1.example', true],
  ['http://localhost.example', true],
] as const) {
  test(`${baseUrl} is ${remote ? 'another machine' : 'this machine'}`, async (t) => {
    t.is((await backendWith({ baseUrl })).remote, remote);
  });
}

test('the model that answers can be set; without one there is none', async (t) => {
  t.is((await backendWith({ model })).defaultModel, model);
  const backend = await backendWith();
  t.is(backend.defaultModel, null);
  await t.notThrowsAsync(backend.checkSetup(model));
  t.is((await errorOf(() => backend.checkSetup(''))).code, 'model_not_chosen');
});

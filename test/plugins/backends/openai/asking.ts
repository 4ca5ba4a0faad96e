// The backend, loaded as the program loads it, and questions to it.
import { readFileSync } from 'node:fs';
import type { ChatAnswer, ChatPiece, ChatRequest, EmbedRequest, ModelBackend } from '../../../../core/index.ts';
import openai from '../../../../plugins/backends/openai/index.ts';
import { type AnswerOf, type Answering, answeringFetch } from '../../../support/answering-fetch.ts';
import { start } from '../../../support/kernel.ts';

export const key = 'sk-of-a-test';

export interface Loading {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly apiKey?: string | null;
}

export async function loadBackend({ options = {}, apiKey = key }: Loading = {}): Promise<ModelBackend> {
  const { kernel, ports, errors } = await start([openai], { options: { openai: options } });
  if (errors().length > 0) throw new Error(errors().join('\n'));
  if (apiKey !== null) await ports.secrets.set('plugin/openai/apiKey', apiKey);
  return kernel.backends.get('openai') as ModelBackend;
}

/** Backends by the API that they speak: OpenAI itself, a compatible server, and the legacy API. */
export const backends = {
  responses: await loadBackend(),
  chat: await loadBackend({ options: { baseUrl: 'https://llm.example/v1' } }),
  completions: await loadBackend({ options: { api: 'completions' } }),
} as const;

export type Api = keyof typeof backends;

export type Wish = Partial<ChatRequest>;

export function request(fetch: ChatRequest['fetch'], wish: Wish = {}): ChatRequest {
  return { model: 'some-model', messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 1000, fetch, signal: new AbortController().signal, ...wish };
}

export function embedRequest(fetch: ChatRequest['fetch'], texts: readonly string[], model = 'text-embedding-3-small'): EmbedRequest {
  return { model, texts, fetch, signal: new AbortController().signal };
}

/** The answer when the provider answers with this as a whole. */
export async function complete(api: Api, body: unknown, wish: Wish = {}): Promise<ChatAnswer> {
  return backends[api].complete(request(answeringWith(body).fetch, wish));
}

/** Everything that comes of a stream of these bytes. */
export async function stream(api: Api, answer: AnswerOf, wish: Wish = {}): Promise<readonly ChatPiece[]> {
  return Array.fromAsync(backends[api].stream(request(answeringFetch(answer).fetch, wish)));
}

/** What comes of a stream of these events. */
export async function streamOf(api: Api, datas: readonly (string | object)[], wish: Wish = {}): Promise<ChatAnswer> {
  return answerIn(await stream(api, { body: events(datas) }, wish));
}

export function answeringWith(body: unknown): Answering {
  return answeringFetch({ body: typeof body === 'string' ? body : JSON.stringify(body), type: 'application/json' });
}

/** What the backend sends for a question. */
export async function sent(backend: ModelBackend, api: Api, wish: Wish = {}): Promise<{ readonly url: string; readonly headers: Headers; readonly body: Readonly<Record<string, unknown>> }> {
  const { fetch, asked } = answeringWith(api === 'responses' ? { status: 'completed', output: [] } : { choices: [{ index: 0, message: { content: 'Yes.' }, text: 'Yes.', finish_reason: 'stop' }] });
  await backend.complete(request(fetch, wish));
  const [first, second] = asked;
  if (first === undefined || second !== undefined) throw new Error(`${asked.length} requests were made`);
  return { url: first.url, headers: first.headers, body: first.body as Readonly<Record<string, unknown>> };
}

/** The one answer at the end of a stream. */
export function answerIn(pieces: readonly ChatPiece[]): ChatAnswer {
  const answers = pieces.flatMap((piece) => (piece.kind === 'finish' ? [piece.answer] : []));
  const [answer] = answers;
  if (answer === undefined || answers.length > 1 || pieces.at(-1)?.kind !== 'finish') throw new Error(`there are ${answers.length} answers, and the last piece is ${pieces.at(-1)?.kind}`);
  return answer;
}

/** What the pieces of a stream say when they are laid side by side. */
export function laidTogether(pieces: readonly ChatPiece[]): Pick<ChatAnswer, 'text' | 'reasoning' | 'toolCalls'> {
  const textOf = (kind: 'text' | 'reasoning') => pieces.map((piece) => (piece.kind === kind ? piece.text : '')).join('');
  const calls: { id: string; name: string; arguments: string }[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'tool-call') continue;
    const call = (calls[piece.index] ??= { id: piece.id ?? '', name: piece.name ?? '', arguments: '' });
    call.arguments += piece.arguments;
  }
  return { text: textOf('text'), reasoning: textOf('reasoning'), toolCalls: calls };
}

/** As servers send them. */
export function events(datas: readonly (string | object)[]): string {
  return datas.map((data) => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`).join('');
}

/** A chunk of the Chat API. */
export function chunk(delta: object, finish: string | null = null, more: object = {}): object {
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'some-model', choices: [{ index: 0, delta, finish_reason: finish }], ...more };
}

/** The lines of a recording, and how they went over the wire. */
export function recordedLines(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '');
}

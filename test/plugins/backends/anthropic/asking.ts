// The backend, loaded as the program loads it, and questions to it.
import type { ChatAnswer, ChatPiece, ChatRequest, ModelBackend } from '../../../../core/index.ts';
import anthropic from '../../../../plugins/backends/anthropic/index.ts';
import { type AnswerOf, answeringFetch } from '../../../support/answering-fetch.ts';
import { start } from '../../../support/kernel.ts';

export const key = 'sk-of-a-test';

export interface Loading {
  readonly baseUrl?: string;
  readonly apiKey?: string | null;
}

export async function loadBackend(loading: Loading = {}): Promise<ModelBackend> {
  return (await load(loading)).backend;
}

/** The backend, and a way to give it another key. */
export async function load({ baseUrl, apiKey = key }: Loading = {}): Promise<{ readonly backend: ModelBackend; setKey(apiKey: string): Promise<void> }> {
  const { kernel, ports } = await start([anthropic], { options: { anthropic: baseUrl === undefined ? {} : { baseUrl } } });
  const setKey = (value: string) => ports.secrets.set('plugin/anthropic/apiKey', value);
  if (apiKey !== null) await setKey(apiKey);
  return { backend: kernel.backends.get('anthropic') as ModelBackend, setKey };
}

const backend = await loadBackend();

export type Wish = Partial<ChatRequest>;

export function request(fetch: ChatRequest['fetch'], wish: Wish = {}): ChatRequest {
  return { model: 'claude-sonnet-5-5', messages: [{ role: 'user', text: 'Hello' }], maxOutputTokens: 1000, fetch, signal: new AbortController().signal, ...wish };
}

/** The answer to a question that is answered by these bytes as a whole message. */
export async function complete(body: unknown, wish: Wish = {}): Promise<ChatAnswer> {
  return backend.complete(request(answeringFetch({ body: typeof body === 'string' ? body : JSON.stringify(body), type: 'application/json' }).fetch, wish));
}

/** Everything that comes of a stream of these bytes. */
export async function stream(answer: AnswerOf, wish: Wish = {}): Promise<readonly ChatPiece[]> {
  return Array.fromAsync(backend.stream(request(answeringFetch(answer).fetch, wish)));
}

/** The one answer at the end of it. */
export function answerIn(pieces: readonly ChatPiece[]): ChatAnswer {
  const answers = pieces.flatMap((piece) => (piece.kind === 'finish' ? [piece.answer] : []));
  const [answer] = answers;
  if (answer === undefined || answers.length > 1 || pieces.at(-1)?.kind !== 'finish') throw new Error(`there are ${answers.length} answers, and the last piece is ${pieces.at(-1)?.kind}`);
  return answer;
}

/** As the provider sends them: `event:` and `data:` of each. */
export function events(datas: readonly (string | object)[]): string {
  return datas.map((data) => (typeof data === 'string' ? data : JSON.stringify(data))).map((data) => `event: ${(JSON.parse(data) as { type?: string }).type}\ndata: ${data}\n\n`).join('');
}

/** The request that a wish becomes on the wire. */
export async function sent(wish: Wish = {}): Promise<Record<string, unknown>> {
  const { fetch, asked } = answeringFetch({ body: JSON.stringify({ content: [], stop_reason: 'end_turn' }), type: 'application/json' });
  await backend.complete(request(fetch, wish));
  return asked[0]?.body as Record<string, unknown>;
}

// One whole answer and a stream of pieces end in the same answer, because both are put together by the same hands.
import type { ChatAnswer, ChatPiece, WireRequest } from '../../../core/index.ts';
import { isObject, type JsonObject } from './json-value.ts';
import type { Provider } from './provider.ts';
import { serverEvents } from './server-events.ts';
import { failAsStated } from './stated-error.ts';

/** Puts an answer together, event by event. */
export interface Assembly {
  /** Takes one event of a stream; the pieces of the answer that are new. */
  add(event: JsonObject): readonly ChatPiece[];
  /** Takes a whole answer. */
  addWhole(body: JsonObject): void;
  /** Whether the end mark was seen. */
  ended(): boolean;
  answer(): ChatAnswer;
}

/** The body of an answer that came as a whole; throws what it states to be wrong. */
export async function wholeBody(response: Response, provider: Provider): Promise<JsonObject> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    if (/html/i.test(response.headers.get('content-type') ?? '')) provider.fail('model_address_wrong', { backend: provider.label, address: provider.baseUrl.href, reason: 'a web page answers there' });
    provider.fail('model_failed', { backend: provider.label, status: null, reason: 'its answer is not JSON' }, { cause });
  }
  if (isObject(body) && body['error'] !== undefined && body['error'] !== null) failAsStated(body['error'], provider);
  // Together lists its models without an object around them.
  return isObject(body) ? body : { data: body };
}

export async function completeFrom(response: Response, assembly: Assembly, provider: Provider): Promise<ChatAnswer> {
  assembly.addWhole(await wholeBody(response, provider));
  return assembly.answer();
}

/** The pieces of a streamed answer; a server that answers a wish for a stream with a whole answer is understood as well. */
export async function* streamFrom(response: Response, assembly: Assembly, provider: Provider): AsyncGenerator<ChatPiece> {
  const told = { text: '', reasoning: '', calls: new Map<number, string>() };
  if (/\b(?:json|html)\b/i.test(response.headers.get('content-type') ?? '')) {
    assembly.addWhole(await wholeBody(response, provider));
  } else {
    const broken = (reason: string, cause?: unknown): never => provider.fail('model_stream_broken', { backend: provider.label, reason }, { cause });
    for await (const event of serverEvents(response.body ?? emptyBody(), broken)) {
      for (const piece of assembly.add(event)) {
        if (piece.kind === 'tool-call') told.calls.set(piece.index, (told.calls.get(piece.index) ?? '') + piece.arguments);
        else if (piece.kind !== 'finish') told[piece.kind] += piece.text;
        yield piece;
      }
    }
    if (!assembly.ended()) broken('it ended before its end');
  }
  const answer = assembly.answer();
  yield* untold(answer, told);
  yield { kind: 'finish', answer };
}

/** What stands in the answer, and was never sent as a piece. */
function* untold(answer: ChatAnswer, told: { readonly text: string; readonly reasoning: string; readonly calls: ReadonlyMap<number, string> }): Generator<ChatPiece> {
  for (const kind of ['reasoning', 'text'] as const) {
    if (answer[kind].length > told[kind].length && answer[kind].startsWith(told[kind])) yield { kind, text: answer[kind].slice(told[kind].length) };
  }
  for (const [index, call] of answer.toolCalls.entries()) {
    const begun = told.calls.get(index);
    if (begun === undefined) yield { kind: 'tool-call', index, ...call };
    else if (call.arguments.length > begun.length && call.arguments.startsWith(begun)) yield { kind: 'tool-call', index, arguments: call.arguments.slice(begun.length) };
  }
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {
  // A success without a body: nothing comes.
}

/** Runs one request. What the caller ended is reported as that, whatever the SDK makes of it. */
export async function underSignal<Value>({ signal }: WireRequest, work: () => Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  try {
    return await work();
  } catch (thrown) {
    signal.throwIfAborted();
    throw thrown;
  }
}

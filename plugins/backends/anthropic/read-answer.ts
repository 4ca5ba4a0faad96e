import type { ChatAnswer, ChatPiece, Scope } from '../../../core/index.ts';
import { createAssembly, type StreamEvent } from './assembly.ts';
import { mapAnswer } from './map-answer.ts';
import { type Block, parseJson, type WireMessage } from './message.ts';
import { failAs } from './provider-error.ts';

/** What was asked, as far as reading the answer needs it. */
export interface Asked {
  readonly label: string;
  readonly model: string;
  readonly address: string;
  /** The tool whose input is the object that was asked for. */
  readonly objectTool: string | null;
}

/** The answer in a whole response. */
export async function readWhole(response: Response, asked: Asked, fail: Scope['fail']): Promise<ChatAnswer> {
  const message = parseJson(await response.text()) as (WireMessage & { readonly error?: unknown }) | undefined;
  if (message?.error !== undefined && message.error !== null) return failAs(message.error, fail, asked);
  const { content } = message ?? {};
  if (!Array.isArray(content)) return fail('model_address_wrong', { backend: asked.label, address: asked.address, reason: 'what answers there does not speak the Messages API' });
  return mapAnswer(message ?? {}, content.filter(isBlock).map((block) => ({ block })), asked);
}

/** A server-sent event: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface ServerSentEvent {
  readonly event: string | null;
  readonly data: string;
}

/** The answer in a stream of events, piece by piece. */
export async function* readStream(events: AsyncIterable<ServerSentEvent>, asked: Asked, fail: Scope['fail']): AsyncGenerator<ChatPiece, void> {
  const assembly = createAssembly(asked, fail);
  try {
    for await (const { event, data } of events) {
      // After its end the rest is read and forgotten, so that the connection can be used again.
      if (assembly.complete || data === '' || data === '[DONE]') continue;
      const parsed = parseJson(data);
      if (typeof parsed === 'object' && parsed !== null) yield* assembly.take({ type: event ?? '', ...parsed } as StreamEvent);
      else if (event === 'error') assembly.take({ type: 'error', error: { message: data } });
      else fail('model_stream_broken', { backend: asked.label, reason: 'a line of it was no JSON' });
    }
  } catch (thrown) {
    // What breaks after the end of the message does not harm it.
    if (!assembly.complete) throw thrown;
  }
  if (!assembly.complete) fail('model_stream_broken', { backend: asked.label, reason: 'it ended before its end was told' });
  yield { kind: 'finish', answer: mapAnswer(assembly.message, assembly.parts, asked) };
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

// A provider in memory: it answers with bytes that were recorded, split as one wishes.
import { seededRandom } from './seeded-random.ts';

/** Cuts bytes into pieces. */
export type Cut = (bytes: Uint8Array) => readonly Uint8Array[];

export const whole: Cut = (bytes) => [bytes];

/** Every character that is more than one byte is cut as well. */
export const byteByByte: Cut = (bytes) => Array.from(bytes, (byte) => Uint8Array.of(byte));

/** Only within characters of more than one byte, so that no piece is readable alone. */
export const withinCharacters: Cut = (bytes) => atPlaces(bytes, [...bytes.keys()].filter((place) => ((bytes[place] ?? 0) & 0xc0) === 0x80));

/** Pieces of 1 to `longest` bytes, the same for the same seed. */
export function atRandom(seed: number, longest = 40): Cut {
  return (bytes) => {
    const random = seededRandom(seed);
    const places: number[] = [];
    for (let place = 0; place < bytes.length; place += 1 + Math.floor(random() * longest)) places.push(place);
    return atPlaces(bytes, places);
  };
}

function atPlaces(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  return [0, ...places].map((place, index) => bytes.subarray(place, places[index] ?? bytes.length)).filter((piece) => piece.length > 0);
}

export interface Answering {
  readonly fetch: typeof globalThis.fetch;
  /** What was asked, in order. */
  readonly asked: readonly { readonly url: string; readonly method: string; readonly headers: Headers; readonly body: unknown }[];
  /** Whether the answer's body was read to its end or cancelled. */
  readonly left: { end: 'open' | 'read' | 'cancelled' };
}

export interface AnswerOf {
  readonly body: string | Uint8Array;
  readonly type?: string;
  readonly cut?: Cut;
  /** What the body breaks with after its last byte. */
  readonly breaksWith?: unknown;
}

/** Answers each request alike. */
export function answeringFetch({ body, type = 'text/event-stream; charset=utf-8', cut = whole, breaksWith }: AnswerOf): Answering {
  const asked: Answering['asked'][number][] = [];
  const left: Answering['left'] = { end: 'open' };
  const pieces = cut(typeof body === 'string' ? new TextEncoder().encode(body) : body);
  const fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    init.signal?.throwIfAborted();
    asked.push({ url: String(input), method: init.method ?? 'GET', headers: new Headers(init.headers), body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    let next = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = pieces[next++];
        if (piece !== undefined) return controller.enqueue(piece);
        if (breaksWith !== undefined) return controller.error(breaksWith);
        left.end = 'read';
        controller.close();
      },
      cancel() {
        left.end = 'cancelled';
      },
    });
    return new Response(stream, { headers: { 'content-type': type } });
  };
  return { fetch: fetch as typeof globalThis.fetch, asked, left };
}

// Every request to a model goes through here: one per attempt, with a deadline for each of its phases, and whatever is not a success
// comes out as a typed error. The SDKs' own timers and retries are off.
import type { IncomingMessage } from 'node:http';
import type { WireRequest } from '../contracts/backend.ts';
import type { Clock } from '../contracts/ports.ts';
import { createError, isOutreachError, type OutreachError, reasonOf } from '../errors.ts';
import { type Connections, connectTimeout, openConnections } from './connections.ts';
import { isLoopback } from './loopback.ts';
import { statusError } from './status-error.ts';

export interface Timeouts {
  readonly connectSeconds: number;
  /** Until the first byte of the answer's body. */
  readonly firstTokenSeconds: number;
  readonly betweenTokensSeconds: number;
  readonly totalSeconds: number;
}

export interface Attempt {
  /** Label of the backend. */
  readonly backend: string;
  readonly model: string;
  /** False for a backend that works on this machine only. */
  readonly remote: boolean;
  readonly signal: AbortSignal;
}

export interface OpenWire extends Required<WireRequest> {
  /** Aborted with the caller's signal, and with a typed error when a phase takes too long. */
  readonly signal: AbortSignal;
  /** Whether a request has left. */
  readonly asked: boolean;
  /** Milliseconds from the request to the first byte of the answer's body; null before it. */
  readonly firstByteMilliseconds: number | null;
  /** Ends the deadlines; call it when the attempt is over. */
  close(): void;
}

export interface Wire {
  /** For one attempt: its `fetch` makes one request. */
  open(attempt: Attempt): OpenWire;
  /** Closes the connections. */
  close(): Promise<void>;
}

/** Of an answer; no honest one comes near. */
const mostBytes = 32_000_000;
/** Of a failure's text. */
const mostReasonBytes = 20_000;
/** Of a body that nobody reads on, until the provider has to wait. */
const mostPiecesWaiting = 16;
/** A `Response` of these may have none. */
const withoutBody: ReadonlySet<number> = new Set([204, 205]);

export function createWire({ clock, timeouts }: { readonly clock: Clock; readonly timeouts: Timeouts }): Wire {
  const connections = openConnections(timeouts.connectSeconds);
  return {
    open: (attempt) => openWire(attempt, clock, timeouts, connections),
    close: () => connections.close(),
  };
}

/** Made once: a trace of where an attempt ended would take longer than ending it. */
const attemptOver = new Error('the attempt is over');

type Phase = 'first-token' | 'between-tokens';

function openWire(attempt: Attempt, clock: Clock, timeouts: Timeouts, connections: Connections): OpenWire {
  const { backend, model, remote } = attempt;
  const stopping = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([attempt.signal, stopping.signal]);
  let asked = false;
  let phase: Phase = 'first-token';
  let heardAt = clock.now();
  let askedAt = heardAt;
  let firstByteAt: number | null = null;
  let answered = false;

  const late = (which: 'total' | Phase, seconds: number) => stopping.abort(createError('model_timed_out', { backend, phase: which, seconds }));

  /** Looks when the time since the last byte can be up, instead of setting a timer for every byte. */
  async function watch(): Promise<void> {
    const begun = clock.now();
    while (!over.signal.aborted) {
      const seconds = phase === 'first-token' ? timeouts.firstTokenSeconds : timeouts.betweenTokensSeconds;
      const now = clock.now();
      const silence = heardAt + seconds * 1000 - now;
      const rest = begun + timeouts.totalSeconds * 1000 - now;
      if (rest <= 0) return late('total', timeouts.totalSeconds);
      if (silence <= 0) return late(phase, seconds);
      await clock.sleep(Math.min(silence, rest), over.signal);
    }
  }

  /** The one request begins. */
  function begin(): void {
    if (asked) throw new Error(`Backend "${backend}" made more than one request for one question.`);
    signal.throwIfAborted();
    asked = true;
    askedAt = heardAt = clock.now();
    watch().catch(() => undefined); // it was told to end
  }

  function hear(): void {
    heardAt = clock.now();
    firstByteAt ??= heardAt;
    phase = 'between-tokens';
  }

  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const address = new URL(input instanceof Request ? input.url : input);
    if (!remote && !isLoopback(address.hostname)) throw createError('model_host_forbidden', { backend, host: address.host });
    begin();
    const answer = await send(address, { ...init, signal });
    const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
    const headers = new Headers(Object.entries(answer.headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value])));
    if (status < 200 || status > 299) throw statusError({ backend, model, address, status, headers, body: await beginningOf(answer), now: clock.now() });
    return new Response(withoutBody.has(status) ? null : heard(answer), { status, statusText, headers });
  };

  async function send(address: URL, init: RequestInit): Promise<IncomingMessage> {
    try {
      return await connections.send(address, init);
    } catch (thrown) {
      throw broken(thrown, (reason) => createError('model_unreachable', { backend, host: address.host, reason }, { cause: thrown }));
    }
  }

  /** Passes the body on, notes each time something came, and counts. */
  function heard(body: IncomingMessage): ReadableStream<Uint8Array> {
    let bytes = 0;
    let wanted = true; // a stream that was cancelled or failed may not be closed: that would throw where nobody catches it
    return new ReadableStream<Uint8Array>(
      {
        start(controller) {
          body.on('data', (piece: Buffer) => {
            if (!wanted) return;
            hear();
            bytes += piece.length;
            if (bytes > mostBytes) body.destroy(createError('model_stream_broken', { backend, reason: `it was longer than ${mostBytes / 1_000_000} MB` }, { retryable: false }));
            else controller.enqueue(piece);
            if ((controller.desiredSize ?? 0) <= 0) body.pause();
          });
          body.once('end', () => {
            answered = true;
            if (wanted) controller.close();
          });
          body.on('error', (thrown) => {
            wanted = false;
            controller.error(broken(thrown, (reason) => createError('model_stream_broken', { backend, reason }, { cause: thrown })));
          });
        },
        pull: () => void body.resume(),
        cancel() {
          wanted = false;
          body.destroy();
        },
      },
      { highWaterMark: mostPiecesWaiting },
    );
  }

  /** A failure of the connection, unless it is our own doing. */
  function broken(thrown: unknown, otherwise: (reason: string) => OutreachError): unknown {
    if (signal.aborted) return signal.reason;
    if (isOutreachError(thrown)) return thrown;
    if ((thrown as NodeJS.ErrnoException).code === connectTimeout) return createError('model_timed_out', { backend, phase: 'connect', seconds: timeouts.connectSeconds }, { cause: thrown });
    return otherwise(reasonOf(thrown));
  }

  return {
    fetch: fetch as typeof globalThis.fetch,
    withoutFetch() {
      begin();
      return hear;
    },
    signal,
    get asked() {
      return asked;
    },
    get firstByteMilliseconds() {
      return firstByteAt === null ? null : firstByteAt - askedAt;
    },
    close() {
      over.abort(attemptOver);
      // Whatever is still open of a stream that nobody reads on. Of what has ended there is nothing, and an abort of nothing costs an SDK as much as reading the answer.
      if (!answered) stopping.abort(attemptOver);
    },
  };
}

async function beginningOf(answer: IncomingMessage): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of answer) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (text.length > mostReasonBytes) break;
    }
  } catch {
    // The status says enough.
  }
  return text;
}

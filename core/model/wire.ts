// Every request to a model goes through here: one per attempt, with a deadline for each of its phases, and whatever is not a success
// comes out as a typed error. The SDKs' own timers and retries are off.
import type { Clock } from '../contracts/ports.ts';
import { createError, isOutreachError, type OutreachError, reasonOf } from '../errors.ts';
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

export interface OpenWire {
  readonly fetch: typeof globalThis.fetch;
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

export function createWire({ clock, timeouts }: { readonly clock: Clock; readonly timeouts: Timeouts }): Wire {
  let pool: Promise<Pool> | undefined;
  return {
    open: (attempt) => openWire(attempt, clock, timeouts, () => (pool ??= openPool(timeouts))),
    async close() {
      await (await pool)?.close();
    },
  };
}

interface Pool {
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/** Node's own `fetch` gives up after five silent minutes; a model on a laptop may think for longer. */
async function openPool({ connectSeconds }: Timeouts): Promise<Pool> {
  const { default: { Agent, fetch } } = await import('undici'); // bundled, a CommonJS module has no other export
  const agent = new Agent({ connect: { timeout: connectSeconds * 1000 }, headersTimeout: 0, bodyTimeout: 0 });
  return {
    fetch: ((input: string | URL, init?: RequestInit) => fetch(input, { ...(init as object), dispatcher: agent, redirect: 'manual' })) as unknown as typeof globalThis.fetch,
    close: () => agent.destroy(),
  };
}

type Phase = 'first-token' | 'between-tokens';

function openWire(attempt: Attempt, clock: Clock, timeouts: Timeouts, pool: () => Promise<Pool>): OpenWire {
  const { backend, model, remote } = attempt;
  const stopping = new AbortController();
  const over = new AbortController();
  const signal = AbortSignal.any([attempt.signal, stopping.signal]);
  let asked = false;
  let phase: Phase = 'first-token';
  let heardAt = clock.now();
  let askedAt = heardAt;
  let firstByteAt: number | null = null;

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

  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    if (asked) throw new Error(`Backend "${backend}" made more than one request for one question.`);
    const address = new URL(input instanceof Request ? input.url : input);
    if (!remote && !isLoopback(address.hostname)) throw createError('model_host_forbidden', { backend, host: address.host });
    signal.throwIfAborted();
    asked = true;
    askedAt = heardAt = clock.now();
    watch().catch(() => undefined); // it was told to end
    const response = await request(address, { ...init, signal });
    if (!response.ok) throw statusError({ backend, model, address, status: response.status, headers: response.headers, body: await beginningOf(response), now: clock.now() });
    return new Response(heard(response.body), { status: response.status, statusText: response.statusText, headers: response.headers });
  };

  async function request(address: URL, init: RequestInit): Promise<Response> {
    const { fetch: send } = await pool();
    try {
      return await send(address, init);
    } catch (thrown) {
      throw broken(thrown, (reason) => createError('model_unreachable', { backend, host: address.host, reason }, { cause: thrown }));
    }
  }

  /** Passes the body on, notes each time something came, and counts. */
  function heard(body: ReadableStream<Uint8Array> | null): ReadableStream<Uint8Array> | null {
    if (body === null) return null;
    const reader = body.getReader();
    let bytes = 0;
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          heardAt = clock.now();
          firstByteAt ??= heardAt;
          phase = 'between-tokens';
          bytes += value.byteLength;
          if (bytes > mostBytes) {
            reader.cancel().catch(() => undefined); // it is left behind as it is
            throw createError('model_stream_broken', { backend, reason: `it was longer than ${mostBytes / 1_000_000} MB` }, { retryable: false });
          }
          controller.enqueue(value);
        } catch (thrown) {
          controller.error(broken(thrown, (reason) => createError('model_stream_broken', { backend, reason }, { cause: thrown })));
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  /** A failure of the connection, unless it is our own doing. */
  function broken(thrown: unknown, otherwise: (reason: string) => OutreachError): unknown {
    if (signal.aborted) return signal.reason;
    if (isOutreachError(thrown)) return thrown;
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    if ((cause as { readonly code?: unknown }).code === 'UND_ERR_CONNECT_TIMEOUT') return createError('model_timed_out', { backend, phase: 'connect', seconds: timeouts.connectSeconds }, { cause: thrown });
    return otherwise(reasonOf(cause));
  }

  return {
    fetch: fetch as typeof globalThis.fetch,
    signal,
    get asked() {
      return asked;
    },
    get firstByteMilliseconds() {
      return firstByteAt === null ? null : firstByteAt - askedAt;
    },
    close() {
      over.abort();
      // Whatever is still open of a stream that nobody reads on.
      stopping.abort(new Error('the attempt is over'));
    },
  };
}

async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (text.length > mostReasonBytes) break;
    }
  } catch {
    // The status says enough.
  }
  return text;
}

/** 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

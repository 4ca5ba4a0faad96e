import type { ImapFlow } from 'imapflow';
import { abortable } from './abortable.ts';
import { isConnectionLost } from './mail-failure.ts';

/** One connection for all that is done with an account, one thing at a time; made when it is needed, and anew when it was lost. */
export interface Session {
  /** Aborting ends the connection, except while work rests: then the work has to end by itself. */
  use<Result>(signal: AbortSignal, work: (client: ImapFlow, turn: Turn) => Promise<Result>): Promise<Result>;
  /** How often in a row no connection could be had; 0 when the last one could. */
  readonly failures: number;
  close(): void;
}

export interface Turn {
  /** Aborted when somebody else wants the connection. */
  readonly wanted: AbortSignal;
  /** For as long as the connection only listens: an abort leaves it open. */
  resting: boolean;
}

export interface SessionPorts {
  connect(signal: AbortSignal): Promise<ImapFlow>;
  /** Throws what went wrong in words for a person. */
  fail(thrown: unknown): never;
}

export function createSession({ connect, fail }: SessionPorts): Session {
  let client: ImapFlow | undefined;
  let failures = 0;
  let last: Promise<void> = Promise.resolve();
  let wanted = new AbortController();

  async function connectAnew(signal: AbortSignal): Promise<ImapFlow> {
    failures += 1;
    client = await connect(signal);
    failures = 0;
    return client;
  }

  /** The connection at hand may have died unseen, while this machine slept: then the work is done again, on a new one. */
  async function attempt<Result>(signal: AbortSignal, turn: Turn, work: (client: ImapFlow, turn: Turn) => Promise<Result>): Promise<Result> {
    const kept = client?.usable === true ? client : undefined;
    try {
      return await work(kept ?? (await connectAnew(signal)), turn);
    } catch (thrown) {
      if (kept === undefined || signal.aborted || !isConnectionLost(thrown)) throw thrown;
      kept.close();
      return attempt(signal, turn, work);
    }
  }

  return {
    get failures() {
      return failures;
    },
    async use(signal, work) {
      signal.throwIfAborted();
      wanted.abort();
      const ahead = last;
      const done = Promise.withResolvers<void>();
      last = ahead.then(() => done.promise);
      try {
        await abortable(ahead, signal);
      } catch (thrown) {
        done.resolve();
        throw thrown;
      }
      wanted = new AbortController();
      const turn: Turn = { wanted: wanted.signal, resting: false };
      const stop = (): void => {
        if (!turn.resting) client?.close();
      };
      signal.addEventListener('abort', stop, { once: true });
      const running = attempt(signal, turn, work);
      running.then(() => done.resolve(), () => done.resolve());
      try {
        return await abortable(running, signal);
      } catch (thrown) {
        signal.throwIfAborted();
        return fail(thrown);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close() {
      client?.close();
    },
  };
}

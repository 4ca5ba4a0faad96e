// Waits here are in the machine's own time, as are the timers of the connections themselves.
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/** How long a connection waits for the next message. Short, because it keeps the program from ending; a few seconds are enough within a batch. */
const idleMilliseconds = 5_000;

/** Some servers take no more in one session. */
const messagesPerConnection = 100;

/** How long a server has for its goodbye. */
const goodbyeMilliseconds = 1_000;

/** A connection while it is in use. Exactly one of the last two is called, once. */
export interface HeldConnection {
  readonly smtp: SMTPConnection;
  /** True when messages went over it before: then it may have been closed in between. */
  readonly reused: boolean;
  /** It may carry the next message. */
  release(): void;
  /** Closes it at once, whatever is under way. */
  drop(): void;
}

/** Connections to one server, at most so many at once; whoever comes later waits in line. There are no retries in here: they are the outbox's. */
export interface Connections {
  /** Rejects as `open` does, or with the signal's reason. */
  take(signal: AbortSignal): Promise<HeldConnection>;
  /** Closes those that nobody uses. */
  dropIdle(): void;
}

export interface ConnectionsSettings {
  readonly most: number;
  /** Ends everything. */
  readonly signal: AbortSignal;
  open(signal: AbortSignal): Promise<SMTPConnection>;
}

interface Idle {
  readonly messages: number;
  readonly goodbye: NodeJS.Timeout;
}

export function createConnections({ most, signal: end, open }: ConnectionsSettings): Connections {
  const idle = new Map<SMTPConnection, Idle>();
  const held = new Set<SMTPConnection>();
  const line: (() => void)[] = [];
  let places = most;

  end.addEventListener('abort', () => {
    dropIdle();
    for (const smtp of held) smtp.close();
  });

  function dropIdle(): void {
    for (const [smtp, { goodbye }] of idle) {
      clearTimeout(goodbye);
      smtp.close();
    }
    idle.clear();
  }

  function freePlace(): void {
    const next = line.shift();
    if (next === undefined) places += 1;
    else next();
  }

  async function ownPlace(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (places > 0) {
      places -= 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const stop = () => {
      line.splice(line.indexOf(resolve), 1);
      reject(signal.reason as Error);
    };
    line.push(resolve);
    signal.addEventListener('abort', stop, { once: true });
    await promise.finally(() => signal.removeEventListener('abort', stop));
  }

  function fromIdle(): { readonly smtp: SMTPConnection; readonly messages: number } | undefined {
    for (const [smtp, { messages, goodbye }] of idle) {
      idle.delete(smtp);
      clearTimeout(goodbye);
      if (!smtp.destroyed) return { smtp, messages };
    }
    return undefined;
  }

  async function openNew(signal: AbortSignal): Promise<SMTPConnection> {
    const smtp = await open(signal);
    smtp.once('end', () => {
      clearTimeout(idle.get(smtp)?.goodbye);
      idle.delete(smtp);
    });
    return smtp;
  }

  function keep(smtp: SMTPConnection, messages: number): void {
    const goodbye = setTimeout(() => {
      idle.delete(smtp);
      sayGoodbye(smtp);
    }, idleMilliseconds).unref();
    idle.set(smtp, { messages, goodbye });
  }

  return {
    dropIdle,
    async take(signal) {
      await ownPlace(signal);
      try {
        const waiting = fromIdle();
        const smtp = waiting?.smtp ?? (await openNew(signal));
        const messages = (waiting?.messages ?? 0) + 1;
        held.add(smtp);
        const leave = () => {
          held.delete(smtp);
          freePlace();
        };
        return {
          smtp,
          reused: waiting !== undefined,
          release() {
            if (!smtp.destroyed && !end.aborted && messages < messagesPerConnection) keep(smtp, messages);
            else if (!smtp.destroyed) sayGoodbye(smtp);
            leave();
          },
          drop() {
            smtp.close();
            leave();
          },
        };
      } catch (thrown) {
        freePlace();
        throw thrown;
      }
    },
  };
}

/** RFC 5321 section 4.1.1.10: QUIT before the connection is closed; but a server that does not answer it keeps nobody. */
export function sayGoodbye(smtp: SMTPConnection): void {
  smtp.quit();
  setTimeout(() => smtp.close(), goodbyeMilliseconds).unref();
}

// A mail server that keeps the rules, from npm `smtp-server`: what it reads of a message was written by somebody else than us.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface KeptMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
}

export interface KeepingServer {
  readonly port: number;
  readonly messages: readonly KeptMessage[];
  /** The bytes of all that it has. */
  kept(): readonly Buffer[];
  forget(): void;
  close(): Promise<void>;
}

/** Takes everything, without a login and in clear. */
export async function startKeepingServer(): Promise<KeepingServer> {
  const messages: KeptMessage[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // Without this listener the library ends a message that was cut off as if it were whole.
      stream.on('error', (thrown) => done(thrown));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        messages.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) });
        done();
      });
    },
  });
  server.on('error', () => undefined); // a client that hangs up in the middle is part of the promises
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    messages,
    kept: () => messages.map(({ bytes }) => bytes),
    forget: () => void (messages.length = 0),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

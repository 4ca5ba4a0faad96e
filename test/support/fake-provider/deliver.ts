// Brings an answer to the client, as slowly, as divided and as incompletely as a step says.
import type { ServerResponse } from 'node:http';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { type Split, splitBytes } from './split-bytes.ts';
import type { Step, Wait } from './step.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** One for each event of a stream, or the whole body. */
  readonly pieces: readonly string[];
}

/** One request being answered. */
export interface Exchange {
  readonly response: ServerResponse;
  /** Aborted when the connection has ended. */
  readonly gone: AbortSignal;
  /** True when it was ended from here. */
  severed: boolean;
}

/** Resolves when all was sent that is to be sent. */
export async function deliver(exchange: Exchange, answer: Answer, step: Step): Promise<void> {
  const { response, gone } = exchange;
  await pause(step.wait?.headers, gone);
  if (step.cut === 'headers') return hangUp(exchange, step);
  if (step.stall === 'headers') return;
  const pieces = divided(answer.pieces, step.split);
  const known = answer.pieces.length <= 1 && step.split === undefined;
  response.writeHead(answer.status, { ...(known ? { 'content-length': String(pieces[0]?.length ?? 0) } : {}), ...answer.headers });
  response.flushHeaders();
  await pause(step.wait?.body, gone);
  // Time for a client in this process to begin reading.
  if (step.split !== undefined) for (let turns = 0; turns < 4; turns += 1) await turn();
  const most = Math.min(...[step.cut, step.stall].filter((limit) => typeof limit === 'number'), Number.POSITIVE_INFINITY);
  let sent = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await pause(waitFor(step, index), gone);
    const part = piece.subarray(0, most - sent);
    sent += part.length;
    if (part.length > 0) await write(response, part, gone);
    // A client that reads in this process gets each piece before the next one is there to be joined to it.
    if (step.split !== undefined) await turn();
    if (sent >= most) break;
  }
  if (typeof step.cut === 'number') return hangUp(exchange, step);
  if (typeof step.stall === 'number') return;
  response.end();
}

/** Each piece is a chunk of its own on the wire (RFC 9112, section 7.1). */
function divided(pieces: readonly string[], split: Split | undefined): readonly Buffer[] {
  return split === undefined ? pieces.map((piece) => Buffer.from(piece)) : splitBytes(Buffer.from(pieces.join('')), split);
}

function waitFor({ wait }: Step, piece: number): Wait | undefined {
  return typeof wait?.pieces === 'function' ? wait.pieces(piece) : wait?.pieces;
}

/** Rejects when the connection ends first: there is nobody left to wait for. */
async function pause(wait: Wait | undefined, gone: AbortSignal): Promise<void> {
  if (typeof wait === 'number') await sleep(wait, undefined, { signal: gone });
  else if (wait !== undefined) await untilGone(wait, gone);
  gone.throwIfAborted();
}

function untilGone<Value>(promise: Promise<Value>, gone: AbortSignal): Promise<Value> {
  const left = Promise.withResolvers<never>();
  const leave = (): void => left.reject(gone.reason);
  if (gone.aborted) leave();
  gone.addEventListener('abort', leave, { once: true });
  return Promise.race([promise, left.promise]).finally(() => gone.removeEventListener('abort', leave));
}

async function write(response: ServerResponse, piece: Buffer, gone: AbortSignal): Promise<void> {
  gone.throwIfAborted();
  const { promise, resolve } = Promise.withResolvers<void>();
  if (!response.write(piece)) {
    response.once('drain', resolve);
    await untilGone(promise, gone);
  }
}

/** After what was written has left this process. */
async function hangUp(exchange: Exchange, { reset = false }: Step): Promise<void> {
  const { response } = exchange;
  const { socket } = response;
  exchange.severed = true;
  if (socket === null) return;
  if (response.headersSent) await new Promise<void>((resolve) => socket.write('', () => resolve()));
  if (reset) socket.resetAndDestroy();
  else socket.destroy();
}

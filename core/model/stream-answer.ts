import type { ChatAnswer, ChatPiece } from '../contracts/backend.ts';
import { createError } from '../errors.ts';
import type { AskedBackend, Attempt } from './attempts.ts';
import type { FairQueue } from './fair-queue.ts';
import { orAborted } from './or-aborted.ts';
import { brokenAnswer } from './whole-answer.ts';

/** A stream that has begun: its first piece is there. */
export interface OpenStream {
  readonly attempt: Attempt;
  readonly first: IteratorResult<ChatPiece>;
  next(): Promise<IteratorResult<ChatPiece>>;
  /** Gives its place in the queue to the next. */
  leave(): void;
  hangUp(): void;
}

/** Waits for a place in the queue and for the first piece: what fails until then may be asked again, since nothing was passed on. */
export async function openStream(asked: AskedBackend, queue: FairQueue, who: string, signal: AbortSignal, begin: () => Promise<Attempt>): Promise<OpenStream> {
  const { leave, entered } = takeTurn(queue, who, signal);
  await entered;
  try {
    const attempt = await begin();
    const { fetch, withoutFetch, signal: until } = attempt.line;
    let pieces: AsyncIterator<ChatPiece> | undefined;
    const next = () =>
      orAborted((async () => (pieces ??= asked.backend.stream({ ...attempt.start.question, fetch, withoutFetch, signal: until })[Symbol.asyncIterator]()).next())(), until).catch((thrown: unknown) => attempt.fail(thrown));
    return {
      attempt,
      first: await next(),
      next,
      leave,
      // It may hang for as long as it likes.
      hangUp: () => void pieces?.return?.().catch(() => undefined),
    };
  } catch (thrown) {
    leave();
    throw thrown;
  }
}

/** Passes the pieces on; the last one only when its answer is whole and `read` takes it. */
export async function* passOn({ attempt, first, next, leave, hangUp }: OpenStream, asked: AskedBackend, read: (answer: ChatAnswer) => void): AsyncGenerator<ChatPiece, void, undefined> {
  let over = false;
  try {
    for (let { value: piece, done } = first; done !== true; { value: piece, done } = await next()) {
      if (piece.kind !== 'finish') {
        yield piece;
        continue;
      }
      over = true;
      const problem = brokenAnswer(piece.answer, asked);
      if (problem !== undefined) await attempt.fail(problem);
      await attempt.settle(piece.answer, (answer) => ({ value: read(answer), rung: null, usable: true }));
      yield piece;
      return;
    }
    await attempt.fail(createError('model_stream_broken', { backend: asked.backend.label, reason: 'it ended without an end' }));
  } catch (thrown) {
    over = true; // it was written down where it failed
    throw thrown;
  } finally {
    leave();
    if (!over) {
      // Whoever listened has gone.
      await attempt.leave();
      hangUp();
    }
  }
}

/** A place in the queue that is held until it is left. */
function takeTurn(queue: FairQueue, who: string, signal: AbortSignal): { readonly entered: Promise<void>; leave(): void } {
  const { promise: entered, resolve: enter, reject } = Promise.withResolvers<void>();
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  queue
    .add(who, signal, () => {
      enter();
      return left;
    })
    .catch(reject);
  return { entered, leave };
}

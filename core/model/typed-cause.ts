import { isOutreachError, type OutreachError } from '../errors.ts';

const deepest = 10;

/** The typed error that an SDK has wrapped into one of its own; undefined when there is none. */
export function typedCause(thrown: unknown): OutreachError | undefined {
  let error = thrown;
  for (let depth = 0; depth < deepest && error instanceof Error; depth += 1) {
    if (isOutreachError(error)) return error;
    error = error.cause;
  }
  return undefined;
}

import type { LogLevel } from '../contracts/ports.ts';
import { isOutreachError } from '../errors.ts';

const maxCauses = 5;
const maxTogether = 5;

/** An error as details of a log line. One of ours is told with its code, help and plugin; anything else is a bug, and told with its stack. Not yet masked. */
export function describeError(error: Error, level: LogLevel, depth = 0): Readonly<Record<string, unknown>> {
  const cause = error.cause === undefined || depth >= maxCauses ? {} : { cause: describeCause(error.cause, level, depth + 1) };
  if (isOutreachError(error)) {
    const { code, message, help, plugin, retryable, details, stack } = error;
    const trace = level === 'debug' || level === 'trace' ? { stack } : {};
    return { code, message, help, ...(plugin === undefined ? {} : { plugin }), retryable, details, ...trace, ...cause };
  }
  const code = (error as NodeJS.ErrnoException).code;
  const together = error instanceof AggregateError ? { errors: error.errors.slice(0, maxTogether).map((one: unknown) => describeCause(one, level, depth + 1)) } : {};
  return { name: error.name, message: error.message, ...(code === undefined ? {} : { code }), stack: error.stack, ...together, ...cause };
}

function describeCause(cause: unknown, level: LogLevel, depth: number): unknown {
  return cause instanceof Error ? describeError(cause, level, depth) : { thrown: cause };
}

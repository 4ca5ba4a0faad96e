import type { Clock, LogLine, LogSink } from '../../core/contracts/ports.ts';

/** A sink that keeps its lines. */
export function rememberingSink(): LogSink & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  return { lines, write: (line) => void lines.push(line) };
}

/** A clock that stands still, and whose sleep ends at once. */
export function stoppedClock(at = '2026-03-01T08:00:00.000Z'): Clock {
  return { now: () => Date.parse(at), sleep: async () => undefined };
}

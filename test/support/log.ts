import type { Log, LogLevel } from '../../core/contracts/ports.ts';

const levels = ['error', 'warn', 'info', 'debug', 'trace'] as const satisfies readonly LogLevel[];

/** A log that nobody reads. */
export const silentLog: Log = logInto([]);

/** A log that keeps its lines as `level message`. */
export function logInto(lines: string[]): Log {
  return Object.fromEntries(levels.map((level) => [level, (message: string) => void lines.push(`${level} ${message}`)])) as unknown as Log;
}

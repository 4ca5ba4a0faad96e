// Every line of the log is made here, masked and cut to size, whoever speaks.
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Clock, type Log, type LogLevel, logLevels, type LogSink } from './contracts/ports.ts';
import { cut } from './log/cut.ts';
import { maskDetails } from './log/mask-details.ts';
import { mask } from './mask.ts';

/** A log that can be handed on under another name. */
export interface SourceLog extends Log {
  /** The same log, with this agent or plugin in front of its lines. */
  child(source: string): SourceLog;
}

export interface LogParts {
  readonly sink: LogSink;
  readonly clock: Clock;
  readonly source: string;
}

export type Correlation = Readonly<Record<string, string | number>>;

const maxMessage = 4000;
const correlations = new AsyncLocalStorage<Readonly<Record<string, string>>>();

/** A log whose lines hold no secret, no message body and no résumé text, at any level. It never throws. An error given as `details.error` is told with its code and help, and with its stack when it is a bug. */
export function createLog({ sink, clock, source }: LogParts): SourceLog {
  const write = (level: LogLevel, message: string, details?: Readonly<Record<string, unknown>>): void => {
    const correlation = correlations.getStore();
    sink.write({
      at: new Date(clock.now()).toISOString(),
      level,
      source,
      message: cut(mask(String(message)), maxMessage),
      ...(details === undefined ? {} : { details: maskDetails(details, level) }),
      ...(correlation === undefined ? {} : { correlation }),
    });
  };
  const speak = (level: LogLevel): Log[LogLevel] => (message, details) => write(level, message, details);
  const levels = Object.fromEntries(logLevels.map((level) => [level, speak(level)])) as unknown as Log;
  return { ...levels, child: (name) => createLog({ sink, clock, source: name }) };
}

/** Puts these ids on every line that is logged while the work goes on, over all that it awaits; those around it stay. */
export function withCorrelation<Result>(ids: Correlation, work: () => Result): Result {
  const named = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)]));
  return correlations.run({ ...correlations.getStore(), ...named }, work);
}

import type { LogSink } from '../contracts/ports.ts';

/** Gives every line to all sinks; one that fails keeps no line from the others. */
export function oneSink(sinks: readonly LogSink[]): LogSink {
  return {
    write(line) {
      for (const sink of sinks) {
        try {
          sink.write(line);
        } catch {
          // A log that cannot be written must not stop the work; the file sink says so itself.
        }
      }
    },
  };
}

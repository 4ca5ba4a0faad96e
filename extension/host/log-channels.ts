// Where the editor shows the log. Who speaks here speaks through `log`, which masks; nobody else has a channel in hand (a rule of the house).
import { type LogOutputChannel, window } from 'vscode';
import type { Log, LogLine, LogSink } from '../../core/contracts/ports.ts';
import { createLog } from '../../core/log.ts';
import { systemClock } from '../../core/system-clock.ts';
import { createRepeatedFailures, type RepeatedFailures } from './repeated-failures.ts';
import { channelName } from './channel-name.ts';

/** A sink takes lines that are masked already. */
export interface LogChannels extends LogSink {
  /** In which the front end itself speaks. */
  readonly log: Log;
  /** For what is tried again and again. */
  readonly failures: RepeatedFailures;
  /** Brings the program's own channel to the front. */
  show(): void;
  dispose(): void;
}

/** One channel for each who speaks, made on the first line. */
export function createLogChannels(): LogChannels {
  const channels = new Map<string, LogOutputChannel>();

  function channel(source: string): LogOutputChannel {
    const name = channelName(source);
    const known = channels.get(name) ?? window.createOutputChannel(name, { log: true });
    channels.set(name, known);
    return known;
  }

  const sink: LogSink = {
    write({ level, source, message, details, correlation }: LogLine) {
      channel(source)[level](message, ...(details === undefined ? [] : [details]), ...(correlation === undefined ? [] : [correlation]));
    },
  };
  const log = createLog({ sink, clock: systemClock, source: 'outreach' });
  return {
    ...sink,
    log,
    failures: createRepeatedFailures(log),
    show: () => channel('outreach').show(),
    dispose() {
      for (const each of channels.values()) each.dispose();
    },
  };
}

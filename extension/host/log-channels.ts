import { type LogOutputChannel, window } from 'vscode';
import type { LogLine, LogSink } from '../../core/contracts/ports.ts';

export interface LogChannels extends LogSink {
  /** The channel of an agent or a plugin; made when it is first asked for. */
  channel(source: string): LogOutputChannel;
  dispose(): void;
}

/** One channel for each who speaks, made on the first line. */
export function createLogChannels(): LogChannels {
  const channels = new Map<string, LogOutputChannel>();

  function channel(source: string): LogOutputChannel {
    const known = channels.get(source) ?? window.createOutputChannel(channelName(source), { log: true });
    channels.set(source, known);
    return known;
  }

  return {
    channel,
    write({ level, source, message, details, correlation }: LogLine) {
      channel(source)[level](message, ...(details === undefined ? [] : [details]), ...(correlation === undefined ? [] : [correlation]));
    },
    dispose() {
      for (const each of channels.values()) each.dispose();
    },
  };
}

/** `research` speaks in "Outreach: Research"; the program itself in "Outreach". */
function channelName(source: string): string {
  return source === 'outreach' ? 'Outreach' : `Outreach: ${source.slice(0, 1).toUpperCase()}${source.slice(1)}`;
}

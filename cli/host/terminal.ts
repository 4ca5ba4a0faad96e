// The home of consola: lines for people, `[Scout] …`, on standard error.
import { styleText } from 'node:util';
import { createConsola, type ConsolaInstance } from 'consola/core';
import { type LogLevel, logLevels, type LogLine, type LogSink } from '../../core/contracts/ports.ts';
import { inOwnForm } from '../say-command.ts';
import { plainLine } from './plain-line.ts';

/** 0 as usual, 1 with `-v`, 2 with `-vv`. */
export type Verbosity = 0 | 1 | 2;

export interface TerminalParts {
  readonly stream: { write(text: string): unknown; readonly isTTY?: boolean | undefined };
  readonly verbosity: Verbosity;
  /** In use: help names commands with it. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const leastImportant: Readonly<Record<Verbosity, LogLevel>> = { 0: 'info', 1: 'debug', 2: 'trace' };

/** Shows what matters to a person: who speaks, what happened, and for warnings and errors what to do. The same line many times over is shown a few times and counted. */
export function createTerminal({ stream, verbosity, home, environment }: TerminalParts): LogSink {
  const paint = hasColours(stream, environment) ? (format: Parameters<typeof styleText>[0], text: string) => styleText(format, text, { validateStream: false }) : (_: unknown, text: string) => text;
  const consola: ConsolaInstance = createConsola({
    level: 5, // the levels are sifted below: consola's are others
    reporters: [{ log: ({ args }) => void stream.write(`${args.join(' ')}\n`) }],
  });

  return {
    write(line) {
      if (logLevels.indexOf(line.level) > logLevels.indexOf(leastImportant[verbosity])) return;
      consola.log.raw(textOf(line));
    },
  };

  function textOf(line: LogLine): string {
    const label = { error: paint('red', 'error: '), warn: paint('yellow', 'warning: '), info: '', debug: '', trace: '' }[line.level];
    const message = plainLine(line.message);
    const quiet = line.level === 'debug' || line.level === 'trace';
    const parts = [`${paint('cyan', `[${speakerOf(line.source)}]`)} ${label}${quiet ? paint('dim', message) : message}`];
    const help = helpOf(line);
    if (help !== undefined && !quiet) parts.push(`  ${paint('dim', plainLine(inOwnForm(help, home, environment)))}`);
    if (verbosity === 2 && line.details !== undefined) parts.push(`  ${paint('dim', plainLine(JSON.stringify(line.details)))}`);
    return parts.join('\n');
  }
}

/** `scout` → `Scout`. */
function speakerOf(source: string): string {
  const name = plainLine(source);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function helpOf({ details }: LogLine): string | undefined {
  const help = details?.['help'] ?? (details?.['error'] as { help?: unknown } | undefined)?.help;
  return typeof help === 'string' ? help : undefined;
}

/** no-color.org: any value but an empty one turns colours off; FORCE_COLOR turns them on. */
function hasColours(stream: TerminalParts['stream'], environment: TerminalParts['environment']): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  if (!['', '0', 'false'].includes(environment['FORCE_COLOR'] ?? '')) return true;
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

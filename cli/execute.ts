// One command from its words to its exit code: settings, logs, the engine when it is asked for, one document or lines for people, and an orderly end.
import type { Engine } from '../core/engine.ts';
import type { Settings } from '../core/config/settings.ts';
import { createError } from '../core/errors.ts';
import { createLog } from '../core/log.ts';
import type { LogLine, LogSink, Paths, Secrets } from '../core/index.ts';
import { defaultSettings, loadSettings } from '../core/config/load-settings.ts';
import type { CommandContext, CommandEntry, CommandResult, GivenArguments } from './command.ts';
import { systemClock } from '../core/system-clock.ts';
import { maskEnvironment } from '../core/home/environment-secrets.ts';
import { createLogFile } from '../core/log/log-file.ts';
import { oneSink } from '../core/log/one-sink.ts';
import { outreachPaths } from '../core/home/outreach-paths.ts';
import { errorDocument, exitCodeOf, reportError } from './host/report-error.ts';
import { createTerminal, type Verbosity } from './host/terminal.ts';
import type { CommonOptions } from './program.ts';
import { takeSignals } from './signals.ts';

/** Standard error, for people. */
const printLine = (line: string) => void process.stderr.write(`${line}\n`);

/** Runs a command and gives the exit code: 0, 1 when something failed, 2 when it was asked wrongly. */
export async function execute(entry: CommandEntry, given: GivenArguments, common: CommonOptions): Promise<number> {
  maskEnvironment(process.env);
  const paths = outreachPaths({ home: common.home, environment: process.env });
  const json = common.json === true;
  const signals = takeSignals();
  let engine: Promise<Engine> | undefined;
  const logs = openLogs(paths, common);
  try {
    const settings = loadSettings({ file: paths.config, environment: process.env, flags: common.set ?? [] });
    logs.obey(settings);
    const context: CommandContext = {
      paths,
      settings,
      json,
      interactive: process.stdin.isTTY === true && !json,
      signal: signals.signal,
      log: createLog({ sink: logs.sink, clock: systemClock, source: 'outreach' }),
      engine: () => (engine ??= open(paths, settings, logs.sink)),
      openEngine: (changed, secrets) => open(paths, changed, logs.sink, secrets),
    };
    const { run } = await entry.load();
    const result = await run(context, given);
    await print(json ? documents(result) : result.text === '' ? '' : `${result.text}\n`);
    return result.exitCode ?? 0;
  } catch (thrown) {
    const error = signals.signal.aborted ? createError('run_cancelled', { what: `outreach ${entry.name}`, reason: 'you stopped it' }) : thrown;
    const log = createLog({ sink: logs.fileOnly, clock: systemClock, source: entry.name.split(' ')[0] ?? 'outreach' });
    if (json) await print(`${JSON.stringify(errorDocument(error, logs.path), null, 2)}\n`);
    return reportError(error, { log, logFile: logs.path, print: printLine, home: paths.home });
  } finally {
    await engine?.then(
      (opened) => opened.close('the command is over'),
      () => undefined, // it never opened, and that was reported
    );
    signals.release();
    logs.close();
  }
}

function documents({ json, jsonLines }: CommandResult): string {
  return jsonLines === undefined ? `${JSON.stringify(json, null, 2)}\n` : jsonLines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Store, kernel and plugins take their time to load: only a command that asks for them waits for that. */
async function open(paths: Paths, settings: Settings, sink: LogSink, secrets?: Secrets): Promise<Engine> {
  const { openHostEngine } = await import('./open-host-engine.ts');
  return openHostEngine(paths, settings, sink, secrets);
}

/** Tells of an error that came before any command was reached. */
export function complain(thrown: unknown, json: boolean): number {
  maskEnvironment(process.env);
  if (json) process.stdout.write(`${JSON.stringify(errorDocument(thrown, 'the log'), null, 2)}\n`);
  const paths = outreachPaths({ environment: process.env });
  const { fileOnly, path } = openLogs(paths, {});
  reportError(thrown, { log: createLog({ sink: fileOnly, clock: systemClock, source: 'outreach' }), logFile: path, print: printLine, home: paths.home });
  return exitCodeOf(thrown);
}

function openLogs(paths: Paths, common: CommonOptions) {
  const terminal = createTerminal({ stream: process.stderr, home: paths.home, verbosity: Math.min(2, common.verbose ?? 0) as Verbosity, environment: process.env });
  const open = ({ logging }: Settings) => createLogFile({ folder: paths.logs, files: logging.files, fileSizeMb: logging.fileSizeMb, level: logging.level, onTrouble: printLine });
  // Until the settings are read, and when they cannot be, the defaults hold: a bug must find a log.
  let file = open(defaultSettings());
  const fileOnly = { write: (line: LogLine) => file.write(line) };
  return {
    sink: oneSink([terminal, fileOnly]),
    /** For an error that is reported on the terminal in its own words. */
    fileOnly,
    path: file.path,
    obey(settings: Settings) {
      file.close();
      file = open(settings);
    },
    close: () => file.close(),
  };
}

/** Resolves when it is written, so that a pipe gets all of it; a reader that went away is no error of ours. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', (thrown: NodeJS.ErrnoException) => (thrown.code === 'EPIPE' ? resolve() : reject(thrown)));
    process.stdout.write(text, () => resolve());
  });
}

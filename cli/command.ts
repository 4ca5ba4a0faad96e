import type { Log, Paths, Secrets } from '../core/index.ts';
import type { Engine } from '../core/engine.ts';
import type { Settings } from '../core/config/settings.ts';

/** What a command line says: one command of a group, and where its code is, loaded only when it is called. */
export interface CommandEntry {
  /** `mail pending` */
  readonly name: string;
  readonly summary: string;
  /** `<id>` or `[file]`, with what it means. */
  readonly arguments?: readonly (readonly [usage: string, meaning: string])[];
  readonly options?: readonly CommandOption[];
  readonly load: () => Promise<{ readonly run: RunCommand }>;
}

export interface CommandOption {
  /** `--limit <number>` */
  readonly flags: string;
  readonly meaning: string;
  /** Turns the text into a value, or throws `option_invalid`. */
  readonly parse?: (text: string) => unknown;
  /** May be given more than once; the values are collected. */
  readonly repeatable?: boolean;
  /** The setting that it is a short form of: `--preset x` says `--set preset=x`. */
  readonly setting?: string;
}

export type RunCommand = (context: CommandContext, given: GivenArguments) => Promise<CommandResult>;

export interface GivenArguments {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a command has at hand. */
export interface CommandContext {
  readonly paths: Paths;
  readonly settings: Settings;
  readonly json: boolean;
  /** True when a person can be asked. */
  readonly interactive: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Opens store, kernel and runner; the command line closes it at the end. */
  engine(): Promise<Engine>;
  /** Opens one with settings and secrets that are not stored yet; who opens it closes it. */
  openEngine(settings: Settings, secrets: Secrets): Promise<Engine>;
}

export interface CommandResult {
  /** The one document that `--json` prints. */
  readonly json: unknown;
  /** Printed in its place, one document a line, where each stands for itself. */
  readonly jsonLines?: readonly unknown[];
  /** What a person reads instead. */
  readonly text: string;
  /** 0 unless said otherwise. */
  readonly exitCode?: number;
}

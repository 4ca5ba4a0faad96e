import type { HostLogin } from './access-tokens.ts';

/** What the host gives, exactly one of each. */
export interface Ports {
  readonly secrets: Secrets;
  readonly logSink: LogSink;
  readonly clock: Clock;
  readonly paths: Paths;
  /** Of a host in which people are signed in somewhere; a terminal has none. */
  readonly signIns?: SignIns;
}

/** Where the person is signed in by the host. Nobody is asked anything here. */
export interface SignIns {
  /** An access token for mail as this user, fresh each time; undefined when nobody is signed in as them, or we may not use it. */
  accessToken(login: HostLogin): Promise<string | undefined>;
}

/** Where secrets are kept, never in clear in a file of ours. */
export interface Secrets {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/** Time, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Absolute paths; nothing is created by naming it. */
export interface Paths {
  readonly home: string;
  readonly config: string;
  readonly database: string;
  readonly logs: string;
  readonly resume: string;
  readonly venues: string;
  readonly plugins: string;
  readonly hooks: string;
  readonly outbox: string;
  /** What was asked of models, one file for each run: the only place that private texts are written to besides the database. */
  readonly trajectories: string;
  /** The user's own prompts, in place of those that come with agents. */
  readonly prompts: string;
}

export const logLevels = ['error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One line of the log. */
export interface LogLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly level: LogLevel;
  /** The agent or plugin that speaks. */
  readonly source: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Ties together what belongs to one run, one lead. */
  readonly correlation?: Readonly<Record<string, string>>;
}

/** Takes lines that are masked already. */
export interface LogSink {
  write(line: LogLine): void;
}

/** Where an agent or plugin speaks. */
export interface Log {
  error(message: string, details?: Readonly<Record<string, unknown>>): void;
  warn(message: string, details?: Readonly<Record<string, unknown>>): void;
  info(message: string, details?: Readonly<Record<string, unknown>>): void;
  debug(message: string, details?: Readonly<Record<string, unknown>>): void;
  trace(message: string, details?: Readonly<Record<string, unknown>>): void;
}

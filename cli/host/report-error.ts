import type { Log } from '../../core/contracts/ports.ts';
import { type ErrorCode, isOutreachError, reasonOf } from '../../core/errors.ts';
import { mask } from '../../core/mask.ts';
import { inOwnForm } from '../say-command.ts';
import { plainLine } from './plain-line.ts';

export interface ErrorReporting {
  readonly log: Log;
  /** The file that holds the stack of a bug. */
  readonly logFile: string;
  /** Writes a line for people, to standard error. */
  readonly print: (line: string) => void;
  /** In use: help names commands with it. */
  readonly home: string;
}

/** An error as `--json` shows it. */
export interface ErrorDocument {
  readonly error: { readonly code: string; readonly message: string; readonly help: string; readonly plugin?: string };
}

/** Wrong use and wrong configuration end with exit code 2; everything else that fails ends with 1. */
const misuse: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'settings_malformed',
  'settings_unreadable',
  'settings_twice',
  'settings_invalid',
  'settings_secret',
  'setup_missing',
  'setup_invalid',
  'preset_unavailable',
  'local_model_missing',
  'home_unusable',
  'plugin_options_invalid',
  'not_registered',
  'usage_wrong',
  'option_invalid',
  'options_unpaired',
  'mailing_address_missing',
  'sender_unknown',
  'profile_missing',
  'nothing_to_continue',
  'role_ambiguous',
  'model_key_missing',
  'model_key_refused',
  'model_not_chosen',
  'model_unknown',
  'model_address_wrong',
  'model_host_forbidden',
  'model_needed',
  'model_lacks_tools',
  'budget_unpriced',
  'prompt_invalid',
]);

/** Tells the user in a friendly line what happened and what to do; of a bug, where its stack was logged. Returns the exit code. */
export function reportError(thrown: unknown, { log, logFile, print, home }: ErrorReporting): 1 | 2 {
  if (isOutreachError(thrown)) {
    log.debug(thrown.message, { error: thrown });
    print(plainLine(thrown.message));
    print(`  ${plainLine(inOwnForm(thrown.help, home))}`);
    return exitCodeOf(thrown);
  }
  log.error(`a bug: ${reasonOf(thrown)}`, { error: thrown });
  const { message, help } = errorDocument(thrown, logFile).error;
  print(plainLine(message));
  print(`  ${plainLine(help)}`);
  return 1;
}

export function exitCodeOf(thrown: unknown): 1 | 2 {
  return isOutreachError(thrown) && misuse.has(thrown.code) ? 2 : 1;
}

/** What happened, as one JSON document. Masked like everything that is printed. */
export function errorDocument(thrown: unknown, logFile: string): ErrorDocument {
  if (!isOutreachError(thrown)) {
    return { error: { code: 'bug', message: `Something went wrong that should not have: ${reasonOf(thrown)}`, help: `This is a bug in this program; how it came about is in ${logFile}.` } };
  }
  const { code, message, help, plugin } = thrown;
  return { error: { code, message: mask(message), help: mask(help), ...(plugin === undefined ? {} : { plugin }) } };
}

// The home of commander: turns the table of commands into a program.
import { Command, CommanderError, Option } from 'commander';
import { createError, isOutreachError } from '../core/errors.ts';
import type { CommandEntry, CommandOption, GivenArguments } from './command.ts';
import { groups } from './command-table.ts';

/** What every command understands. */
export interface CommonOptions {
  readonly home?: string;
  readonly json?: true;
  readonly verbose?: number;
  readonly set?: readonly string[];
}

export type Execute = (entry: CommandEntry, given: GivenArguments, common: CommonOptions) => Promise<void>;

const commonOptions = [
  new Option('--home <folder>', 'where everything is kept (default: $OUTREACH_HOME, or ~/.outreach-agent)'),
  new Option('--json', 'one JSON document on standard output; lines for people go to standard error'),
  new Option('-v, --verbose', 'say more; -vv says everything').argParser((_: string, before: number) => before + 1).default(0),
  new Option('--set <path=value>', 'a setting for this call only; may be given several times').argParser(collect),
];

/** Parses and executes. Rejects with `usage_wrong`, `option_invalid`, or what the command rejects with; resolves after printing help. */
export async function runProgram(commands: readonly CommandEntry[], version: string, words: readonly string[], execute: Execute): Promise<void> {
  const program = plain(new Command('outreach')).description('Finds the people worth writing to, researches and matches them, drafts mail, waits for your approval, sends it.').version(version);
  const inOrder = asCommands(commonOptionsLast(words));
  const made = new Map<string, Command>();
  for (const entry of commands) {
    const [group, name] = entry.name.split(' ');
    if (group === undefined) continue;
    const parent = name === undefined ? program : groupOf(group);
    // Of the other groups only the name is needed: building all of them would cost more than most commands take.
    if (name === undefined || inOrder[0] === group) addCommand(parent, entry, name ?? group, execute);
  }

  function groupOf(name: string): Command {
    let group = made.get(name);
    if (group === undefined) {
      group = plain(new Command(name)).description(groups[name] ?? '');
      made.set(name, group);
      program.addCommand(group);
    }
    return group;
  }

  try {
    await program.parseAsync(inOrder, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError) || isOutreachError(thrown)) throw thrown;
    if (thrown.exitCode === 0 || thrown.code === 'commander.help') return;
    throw createError('usage_wrong', { reason: thrown.message.replace(/^error: /, '') }, { cause: thrown });
  }
}

/** `outreach --home DIR mail pending` means the same as `outreach mail pending --home DIR`. */
function commonOptionsLast(words: readonly string[]): string[] {
  const rest = [...words];
  const moved: string[] = [];
  for (;;) {
    const [first = ''] = rest;
    if (['--json', '-v', '-vv', '--verbose'].includes(first) || first.startsWith('--home=') || first.startsWith('--set=')) moved.push(...rest.splice(0, 1));
    else if (first === '--home' || first === '--set') moved.push(...rest.splice(0, 2));
    else return [...rest, ...moved];
  }
}

/** `outreach run --watch` is how most programs of this kind say it. */
function asCommands([group = '', second = '', ...rest]: readonly string[]): string[] {
  return [group, group === 'run' && second === '--watch' ? 'watch' : second, ...rest].filter((word, index) => index > 1 || word !== '');
}

function addCommand(parent: Command, entry: CommandEntry, name: string, execute: Execute): void {
  const command = plain(new Command(name)).description(entry.summary);
  for (const [usage, meaning] of entry.arguments ?? []) command.argument(usage, meaning);
  for (const option of entry.options ?? []) command.addOption(optionFrom(option));
  for (const option of commonOptions) command.addOption(option);
  command.action(async () => {
    const { home, json, verbose, set: flags, ...options } = command.opts<CommonOptions & Record<string, unknown>>();
    const short = shortForms(entry, options);
    const set = short.length === 0 ? flags : [...short, ...(flags ?? [])];
    const common = { ...(home === undefined ? {} : { home }), ...(json === undefined ? {} : { json }), ...(verbose === undefined ? {} : { verbose }), ...(set === undefined ? {} : { set }) };
    await execute(entry, { arguments: command.args, options }, common);
  });
  parent.addCommand(command);
}

/** What options say in place of `--set`. */
function shortForms({ options = [] }: CommandEntry, given: Readonly<Record<string, unknown>>): readonly string[] {
  return options.flatMap(({ flags, setting }) => {
    const value = setting === undefined ? undefined : given[new Option(flags).attributeName()];
    return value === undefined ? [] : [`${setting}=${String(value)}`];
  });
}

function optionFrom({ flags, meaning, parse, repeatable }: CommandOption): Option {
  const option = new Option(flags, meaning);
  if (repeatable === true) option.argParser(collect);
  else if (parse !== undefined) option.argParser(parse);
  return option;
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Errors are thrown, not printed: the host says them, with help. */
function plain(command: Command): Command {
  return command.exitOverride().configureOutput({ outputError: () => undefined }).showSuggestionAfterError().helpCommand(false);
}

import { createAsker } from '../host/asker.ts';
import { systemClock } from '../host/clock.ts';
import { createSecretFile } from '../host/secret-file.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { runSetup } from '../setup/run-setup.ts';

/** Asks for what is missing, one thing at a time; without a terminal, or with `--non-interactive`, takes flags and environment variables instead. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  const { paths, settings, signal } = context;
  const asks = context.interactive && options['nonInteractive'] !== true;
  const asker = asks ? createAsker({ input: process.stdin, output: process.stderr, signal }) : undefined;
  const backends = async () => (await context.engine()).kernel.backends.ids();
  try {
    return await runSetup({ paths, settings, options, environment: process.env, secrets: createSecretFile(paths.home, systemClock), asker, backends });
  } finally {
    asker?.close();
  }
}

import { createAsker } from '../host/asker.ts';
import { systemClock } from '../../core/system-clock.ts';
import { createSecretFile } from '../host/secret-file.ts';
import { domainText } from '../domain-text.ts';
import { inOwnForm } from '../say-command.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { runSetup, type SetupParts } from '../setup/run-setup.ts';

/** Asks for what is missing, one thing at a time; without a terminal, or with `--non-interactive`, takes flags and environment variables instead. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  const { paths, settings, signal, log } = context;
  const asks = context.interactive && options['nonInteractive'] !== true;
  const asker = asks ? createAsker({ input: process.stdin, output: process.stderr, signal }) : undefined;
  const openSurvey: SetupParts['openSurvey'] = async (changed, secrets) => {
    const engine = await context.openEngine(changed, secrets);
    return { ...engine.survey, close: () => engine.close('setup has seen the models') };
  };
  const openMail: SetupParts['openMail'] = async (changed, secrets) => {
    const { mailTrialOf } = await import('../../core/setup/mail-trial.ts');
    const engine = await context.openEngine(changed, secrets);
    return { ...mailTrialOf(engine), close: () => engine.close('setup has tried the mail account') };
  };
  const lookAtDomain: SetupParts['lookAtDomain'] = async (stored) => {
    const { domainReport } = await import('../../core/campaign/domain-report.ts');
    const engine = await context.openEngine(stored, createSecretFile(paths.home, systemClock));
    try {
      return inOwnForm(domainText(await domainReport(engine, { signal })), paths.home).split('\n');
    } finally {
      await engine.close('setup has seen the domain');
    }
  };
  try {
    return await runSetup({ paths, settings, options, environment: process.env, secrets: createSecretFile(paths.home, systemClock), asker, say: (line) => log.info(line), signal, openSurvey, openMail, lookAtDomain });
  } finally {
    asker?.close();
  }
}

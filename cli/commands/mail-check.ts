import type { CommandContext, CommandResult } from '../command.ts';
import { domainText } from '../domain-text.ts';
import { inOwnForm } from '../say-command.ts';

/** Tries the login of every account, where mail goes out and where answers are read, and looks at the domain; sends nothing. Exit code 1 when something must be mended. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const engine = await context.engine();
  const { checkMailAccount } = await import('../../core/setup/check-mail-account.ts');
  const { domainReport } = await import('../../core/campaign/domain-report.ts');
  const { accountsOf } = await import('../../core/outbox/accounts.ts');
  const logins = [];
  for (const account of accountsOf(engine.settings)) for (const login of await checkMailAccount(engine, context.signal, account)) logins.push({ account: account.id, ...login });
  const domain = await domainReport(engine, { signal: context.signal });
  const lines = logins.flatMap(({ account, part, label, problem }) => [
    `${account}, ${part}: ${label}: ${problem === null ? 'let in' : problem.message}`,
    ...(problem === null ? [] : [`  ${problem.help}`]),
  ]);
  return {
    json: { logins: logins.map(({ problem, ...login }) => ({ ...login, problem: problem === null ? null : { code: problem.code, message: problem.message, help: problem.help } })), domain },
    text: inOwnForm([...lines, '', domainText(domain)].join('\n'), context.paths.home),
    exitCode: domain.hold === null && logins.every(({ problem }) => problem === null) ? 0 : 1,
  };
}

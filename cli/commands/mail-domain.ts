import { parseEmailAddress } from '../../core/domain/email-address.ts';
import { createError } from '../../core/errors.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { domainText } from '../domain-text.ts';
import { inOwnForm } from '../say-command.ts';

/** Looks at the domain that is written from, or another; exit code 1 when no campaign would start. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const [named] = given.arguments;
  const domain = named === undefined ? undefined : domainIn(named);
  const engine = await context.engine();
  const { domainReport } = await import('../../core/campaign/domain-report.ts');
  const report = await domainReport(engine, { ...(domain === undefined ? {} : { domain }), signal: context.signal });
  return { json: report, text: inOwnForm(domainText(report), context.paths.home), exitCode: report.hold === null ? 0 : 1 };
}

/** A whole address does as well: its domain is meant. */
function domainIn(text: string): string {
  const parsed = parseEmailAddress(`postmaster@${text.slice(text.lastIndexOf('@') + 1)}`);
  if (parsed.problem !== undefined) throw createError('option_invalid', { option: 'The domain', value: text, wanted: 'a domain like example.org' });
  return parsed.domain;
}

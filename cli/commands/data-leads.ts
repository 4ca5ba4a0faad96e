import { createError } from '../../core/errors.ts';
import { leadStatuses, type LeadStatus } from '../../core/domain/lead.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { numberOption, textOption } from '../option-values.ts';
import { table } from '../table.ts';

/** A page of leads, best first. */
export async function run(context: CommandContext, { options }: GivenArguments): Promise<CommandResult> {
  const status = textOption(options, 'status');
  if (status !== undefined && !leadStatuses.includes(status as LeadStatus)) throw createError('option_invalid', { option: '--status', value: status, wanted: leadStatuses.join(', ') });
  const venue = textOption(options, 'venue');
  const text = textOption(options, 'search');
  const after = textOption(options, 'after');
  const { store } = await context.engine();
  const page = await store.leads.page({
    filter: { ...(status === undefined ? {} : { status: status as LeadStatus }), ...(venue === undefined ? {} : { venue }), ...(text === undefined ? {} : { text }) },
    sort: 'score',
    limit: Math.min(500, numberOption(options, 'limit') ?? 200),
    ...(after === undefined ? {} : { after }),
  });
  const rows = page.leads.map((lead) => [lead.id, lead.score === null ? '' : Math.round(lead.score), lead.status, lead.company, lead.person, lead.email, lead.role]);
  const more = page.next === null ? '' : `\n\nMore: outreach data leads --after ${page.next}`;
  return { json: page.leads, text: rows.length === 0 ? 'No leads yet.' : `${table(['id', 'score', 'status', 'company', 'person', 'address', 'role'], rows)}${more}` };
}

import { createError } from '../../core/errors.ts';
import { forgetBefore } from '../../core/policy/jurisdiction.ts';
import type { Person } from '../../core/store/forget.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';
import { table } from '../table.ts';

/** Deletes every trace of a person, or of all whom nothing was heard of for long, but the mark that they are never written to. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const who = given.arguments[0];
  const isExpired = given.options['expired'] === true;
  if ((who === undefined) !== isExpired) throw createError('option_invalid', { option: 'data forget', value: who ?? '', wanted: 'a mail address, the number of a lead, or --expired' });
  const { store, clock, settings } = await context.engine();
  const { forgetPeople, tracesOfPeople } = await import('../../core/store/forget.ts');
  const { expiredPeople } = await import('../../core/store/expired-people.ts');
  const { forgetInTrajectories } = await import('../../core/model/trajectory/forget-in-trajectories.ts');
  const expired = isExpired ? await expiredPeople(store, forgetBefore(clock.now(), settings.sending)) : [];
  if (isExpired && expired.length === 0) return { json: { leads: 0, expired }, text: `Nobody has been kept longer than ${settings.sending.retentionDays} days after the last message (sending.retentionDays).` };
  const people: readonly Person[] = who === undefined ? expired.map(({ leadId }) => ({ leadId })) : [/^\d+$/.test(who) ? { leadId: Number(who) } : { address: who }];
  const { leadIds, addresses, names } = await tracesOfPeople(store, people);
  const report = await forgetPeople(store, people, isExpired ? 'expired' : 'forgotten');
  const trajectories = await forgetInTrajectories(context.paths.trajectories, { leadIds, words: [...addresses, ...names] });
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const lines = [
    ...(isExpired ? [table(['lead', 'company', 'last message'], expired.map(({ leadId, company, lastContactAt }) => [leadId, company, day(lastContactAt)]))] : []),
    report.leads === 0 ? 'No lead had this address; it is never written to from now on.' : isExpired ? 'Forgotten. They are not written to again, unless you take an address off the list (mail unsuppress).' : 'Forgotten. They are never written to again.',
    ...(trajectories.length === 0 ? [] : [`What models were asked and answered in ${trajectories.length === 1 ? 'a run that was' : `${trajectories.length} runs that were`} about them, among others, is deleted too.`]),
    ...report.left.map(({ emailId }) => `Draft ${emailId} to somebody else names this person and was approved or sent: look at it yourself.`),
    ...report.copies.map((copy) => `This copy still holds the person; delete it when you no longer need it: ${copy}`),
    ...(report.rewritten ? [] : ['Another program was using the database, so deleted bytes may still lie in the file: run this again when it has ended.']),
  ];
  return { json: { ...report, trajectories, ...(isExpired ? { expired } : {}) }, text: lines.join('\n') };
}

import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Deletes every trace of a person but the mark that they are never written to. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const who = given.arguments[0] ?? '';
  const { store } = await context.engine();
  const { forgetPerson } = await import('../../core/store/forget.ts');
  const report = await forgetPerson(store, /^\d+$/.test(who) ? { leadId: Number(who) } : { address: who });
  const lines = [
    report.leads === 0 ? 'No lead had this address; it is never written to from now on.' : 'Forgotten. They are never written to again.',
    ...report.left.map(({ emailId }) => `Draft ${emailId} to somebody else names this person and was approved or sent: look at it yourself.`),
    ...report.copies.map((copy) => `This copy still holds the person; delete it when you no longer need it: ${copy}`),
    ...(report.rewritten ? [] : ['Another program was using the database, so deleted bytes may still lie in the file: run this again when it has ended.']),
  ];
  return { json: report, text: lines.join('\n') };
}

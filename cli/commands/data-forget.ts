import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Deletes every trace of a person but the mark that they are never written to. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const who = given.arguments[0] ?? '';
  const { store } = await context.engine();
  const { forgetPerson, tracesOfPerson } = await import('../../core/store/forget.ts');
  const { forgetInTrajectories } = await import('../../core/model/trajectory/forget-in-trajectories.ts');
  const person = /^\d+$/.test(who) ? { leadId: Number(who) } : { address: who };
  const { leadIds, addresses, names } = await tracesOfPerson(store, person);
  const report = await forgetPerson(store, person);
  const trajectories = await forgetInTrajectories(context.paths.trajectories, { leadIds, words: [...addresses, ...names] });
  const lines = [
    report.leads === 0 ? 'No lead had this address; it is never written to from now on.' : 'Forgotten. They are never written to again.',
    ...(trajectories.length === 0 ? [] : [`What models were asked and answered in ${trajectories.length === 1 ? 'a run that was' : `${trajectories.length} runs that were`} about them, among others, is deleted too.`]),
    ...report.left.map(({ emailId }) => `Draft ${emailId} to somebody else names this person and was approved or sent: look at it yourself.`),
    ...report.copies.map((copy) => `This copy still holds the person; delete it when you no longer need it: ${copy}`),
    ...(report.rewritten ? [] : ['Another program was using the database, so deleted bytes may still lie in the file: run this again when it has ended.']),
  ];
  return { json: { ...report, trajectories }, text: lines.join('\n') };
}

import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Deletes every trace of a person but the mark that they are never written to. */
export async function run(context: CommandContext, given: GivenArguments): Promise<CommandResult> {
  const who = given.arguments[0] ?? '';
  const { store } = await context.engine();
  const { forgetPerson } = await import('../../core/store/forget.ts');
  const report = await forgetPerson(store, /^\d+$/.test(who) ? { leadId: Number(who) } : { address: who });
  return { json: report, text: 'Forgotten. They are never written to again.' };
}

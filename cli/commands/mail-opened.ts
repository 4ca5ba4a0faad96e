import { createError } from '../../core/errors.ts';
import { openToken } from '../../core/outbox/open-pixel.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Counts that the picture in a message was loaded: what an endpoint for open pixels has to call. */
export async function run(context: CommandContext, { arguments: [token = ''] }: GivenArguments): Promise<CommandResult> {
  const { store, clock } = await context.engine();
  const isOurs = (await store.outbox.recipients()).some(({ messageId }) => openToken(messageId) === token);
  if (!isOurs) throw createError('not_found', { what: 'message with the token', id: token });
  await store.metrics.add({ day: new Date(clock.now()).toISOString().slice(0, 10), name: 'opened', dimension: token, value: 1 });
  return { json: { opened: token }, text: 'Counted.' };
}

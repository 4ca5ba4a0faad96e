import { createError } from '../../core/errors.ts';
import { openToken } from '../../core/outbox/open-pixel.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Counts that the picture in a message was loaded, and tells whoever listens the first time: what an endpoint for open pixels has to call. */
export async function run(context: CommandContext, { arguments: [token = ''] }: GivenArguments): Promise<CommandResult> {
  const engine = await context.engine();
  const { store, clock } = engine;
  const opened = await store.outbox.findByMessageId((messageId) => openToken(messageId) === token);
  const [message] = opened === undefined ? [] : await store.inbox.byMessageIds([opened.messageId]);
  if (message === undefined) throw createError('not_found', { what: 'message with the token', id: token });
  const { announce } = await import('../../core/orchestrator/announce.ts');
  await store.write(async (tx) => {
    const isFirst = !(await store.metrics.has('opened', token, tx));
    await store.metrics.add({ day: new Date(clock.now()).toISOString().slice(0, 10), name: 'opened', dimension: token, value: 1 }, tx);
    if (isFirst) await announce(engine, tx, 'emailOpened', { lead: await store.leads.get(message.leadId, tx), emailId: message.emailId }, message.campaignId);
  });
  return { json: { opened: token, emailId: message.emailId }, text: 'Counted.' };
}

import { parseEmailAddress } from '../../core/domain/email-address.ts';
import { createError } from '../../core/errors.ts';
import { unsubscribeToken } from '../../core/outbox/unsubscribe-url.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Never write to an address again; also by the token of a one-click link, which is what an endpoint for unsubscribing has. */
export async function run(context: CommandContext, { arguments: [given = ''] }: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const isToken = /^[0-9a-f]{32}$/.test(given);
  const address = isToken ? ((await store.outbox.findByMessageId((messageId) => unsubscribeToken(messageId) === given))?.recipient ?? null) : given;
  if (address === null) throw createError('not_found', { what: 'message with the token', id: given });
  const parsed = parseEmailAddress(address);
  if (parsed.problem !== undefined) throw createError('email_address_invalid', { address, problem: parsed.problem });
  await store.suppression.add(parsed.address, 'unsubscribed');
  return { json: { suppressed: parsed.address }, text: `${parsed.address} is never written to again.` };
}

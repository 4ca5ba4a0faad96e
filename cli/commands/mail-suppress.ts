import { parseEmailAddress } from '../../core/domain/email-address.ts';
import { createError } from '../../core/errors.ts';
import { unsubscribeToken } from '../../core/outbox/unsubscribe-url.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** Never write to an address again; also by the token of a one-click link, which is what an endpoint for unsubscribing has. */
export async function run(context: CommandContext, { arguments: [given = ''] }: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const address = /^[0-9a-f]{32}$/.test(given) ? (await store.outbox.recipients()).find(({ messageId }) => unsubscribeToken(messageId) === given)?.recipient : given;
  const parsed = parseEmailAddress(address ?? '');
  if (address === undefined) throw createError('not_found', { what: 'message with the token', id: given });
  if (parsed.problem !== undefined) throw createError('email_address_invalid', { address, problem: parsed.problem });
  await store.suppression.add(parsed.address, 'unsubscribed');
  return { json: { suppressed: parsed.address }, text: `${parsed.address} is never written to again.` };
}

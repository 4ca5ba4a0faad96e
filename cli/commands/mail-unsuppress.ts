import { createError } from '../../core/errors.ts';
import type { CommandContext, CommandResult, GivenArguments } from '../command.ts';

/** An address that was taken for gone, or for opted out, by mistake may be written to again. */
export async function run(context: CommandContext, { arguments: [address = ''] }: GivenArguments): Promise<CommandResult> {
  const { store } = await context.engine();
  const suppressed = await store.suppression.find(address);
  if (suppressed === undefined) throw createError('not_found', { what: 'suppressed address', id: address });
  if (suppressed.reason === 'complaint' || suppressed.reason === 'forgotten') throw createError('option_invalid', { option: 'mail unsuppress', value: address, wanted: `an address that was not suppressed for good (this one: ${suppressed.reason})` });
  await store.suppression.remove(address);
  return { json: { allowed: address, was: suppressed.reason }, text: `${address} may be written to again (it was suppressed: ${suppressed.reason}).` };
}

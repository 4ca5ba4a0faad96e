import { createError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { Suppressed } from '../store/suppression.ts';

/** How long a reason may be, in UTF-16 units; it would be cut: whoever asks for one says so before. */
export const longestReason = 500;

/** Nobody takes these back: a complaint would come again, and who was forgotten on request is not to be found again. */
const forGood: ReadonlySet<string> = new Set(['complaint', 'forgotten']);

export function staysSuppressed({ reason }: Suppressed): boolean {
  return forGood.has(reason);
}

/** Whether somebody said themself that they do not want to be written to: then whoever says otherwise has to say why. */
export function isOptOut({ reason }: Suppressed): boolean {
  return reason === 'unsubscribed';
}

/**
 * Lets an address be written to again that never was to be; what was to follow earlier messages stays skipped. Gives what had been kept of it.
 * Rejects with `not_found`, `suppression_stays`, or `suppression_asks_why` when its owner had opted out and no `reason` is given.
 */
export async function liftSuppression(store: Store, address: string, reason: string | null): Promise<Suppressed> {
  return store.write(async (tx) => {
    const suppressed = await store.suppression.find(address, tx);
    if (suppressed === undefined) throw createError('not_found', { what: 'suppressed address', id: address });
    if (staysSuppressed(suppressed)) throw createError('suppression_stays', { address, reason: suppressed.reason });
    const why = reason?.trim().slice(0, longestReason) || null;
    if (isOptOut(suppressed) && why === null) throw createError('suppression_asks_why', { address });
    await store.suppression.remove(address, why, tx);
    return suppressed;
  });
}

import { createError } from '../errors.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { filesCopy } from './files-copy.ts';
import { proveSent } from './look-for-unknown.ts';

/** What the user knows of a message whose fate nobody else knows. */
export const settlements = ['arrived', 'send-again', 'give-up'] as const;
export type Settlement = (typeof settlements)[number];

/** Ends the doubt about the messages of an email: they count as sent, go out again under the same Message-ID, or never. Rejects with `not_found` when none is in doubt. */
export async function settleMessage(parts: EngineParts, emailId: number, settlement: Settlement): Promise<void> {
  const { store } = parts;
  // What a server refused has not arrived, whoever says so.
  const states = settlement === 'arrived' ? ['unknown', 'held'] : ['unknown', 'held', 'refused'];
  const doubtful = (await store.outbox.ofEmail(emailId)).filter(({ state }) => states.includes(state));
  if (doubtful.length === 0) throw createError('not_found', { what: 'message in doubt of email', id: emailId });
  const nowhere = settlement === 'give-up' ? undefined : doubtful.find(({ recipient }) => recipient === null);
  if (nowhere !== undefined) throw createError('lead_without_address', { company: (await store.leads.get(nowhere.leadId)).company, id: nowhere.leadId });
  for (const message of doubtful) {
    if (settlement === 'arrived') await proveSent(parts, message, 'you said that it arrived', { copyDue: filesCopy(parts, message.account) });
    else if (settlement === 'send-again') await store.outbox.sendAgain(message.id);
    else await store.outbox.giveUp(message.id, 'you gave it up');
  }
}

import type { Lead } from '../domain/lead.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import { reviewAgain } from './decide-draft.ts';

/** Gives a lead the address that the user knows. Its approvals are void, and its drafts are looked at again. Rejects with `email_address_invalid` or `email_address_taken`. */
export async function setAddress(parts: EngineParts, leadId: number, address: string): Promise<Lead> {
  const { store } = parts;
  const lead = await store.leads.get(leadId);
  const edited = await store.leads.edit(leadId, lead.version, { email: address.trim(), provenance: { uri: 'user:', how: 'stated' } });
  for (const email of await store.emails.list({ leadId })) {
    if (email.status === 'drafted' || email.status === 'approved') await reviewAgain(parts, email.id);
  }
  return edited;
}

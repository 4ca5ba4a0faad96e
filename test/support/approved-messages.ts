// A home with many approved messages in its outbox, as setup, writer and user leave them; without the time that writing them takes.
import type { Store } from '../../core/store/store.ts';
import type { Lead } from '../../core/domain/lead.ts';
import { messageIdFor } from '../../core/outbox/message-id.ts';
import { composeMessage } from '../../core/outbox/compose-message.ts';
import { beginCampaign, candidate, draft } from './store.ts';

export const sender = { name: 'Mara Lindqvist', email: 'mara@example.org', replyTo: null, mailingAddress: '1 Quay Street, Gothenburg' };

export const recipientOf = (number: number) => `reader${number}@place${number % 50}.example`;

/** One message to each of `recipientOf(1)` … `recipientOf(count)`. Their addresses count as verified: nobody asks a name server. */
export async function approveMessages(store: Store, count: number, { location = null }: { readonly location?: ((number: number) => string) | null } = {}): Promise<readonly Lead[]> {
  const campaignId = await beginCampaign(store);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const verified = { at: new Date().toISOString(), syntax: 'ok', mx: 'ok', isDisposable: false, isRole: false, isFreeMail: false, verdict: 'good', because: [] } as const;
  const stored = await store.leads.upsertCandidates(
    numbers.map((number) => ({ candidate: candidate(`Company ${number}`, { email: recipientOf(number), provenance: { uri: 'https://place.example/', how: 'stated' }, ...(location === null ? {} : { location: location(number) }) }), venue: 'lever' })),
  );
  const leads: Lead[] = [];
  for (const { lead } of stored) {
    for (const status of ['researching', 'matched', 'drafted'] as const) await store.leads.setStatus(lead.id, status);
    await store.leads.noteVerified(lead.id, lead.email ?? '', verified);
    const email = await store.emails.add({ campaignId, leadId: lead.id, draft: { ...draft, followUps: [] }, footer: '', messageId: messageIdFor({ sender, seed: `lead ${lead.id}` }), writtenBy: 'offline rules', blockedBy: [] });
    const message = await composeMessage({ email, lead, sender, date: new Date() });
    await store.emails.approve(email.id, email.version, { approvedHash: message.hash, outgoing: { sender: sender.email, recipient: lead.email, bytes: message.bytes } });
    leads.push(lead);
  }
  return leads;
}

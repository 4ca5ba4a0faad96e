import { checkAddress } from '../address-check/check-address.ts';
import { reallySends } from '../campaign/domain-question.ts';
import type { AddressVerification } from '../domain/address-check.ts';
import type { Lead } from '../domain/lead.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';

/** What was good then is good enough for so long; anything else is looked at anew. */
const verifiedForMs = 30 * 24 * 60 * 60_000;

/** The lead with what is known of its address now. Where messages stay on this machine nobody is asked about it. */
export async function withVerifiedAddress(parts: EngineParts, lead: Lead, transport: string, signal?: AbortSignal): Promise<Lead> {
  const verified = reallySends(parts, transport) ? await verifyRecipient(parts, lead, signal) : null;
  return verified === null ? lead : { ...lead, provenance: { ...(lead.provenance ?? { uri: `venue:${lead.venue}`, how: 'imported' }), verified } };
}

/** Checks the address of a lead, and writes into its provenance what came of it and when. Null for a lead without one. */
export async function verifyRecipient({ dns, store, clock }: Pick<EngineParts, 'dns' | 'store' | 'clock'>, { id, email, provenance }: Pick<Lead, 'id' | 'email' | 'provenance'>, signal?: AbortSignal): Promise<AddressVerification | null> {
  if (email === null) return null;
  const known = provenance?.verified;
  const now = clock.now();
  const age = now - Date.parse(known?.at ?? '');
  if (known !== undefined && age >= 0 && age < verifiedForMs && (known.verdict === 'good' || known.verdict === 'risky')) return known;
  const verified = { at: new Date(now).toISOString(), ...(await checkAddress(dns, email, signal)) };
  await store.leads.noteVerified(id, email, verified);
  return verified;
}

import { checkAddress } from '../address-check/check-address.ts';
import type { AddressVerification } from '../domain/address-check.ts';
import type { Lead } from '../domain/lead.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';

/** What was good then is good enough for so long; anything else is looked at anew. */
const verifiedForMs = 30 * 24 * 60 * 60_000;

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

// A first message that was sent, with the research behind it.
import type { Clock } from '../../core/contracts/ports.ts';
import type { Email } from '../../core/domain/email.ts';
import type { Store } from '../../core/store/store.ts';
import { approve, candidate, draft, posting } from './store.ts';

interface Sent {
  /** What the posting says of the company. */
  readonly text?: string;
  readonly venue?: string;
  readonly replied?: boolean;
  readonly subjectB?: string;
  /** Of a person known by name, whom no posting led to. */
  readonly title?: string;
}

let number = 0;

/** Writes to a company of its own, as the journey of a lead does it, and gives what was sent. */
export async function sent(store: Store & { readonly clock: Clock }, campaignId: number, { text = 'We plan routes by hand.', venue = 'lever', replied = false, subjectB = draft.subjectB, title }: Sent = {}): Promise<Email> {
  number += 1;
  const uri = `https://company${number}.example/jobs`;
  const found = { ...posting(uri, text), ...(title === undefined ? {} : { kind: 'page' as const }) };
  const [stored] = await store.leads.upsertCandidates([{ candidate: candidate(`Company ${number}`, { email: `a@company${number}.example`, documents: [found], ...(title === undefined ? {} : { person: 'Ines Ohm', role: title }) }), venue }]);
  const id = stored?.lead.id ?? 0;
  await store.documents.link(id, [found]);
  await store.briefs.put(campaignId, id, { phase: 'deep', summary: '', findings: [{ kind: 'product', text: 'routes', source: { kind: 'posting', uri, quote: 'routes are planned by hand' }, at: '2026-01-01T00:00:00.000Z' }] });
  for (const status of ['researching', 'matched', 'drafted'] as const) await store.leads.setStatus(id, status);
  const claims = [{ text: 'routes are planned by hand', source: { kind: 'posting', uri, quote: 'routes are planned by hand' } }] as const;
  const email = await store.emails.add({ campaignId, leadId: id, draft: { ...draft, claims, subjectB }, footer: '', messageId: `<m${number}@example.org>`, writtenBy: 'offline rules', blockedBy: [] });
  await approve(store, email, `a@company${number}.example`);
  const [message] = await store.outbox.claim({ owner: 'test', now: store.clock.now(), leaseMs: 60_000, limit: 1, transport: 'file' });
  if (message === undefined) throw new Error('Nothing waited to be sent.');
  await store.write((tx) => store.outbox.markSent(tx, message, 'outbox/1.eml'));
  if (replied) await store.leads.setStatus(id, 'replied');
  return email;
}

import type { ResearchInput, ResearchOutput } from '../../contracts/roles.ts';
import type { ResearchPhase } from '../../domain/brief.ts';
import { announce } from '../announce.ts';
import { done, type LeadStep } from '../step.ts';

/** At most five web calls before a brief must be made. */
const webCalls: Readonly<Record<ResearchPhase, number>> = { light: 1, deep: 5 };
/** Bounds the text that a model is handed for one lead. */
const maxTokens = 12_000;

/** A first look: what the company does, what the role asks for, signals. */
export const researchLight = research('light');

/** After the gate: the company's own pages, the person, three talking points. */
export const researchDeep = research('deep');

function research(phase: ResearchPhase): LeadStep {
  return async ({ parts, campaign, lead, ask }) => {
    const documents = await parts.store.documents.ofLead(lead.id);
    const input: ResearchInput = { phase, lead, documents, maxWebCalls: webCalls[phase], maxTokens };
    const { brief, documents: fetched, contact } = await ask<ResearchOutput>('research', input);
    return done(async (tx) => {
      await parts.store.documents.link(lead.id, fetched, tx);
      await parts.store.briefs.put(campaign.id, lead.id, brief, tx);
      let researched = await parts.store.leads.advance(lead.id, 'researching', tx);
      if (contact !== undefined) researched = await fillContact(parts.store, researched, contact, tx);
      await announce(parts, tx, 'briefReady', { lead: researched, brief }, campaign.id);
    });
  };
}

/** A contact found by research fills what is empty; it never replaces what a venue or the user said. */
async function fillContact(
  store: Parameters<LeadStep>[0]['parts']['store'],
  lead: Parameters<LeadStep>[0]['lead'],
  contact: NonNullable<ResearchOutput['contact']>,
  tx: Parameters<Parameters<typeof done>[0] & object>[0],
) {
  const email = lead.email === null && contact.email !== undefined && (await store.leads.findByAddress(contact.email, tx)) === undefined ? contact.email : undefined;
  const person = lead.person === null && contact.person !== undefined ? contact.person : undefined;
  if (email === undefined && person === undefined) return lead;
  return store.leads.edit(
    lead.id,
    lead.version,
    { ...(email === undefined ? {} : { email, provenance: contact.provenance }), ...(person === undefined ? {} : { person }) },
    tx,
  );
}

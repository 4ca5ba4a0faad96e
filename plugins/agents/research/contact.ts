import type { Lead, ResearchOutput, SourceDocument, TextTools } from '../../../core/index.ts';
import { givesOrders } from './orders.ts';
import { siteOf } from './pages.ts';

/**
 * A person or address that the company itself states, for a lead that has none. Only the posting, the venue's note and the lead's own pages
 * are asked; on a page or note the address must be of the company's own domain; what stands beside orders to a machine is never taken.
 */
export function contactFor(lead: Lead, documents: readonly SourceDocument[], text: TextTools): ResearchOutput['contact'] {
  if (lead.email !== null) return undefined;
  const site = lead.website === null ? undefined : siteOf(lead.website);
  for (const document of documents) {
    const commanding = givesOrders(document.text);
    for (const { email, person, quote } of text.contacts(document.text)) {
      const domain = email.value.slice(email.value.lastIndexOf('@') + 1).toLowerCase();
      const own = site !== undefined && (domain === site || site.endsWith(`.${domain}`) || domain.endsWith(`.${site}`));
      const posted = document.kind === 'posting' && !commanding;
      if ((!own && !posted) || givesOrders(quote) || (commanding && !own)) continue;
      return { email: email.value, ...(person === undefined ? {} : { person: person.value }), provenance: { uri: document.uri, how: 'stated', quote } };
    }
  }
  return undefined;
}

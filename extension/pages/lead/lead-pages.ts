import type { Host } from '../../host/host.ts';
import { createPages, type Pages } from '../open-pages.ts';
import { readLead } from './lead-facts.ts';
import { renderLead } from './render-lead.ts';

/** One page for each lead; its script is window/lead.ts. */
export function createLeadPages(host: Host): Pages {
  return createPages(host, {
    name: 'lead',
    async read({ id = 0 }, l10n) {
      const facts = await readLead((await host.engine()).store, id);
      return { title: facts.lead.company, content: renderLead(facts, l10n), charts: [], tables: [] };
    },
  });
}

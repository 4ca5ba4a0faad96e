// The view of leads: grouped, filtered, page by page. Contexts: group; those of lead-row.ts; more.
import { type LeadStatus, leadStatuses } from '../../core/domain/lead.ts';
import type { LeadFilter, LeadSort } from '../../core/store/lead-page.ts';
import { leadRow } from './lead-row.ts';
import { leadStatusLooks } from './lead-words.ts';
import { moreRow } from './more-row.ts';
import { counted, leadsWords } from './number-words.ts';
import type { PagesShown } from './pages-shown.ts';
import type { Row } from './row.ts';
import type { WithStore } from './with-store.ts';

export const leadGroupings = ['status', 'company', 'venue'] as const;
export type LeadGrouping = (typeof leadGroupings)[number];

export interface LeadsShown {
  readonly grouping: LeadGrouping;
  readonly filter: LeadFilter;
  readonly pages: PagesShown;
}

/** Leads, companies and their likes in one page. */
const pageLength = 200;

/** The groups, each with its leads. */
export async function leadRows({ store }: WithStore, { grouping, filter, pages }: LeadsShown): Promise<readonly Row[]> {
  switch (grouping) {
    case 'status': {
      const counts = await store.leads.counts(filter);
      const groups = leadStatuses.filter((status) => counts[status] > 0);
      return groups.map((status, place) => statusGroup(status, counts[status], place === 0));
    }
    case 'venue':
      return (await store.leads.venues(filter)).map(({ name, count }, place) => group(`venue:${name}`, name, count, 'globe', { ...filter, venue: name }, 'score', place === 0));
    case 'company': {
      const { items, next } = await pages.read('companies', async (after) => {
        const page = await store.leads.companies(filter, pageLength, after);
        return { items: page.companies.map(({ name, count }) => group(`company:${name}`, name, count, 'organization', { ...filter, company: name }, 'company', false)), next: page.next };
      });
      return unlikeKeys(next === null ? items : [...items, moreRow('companies', items.length)]);
    }
  }

  function statusGroup(status: LeadStatus, count: number, open: boolean): Row {
    const { icon, color, words } = leadStatusLooks[status];
    return { ...group(`status:${status}`, words(), count, icon, { ...filter, status }, 'score', open), ...(color === undefined ? {} : { color }) };
  }

  function group(key: string, label: string, count: number, icon: string, of: LeadFilter, sort: LeadSort, open: boolean): Row {
    return {
      key,
      label,
      description: counted(count),
      icon,
      context: 'group',
      spoken: `${label}, ${leadsWords(count)}`,
      open,
      children: async () => {
        const { items, next } = await pages.read(key, async (after) => {
          const page = await store.leads.page({ filter: of, sort, limit: pageLength, after });
          return { items: page.leads.map((lead) => leadRow(lead, { within: key, underCompany: grouping === 'company' })), next: page.next };
        });
        return unlikeKeys(next === null ? items : [...items, moreRow(key, items.length)]);
      },
    };
  }
}

/** What moved between two pages while they were read stands in both; the editor refuses a second one. */
function unlikeKeys(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}

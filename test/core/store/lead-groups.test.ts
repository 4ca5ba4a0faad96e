import test from 'ava';
import type { LeadFilter } from '../../../core/store/lead-page.ts';
import type { Store } from '../../../core/store/store.ts';
import { candidate, openTestStore } from '../../support/store.ts';

const names = ['Acme', 'Acme Corp Robotics', 'Brightwater Freight', 'Über Straße', 'Zephyr & Sons'];

async function fill(store: Store): Promise<void> {
  const found = names.flatMap((company, place) =>
    Array.from({ length: place + 1 }, (_, number) => ({ candidate: candidate(number === 0 ? `${company}, Inc.` : company, { person: `Person ${place} ${number}` }), venue: number % 2 === 0 ? 'lever' : 'yc' })),
  );
  await store.leads.upsertCandidates(found);
  await store.leads.setStatus(1, 'researching');
}

test('leads are counted by company page by page, however the company is spelled, and each company comes once', async (t) => {
  const store = await openTestStore(t);
  await fill(store);
  const seen: (readonly [string, number])[] = [];
  let after: string | null = null;
  do {
    const page = await store.leads.companies({}, 2, after);
    t.true(page.companies.length <= 2 && page.companies.length > 0);
    for (const { name, count } of page.companies) {
      seen.push([name, count]);
      t.is((await store.leads.page({ filter: { company: name }, sort: 'company' })).leads.length, count);
    }
    after = page.next;
  } while (after !== null);
  // As identities sort: "acme corp robotics|" stands before "acme|".
  t.deepEqual(seen.map(([name]) => name.replace(/, Inc\.$/, '')), ['Acme Corp Robotics', 'Acme', 'Brightwater Freight', 'Über Straße', 'Zephyr & Sons']);
  t.deepEqual(seen.map(([, count]) => count), [2, 1, 3, 4, 5]);
});

const filters: readonly (readonly [LeadFilter, string])[] = [
  [{}, 'true'],
  [{ venue: 'lever' }, "venue = 'lever'"],
  [{ text: 'acme' }, "company LIKE '%acme%'"],
  [{ status: 'researching' }, "status = 'researching'"],
  [{ company: 'ACME Inc', venue: 'lever' }, "company LIKE 'Acme, Inc.'"],
  [{ text: 'nobody' }, 'false'],
];

for (const [filter, where] of filters) {
  test(`a filter (${JSON.stringify(filter)}) counts the same leads by status, by venue and by company as it lists`, async (t) => {
    const store = await openTestStore(t);
    await fill(store);
    const expected = store.connection.get<{ count: number }>(`SELECT count(*) AS count FROM leads WHERE ${where}`)?.count ?? -1;
    const [statuses, venues, { companies, next }] = await Promise.all([store.leads.counts(filter), store.leads.venues(filter), store.leads.companies(filter)]);
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    t.is(sum(Object.values(statuses)), expected);
    t.is(sum(venues.map(({ count }) => count)), expected);
    t.is(sum(companies.map(({ count }) => count)), expected);
    t.is(next, null);
  });
}

import test from 'ava';
import type { LeadQuery, LeadSort } from '../../../core/store/lead-page.ts';
import type { Store } from '../../../core/store/store.ts';
import { errorOf } from '../../support/error-of.ts';
import { beginCampaign, candidate, openTestStore } from '../../support/store.ts';

const statuses = ['discovered', 'researching', 'matched'] as const;

async function fill(store: Store, count: number): Promise<void> {
  for (let start = 0; start < count; start += 500) {
    await store.leads.upsertCandidates(
      Array.from({ length: Math.min(500, count - start) }, (_, index) => {
        const number = start + index;
        return { candidate: candidate(`Company ${(number * 7919) % count}`, { person: `Person ${number}`, role: number % 10 === 0 ? '100%_sure Engineer' : 'Designer' }), venue: number % 3 === 0 ? 'lever' : 'yc', score: number % 4 === 0 ? null : (number * 31) % 100 };
      }),
    );
  }
  await store.write((tx) => {
    for (const [index, status] of statuses.entries()) if (index > 0) tx.run('UPDATE leads SET status = ?, updated_at = updated_at + id WHERE id % 3 >= ? AND status = ?', status, index, statuses[index - 1] ?? '');
  });
}

/** All pages one after another. */
async function walk(store: Store, query: LeadQuery): Promise<{ readonly ids: readonly number[]; readonly pages: number }> {
  const ids: number[] = [];
  let after: string | null = null;
  let pages = 0;
  do {
    const page = await store.leads.page({ ...query, after });
    ids.push(...page.leads.map(({ id }) => id));
    after = page.next;
    pages += 1;
  } while (after !== null);
  return { ids, pages };
}

const orders: Record<LeadSort, string> = { score: 'ifnull(score, -1) DESC, id DESC', company: 'identity, id', updated: 'updated_at DESC, id DESC' };
const filters = [
  [{}, 'true'],
  [{ status: 'matched' }, "status = 'matched'"],
  [{ venue: 'lever' }, "venue = 'lever'"],
  [{ venue: 'lever', status: 'researching' }, "venue = 'lever' AND status = 'researching'"],
  [{ campaignId: 1 }, 'id IN (SELECT lead_id FROM campaign_leads)'],
  [{ campaignId: 1, status: 'matched', venue: 'yc' }, "id IN (SELECT lead_id FROM campaign_leads) AND status = 'matched' AND venue = 'yc'"],
  [{ text: 'person 12' }, "person LIKE '%person 12%'"],
  [{ text: '100%_sure' }, "role LIKE '100\\%\\_sure%' ESCAPE '\\'"],
  [{ text: '%' }, "role LIKE '100%'"],
] as const;

test('who is told no addresses finds none by searching for their letters, and finds company, person, role and venue', async (t) => {
  const store = await openTestStore(t);
  await store.leads.upsertCandidates([{ candidate: candidate('Alder Pay', { person: 'Nora Quill', role: 'CTO', email: 'nq77@mail.example' }), venue: 'csv' }]);
  const found = async (words: string) => (await store.leads.page({ filter: { words } })).leads.map(({ company }) => company);
  for (const words of ['alder', 'Quill', 'cto', 'CSV']) t.deepEqual(await found(words), ['Alder Pay'], words);
  for (const words of ['nq77', 'mail.example', '@']) t.deepEqual(await found(words), [], words);
});

for (const count of [300, 7_000]) {
  test(`every filter and every order gives each of ${count} leads exactly once, page by page`, async (t) => {
    const store = await openTestStore(t);
    await fill(store, count);
    await beginCampaign(store);
    await store.campaigns.addLeads(1, Array.from({ length: count / 5 }, (_, index) => index * 5 + 1));
    for (const [filter, where] of filters) {
      for (const sort of ['score', 'company', 'updated'] as const) {
        const expected = store.connection.all<{ id: number }>(`SELECT id FROM leads WHERE ${where} ORDER BY ${orders[sort]}`).map(({ id }) => id);
        t.true(expected.length > 0);
        const { ids, pages } = await walk(store, { filter, sort, limit: 171 });
        t.deepEqual(ids, expected, `${JSON.stringify(filter)} by ${sort}`);
        t.is(pages, Math.ceil(expected.length / 171));
      }
    }
  });
}

test('a page is never longer than 500 leads', async (t) => {
  const store = await openTestStore(t);
  await fill(store, 700);
  t.is((await store.leads.page({ limit: 10_000 })).leads.length, 500);
  t.is((await store.leads.page({})).leads.length, 200);
});

test('words of a search are words, not patterns', async (t) => {
  const store = await openTestStore(t);
  await store.leads.upsertCandidates([{ candidate: candidate("O'Reilly \\ 50%"), venue: 'x' }, { candidate: candidate('50 Cent'), venue: 'x' }]);
  t.deepEqual((await store.leads.page({ filter: { text: "O'Reilly \\" } })).leads.map(({ company }) => company), ["O'Reilly \\ 50%"]);
  t.deepEqual((await store.leads.page({ filter: { text: '50%' } })).leads.length, 1);
});

test('where the next page begins can be pasted into a command line, and anything else is refused', async (t) => {
  const store = await openTestStore(t);
  await fill(store, 30);
  const { next } = await store.leads.page({ sort: 'company', limit: 3 });
  t.regex(next ?? '', /^[\w-]+$/);
  for (const after of ['', 'page 2', '[1,2]', Buffer.from('[{},1]').toString('base64url')]) t.is((await errorOf(() => store.leads.page({ after }))).code, 'page_unknown');
});

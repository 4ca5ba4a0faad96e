// How long the rows of many leads take, as the tree asks for them.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../core/store/open.ts';
import { leadRows } from '../../../extension/views/leads-view.ts';
import { createPagesShown } from '../../../extension/views/pages-shown.ts';
import { createRowsTree } from '../../../extension/views/rows-tree.ts';
import { migrations } from '../../../migrations/index.ts';
import { heapInUse } from '../../support/heap-in-use.ts';
import { createHandClock } from '../../support/hand-clock.ts';

/** Milliseconds that each takes with so many leads: the first rows from nothing, the next page, groups by company, a search. And the heap of the host in the end, in MB. */
async function timesWith(count: number): Promise<Readonly<Record<string, number>>> {
  const store = await openStore({ file: join(mkdtempSync(join(tmpdir(), 'outreach-many-')), 'outreach.db'), migrations, clock: createHandClock() });
  store.connection.run(
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
     INSERT INTO leads (company, person, email, role, venue, status, score, identity, created_at, updated_at)
     SELECT 'Company ' || (n % (${count} / 3)), 'Person ' || n, 'person' || n || '@example.org', 'Engineer', iif(n % 3, 'lever', 'yc'), iif(n % 10, 'discovered', 'researching'), (n * 7919) % 100,
       'company ' || (n % (${count} / 3)) || '|p:person ' || n, n, n FROM numbers`,
  );
  const times: Record<string, number> = {};
  const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const begun = performance.now();
    const result = await work();
    times[name] = performance.now() - begun;
    return result;
  };
  const pages = createPagesShown();
  const tree = createRowsTree({
    roots: () => leadRows({ store }, { grouping: 'status', filter: {}, pages }),
    trouble: async (thrown) => {
      throw thrown;
    },
  });
  const [group] = await timed('groups', () => tree.getChildren());
  const first = await timed('first page', () => tree.getChildren(group));
  assert.equal(first.length, 201);
  pages.grow(group?.key ?? '');
  assert.equal((await timed('second page', () => tree.getChildren(group))).length, 401);
  for (let page = 3; page <= 10; page += 1) {
    pages.grow(group?.key ?? '');
    const shown = await timed(`page ${page}`, () => tree.getChildren(group));
    assert.equal(shown.length, page * 200 + 1);
  }
  const companies = await timed('companies', () => leadRows({ store }, { grouping: 'company', filter: {}, pages: createPagesShown() }));
  assert.equal(companies.length, 201);
  await timed('venues', () => leadRows({ store }, { grouping: 'venue', filter: {}, pages: createPagesShown() }));
  const found = await timed('search groups', () => leadRows({ store }, { grouping: 'status', filter: { text: 'person 77' }, pages: createPagesShown() }));
  await timed('search page', async () => found[0]?.children?.());
  await timed('look again at 10 pages', () => tree.look());
  const heapMb = heapInUse();
  await store.close();
  return { ...times, heapMb };
}

export async function with10000(): Promise<unknown> {
  return timesWith(10_000);
}

export async function with100000(): Promise<unknown> {
  return timesWith(100_000);
}

import type { Engine } from '../core/engine.ts';
import type { SpendingSelection } from '../core/store/spending.ts';

/** What an attempt cost in millionths of a US dollar; null when nobody knows. */
export type CostOf = (attempt: { readonly call: string; readonly attempt: number }) => number | null;

const rowsOfAPage = 500;

/** From the ledger, which knows the prices. */
export async function attemptCosts({ store }: Pick<Engine, 'store'>, selection: SpendingSelection): Promise<CostOf> {
  const costs = new Map<string, number | null>();
  for (let beforeId: number | undefined; ; ) {
    const page = await store.spending.rows(selection, { limit: rowsOfAPage, ...(beforeId === undefined ? {} : { beforeId }) });
    for (const { call, attempt, micros } of page) costs.set(`${call}/${attempt}`, micros);
    if (page.length < rowsOfAPage) break;
    beforeId = page.at(-1)?.id;
  }
  return ({ call, attempt }) => costs.get(`${call}/${attempt}`) ?? null;
}

/** What something costs, in whole millionths of a US dollar, and which table says so; or that nobody knows, which is not the same as nothing. */
export type Price = { readonly micros: number; readonly priceTable: string } | { readonly unpriced: true; readonly reason: string };

/** What a user says of a model: US dollars for a million tokens. What is left out costs as much as plain input. */
export interface ModelPrice {
  readonly input: number;
  readonly cachedInput?: number;
  readonly cacheWrite?: number;
  readonly output: number;
}

export const microsPerDollar = 1_000_000;

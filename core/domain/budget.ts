/** The most that may be spent; null or left out: no limit. */
export interface Budget {
  readonly dollars?: number | null;
  /** Read and written together. */
  readonly tokens?: number | null;
}

/** In the order in which they are looked at. */
export const budgetNames = ['perCall', 'perAgent', 'perCampaign', 'perDay'] as const;
export type BudgetName = (typeof budgetNames)[number];

/**
 * `perCall`: one question with all its attempts. `perAgent`: each agent in each campaign, so that a new campaign does not find it used up; outside of any
 * campaign, each agent on each day. `perDay`: days are UTC.
 */
export type Budgets = { readonly [Name in BudgetName]?: Budget };

import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';

/** Companies that the user does not want to write to: also when the list was made after the approval. */
export const blockedCompany: PolicyRule = {
  rule: 'blocked-company',
  looksAt: 'message',
  until: (_snapshot, { companyBlocked }) => (companyBlocked === null ? notHeld : untilChanged),
  says: (_snapshot, { companyBlocked }) => ({ message: companyBlocked ?? '', clears: 'A change of these lists in your settings.' }),
};

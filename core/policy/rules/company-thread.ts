import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';

/** One open thread for each company, and a rest after it: what `core/discovery/company-policy.ts` decides, asked again before sending. */
export const companyThread: PolicyRule = {
  rule: 'company-thread',
  looksAt: 'message',
  until: (_snapshot, { companyHold }) => (companyHold === null ? notHeld : untilChanged),
  says: (_snapshot, { companyHold }) => ({ message: companyHold ?? '', clears: 'The end of that thread, and of the rest after it (discovery.companyCooldownDays).' }),
};

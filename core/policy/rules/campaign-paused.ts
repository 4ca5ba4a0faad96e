import { notHeld, type PolicyRule, untilChanged } from '../rule.ts';

/** Nothing goes for a campaign that is paused, or over. */
export const campaignPaused: PolicyRule = {
  rule: 'campaign-paused',
  looksAt: 'message',
  until: (_snapshot, { campaignStatus }) => (campaignStatus === 'active' ? notHeld : untilChanged),
  says: (_snapshot, { campaignStatus }) => ({ message: campaignStatus === 'paused' ? 'Its campaign is paused.' : 'Its campaign is over.', clears: 'Resume the campaign.' }),
};

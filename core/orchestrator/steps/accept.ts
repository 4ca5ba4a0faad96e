import { done, type LeadStep } from '../step.ts';

export const acceptanceGate = 'acceptance';

/** Is this lead worth deep research and a draft? The user decides; a request for "the best ten" has decided for them. */
export const accept: LeadStep = async ({ parts, campaign, lead }) => {
  const decided = await parts.store.campaigns.decisionOn(campaign.id, lead.id);
  const decision = decided?.decision ?? 'pending';
  if (decision === 'accepted') return done();
  if (decision === 'rejected') return { kind: 'end', reason: decided?.reason ?? 'rejected' };
  if (campaign.mode === 'assist' || decision === 'deferred') return { kind: 'wait', gate: acceptanceGate };
  return done(async (tx) => parts.store.campaigns.decide(campaign.id, lead.id, 'accepted', 'among the best of its campaign', tx));
};

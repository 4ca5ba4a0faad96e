import type { MatchInput } from '../../contracts/roles.ts';
import type { Match } from '../../domain/match.ts';
import { announce } from '../announce.ts';
import { done, type LeadStep } from '../step.ts';
import { factsOf } from './facts.ts';

/** How well does the user's real work fit, and what should the message lead with? */
export const match: LeadStep = async ({ parts, campaign, lead, ask }) => {
  const { profile, profileUri, findings, documents } = await factsOf(parts, campaign, lead);
  const input: MatchInput = { lead, profile, profileUri, findings, documents };
  const result = await ask<Match>('matcher', input);
  return done(async (tx) => {
    await parts.store.matches.put(campaign.id, lead.id, campaign.profileId, result, tx);
    const matched = await parts.store.leads.advance(lead.id, 'matched', tx);
    await announce(parts, tx, 'matchScored', { lead: matched, match: result }, campaign.id);
  });
};

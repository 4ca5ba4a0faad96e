import type { WriteInput } from '../../contracts/roles.ts';
import type { Draft, DraftProblem } from '../../domain/draft.ts';
import { leadIdentity } from '../../domain/lead-identity.ts';
import { createError } from '../../errors.ts';
import { senderOf } from '../../campaign/sender.ts';
import { messageIdFor } from '../../outbox/message-id.ts';
import { reviewOf } from '../../review/review.ts';
import { footer } from '../../writing/footer.ts';
import { announce } from '../announce.ts';
import { done, type LeadStep } from '../step.ts';
import { factsOf } from './facts.ts';

/** How often another angle is tried when a draft does not stand up to the review. */
const maxAngles = 3;

/** A draft whose every claim is proven, or - after three tries - one that says which words are not. */
export const write: LeadStep = async ({ parts, campaign, lead, ask, log }) => {
  const { store, models, settings } = parts;
  const facts = await factsOf(parts, campaign, lead);
  const match = await store.matches.find(campaign.id, lead.id);
  if (match === undefined) throw createError('not_found', { what: 'match of lead', id: lead.id });
  const before = await store.emails.angles(campaign.id, lead.id);
  const sender = senderOf(settings, facts.profile);

  let best: { readonly draft: Draft; readonly problems: readonly DraftProblem[]; readonly angle: number } | undefined;
  for (let angle = before.next; angle < before.next + maxAngles; angle++) {
    const input: WriteInput = { lead, ...facts, match, angle };
    const draft = await ask<Draft>('writer', input);
    const problems = await reviewOf(parts, { draft, lead, facts, sender });
    if (best === undefined || problems.length < best.problems.length) best = { draft, problems, angle };
    if (problems.every((problem) => problem.rule === 'no-address')) break;
    log.debug(`angle ${angle} of the draft for ${lead.company} does not stand: ${problems.map((problem) => problem.rule).join(', ')}`);
  }
  const { draft, problems, angle } = best as NonNullable<typeof best>;

  return done(async (tx) => {
    const email = await store.emails.add(
      {
        campaignId: campaign.id,
        leadId: lead.id,
        draft,
        footer: footer({ sender }),
        // The same request, lead and draft give the same id in any home: a copy of this home writes the same message, not a second one.
        messageId: messageIdFor({ sender, seed: `${campaign.requestKey}/${leadIdentity(lead)}/${before.drafts}` }),
        writtenBy: models.labelOf('writer'),
        blockedBy: problems,
        angle,
      },
      tx,
    );
    const drafted = await store.leads.advance(lead.id, 'drafted', tx);
    await announce(parts, tx, 'emailDrafted', { lead: drafted, email }, campaign.id);
  });
};

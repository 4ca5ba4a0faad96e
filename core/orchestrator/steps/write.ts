import type { WriteInput } from '../../contracts/roles.ts';
import type { CritiqueAnswer, DraftReviewQuestion, JudgementAnswer } from '../../contracts/tasks.ts';
import type { Draft, DraftProblem } from '../../domain/draft.ts';
import { leadIdentity } from '../../domain/lead-identity.ts';
import { createError, isOutreachError } from '../../errors.ts';
import { senderOf } from '../../campaign/sender.ts';
import { accountFor } from '../../outbox/account-for.ts';
import { messageIdFor } from '../../outbox/message-id.ts';
import { withVerifiedAddress } from '../../outbox/verify-recipient.ts';
import { reviewOf } from '../../review/review.ts';
import { footer } from '../../writing/footer.ts';
import { announce } from '../announce.ts';
import { refine } from '../refine.ts';
import { done, type LeadStep } from '../step.ts';
import { factsOf } from './facts.ts';

/** Each has another angle, and heeds what was found in the one before. */
const mostDrafts = 3;

/** A judge's score from which a draft is good enough. */
const goodEnough = 0.7;

/** A draft whose every claim is proven, that an editor passes and a reader would be glad to get; or the best of three, which says which words are not proven. */
export const write: LeadStep = async ({ parts, campaign, lead: chosen, signal, ask, log }) => {
  const { store, models, settings } = parts;
  const lead = await withVerifiedAddress(parts, chosen, (await accountFor(parts, chosen)).transport, signal);
  const facts = await factsOf(parts, campaign, lead);
  const match = await store.matches.find(campaign.id, lead.id);
  if (match === undefined) throw createError('not_found', { what: 'match of lead', id: lead.id });
  const before = await store.emails.angles(campaign.id, lead.id);
  const sender = senderOf(settings, facts.profile);
  const reviewed = new Map<Draft, { readonly problems: readonly DraftProblem[]; readonly angle: number }>();

  const refined = await refine<Draft>({
    heedsCritique: models.isModel('writer'),
    rounds: mostDrafts,
    enough: goodEnough,
    isFailure: (thrown) => !signal.aborted && isOutreachError(thrown) && thrown.family !== 'setup' && !thrown.code.startsWith('store_'),
    async solve(critique = [], round) {
      const angle = before.next + round - 1;
      const input: WriteInput = { lead, ...facts, match, angle, critique };
      const draft = await ask<Draft>('writer', input);
      reviewed.set(draft, { problems: await reviewOf(parts, { draft, lead, facts, sender }), angle });
      return draft;
    },
    // What can be decided by code is; what is left is a model's to say, if there is one. Rules would only ask themselves.
    async verify(draft) {
      const problems = (reviewed.get(draft)?.problems ?? []).filter((problem) => problem.rule !== 'no-address');
      if (problems.length > 0) return problems.map(({ message, help }) => `${message} ${help}`);
      return models.isModel('verifier') ? (await ask<CritiqueAnswer>('verifier', questionAbout(draft))).critique : [];
    },
    judge: async (draft) => (models.isModel('judge') ? (await ask<JudgementAnswer>('judge', questionAbout(draft))).score : 1),
  });
  const draft = refined.work;
  const { problems = [], angle = before.next } = reviewed.get(draft) ?? {};
  if (refined.status !== 'accepted') log.debug(`the draft for ${lead.company} is ${refined.status} after ${refined.rounds.length} rounds: ${problems.map((problem) => problem.rule).join(', ') || 'nothing unproven'}`);

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

  function questionAbout({ subjectA, subjectB, body, followUps, reader }: Draft): DraftReviewQuestion {
    const found = facts.findings.map(({ kind, text, source }) => ({ kind, text, quote: source.quote }));
    return { company: lead.company, role: lead.role, reader, facts: found, draft: { subjectA, subjectB, body, followUps } };
  }
};

// What keeps a draft from being approved: our own rules first, then what plugins have to say.
import type { Draft, DraftProblem } from '../domain/draft.ts';
import type { Lead } from '../domain/lead.ts';
import type { Sender } from '../domain/sender.ts';
import type { EngineParts } from '../orchestrator/engine-parts.ts';
import type { Facts } from '../orchestrator/steps/facts.ts';
import { reviewDraft } from '../writing/review-draft.ts';

export interface ReviewSubject {
  readonly draft: Draft;
  readonly lead: Lead;
  readonly facts: Facts;
  readonly sender: Sender;
}

/** Rejects when a plugin that reviews drafts fails: a review that did not take place approves nothing. */
export async function reviewOf(parts: Pick<EngineParts, 'kernel' | 'text'>, subject: ReviewSubject): Promise<readonly DraftProblem[]> {
  const ours = await ourReview(parts, subject);
  const theirs = await parts.kernel.collect('draftReview', { lead: subject.lead, draft: subject.draft });
  return [...ours, ...theirs];
}

/** Our own rules alone: no plugin is asked. */
export function ourReview({ text }: Pick<EngineParts, 'text'>, { draft, lead, facts, sender }: ReviewSubject): Promise<readonly DraftProblem[]> {
  return reviewDraft({ draft, lead, sender, text, profile: facts.profile, profileUri: facts.profileUri, documents: facts.documents, answers: facts.answers });
}

// What the orchestrator asks of each role, and what it gets. Schemas for the answers stand beside the types.
import type { Brief, Finding, ResearchPhase } from '../domain/brief.ts';
import type { Draft } from '../domain/draft.ts';
import type { AddressProvenance, Candidate, Lead } from '../domain/lead.ts';
import type { Match } from '../domain/match.ts';
import type { Profile } from '../domain/profile.ts';
import type { SourceDocument } from '../domain/source-document.ts';
import type { CritiqueAnswer, DraftReviewQuestion, JudgementAnswer, ReplyAnswer, ReplyQuestion } from './tasks.ts';
import type { VenueSource } from './venue.ts';
import type { Agent } from './agent.ts';
import type { OutgoingMessage, SendOutcome, SendPhase } from './transport.ts';

/** The facts that may be quoted: the documents' texts are strangers' words, data and never orders. */
export interface ResearchInput {
  readonly phase: ResearchPhase;
  readonly lead: Lead;
  /** From the venue, and from the light phase. */
  readonly documents: readonly SourceDocument[];
  readonly maxWebCalls: number;
  readonly maxTokens: number;
}
export interface ResearchOutput {
  readonly brief: Brief;
  /** Pages fetched; findings quote these or the input's documents. */
  readonly documents: readonly SourceDocument[];
  /** A contact found on a page. */
  readonly contact?: { readonly person?: string; readonly email?: string; readonly provenance: AddressProvenance };
}

export interface ScoutInput {
  readonly requests: readonly { readonly venue: string; readonly source: VenueSource }[];
  readonly profile: Profile | null;
}
export interface ScoutOutput {
  readonly found: readonly ScoutedVenue[];
}
export interface ScoutedVenue {
  readonly venue: string;
  /** Empty when the venue was flagged. */
  readonly leads: readonly { readonly candidate: Candidate; readonly score: number; readonly reasons: readonly string[] }[];
  /** Why nothing of this venue is passed on. */
  readonly flagged: string | null;
  readonly skipped: readonly { readonly where: string; readonly reason: string }[];
}

export interface MatchInput {
  readonly lead: Lead;
  readonly profile: Profile;
  /** `resume:HASH`, for evidence. */
  readonly profileUri: string;
  readonly findings: readonly Finding[];
  readonly documents: readonly SourceDocument[];
}

export interface WriteInput {
  readonly lead: Lead;
  readonly profile: Profile;
  readonly profileUri: string;
  readonly findings: readonly Finding[];
  readonly documents: readonly SourceDocument[];
  readonly match: Match;
  /** The user's answers to the questions of an earlier draft. */
  readonly answers: readonly { readonly id: string; readonly question: string; readonly answer: string }[];
  /** Grows with every request for another angle. */
  readonly angle: number;
  /** What a verifier found in the draft before; empty for the first. */
  readonly critique: readonly string[];
}

export interface DeliverInput {
  readonly message: OutgoingMessage;
  /** Id of the transport that the configuration names. */
  readonly transport: string;
  reach(phase: SendPhase): Promise<void>;
}

export interface AnalyzeInput {
  readonly counts: readonly { readonly group: string; readonly value: string; readonly drafted: number; readonly sent: number; readonly replied: number }[];
}
export interface AnalyzeOutput {
  readonly findings: readonly { readonly text: string; readonly enoughData: boolean }[];
}

export interface PlanInput {
  readonly request: 'all' | 'scout' | 'research' | 'match' | 'write';
}
export interface PlanOutput {
  readonly stages: readonly ('scout' | 'research' | 'match' | 'write')[];
}

export type Orchestrator = Agent<PlanInput, PlanOutput>;
export type Scout = Agent<ScoutInput, ScoutOutput>;
export type Researcher = Agent<ResearchInput, ResearchOutput>;
export type Matcher = Agent<MatchInput, Match>;
export type Writer = Agent<WriteInput, Draft>;
export type Verifier = Agent<DraftReviewQuestion, CritiqueAnswer>;
export type Judge = Agent<DraftReviewQuestion, JudgementAnswer>;
export type Outreach = Agent<DeliverInput, SendOutcome>;
/** Asked only where the rules are not sure, and never in place of them: see `refinedIntent`. */
export type Interpreter = Agent<ReplyQuestion, ReplyAnswer>;
export type Analyst = Agent<AnalyzeInput, AnalyzeOutput>;
/** A further agent: runs once for each lead at its moment; what it returns is kept with the lead. */
export type Module = Agent<{ readonly lead: Lead; readonly profile: Profile | null; readonly documents: readonly SourceDocument[] }, Record<string, unknown>>;

// Every moment at which plugins are asked or told, in one table. The base form asks, the past tense tells.
import { SyncBailHook, SyncHook } from 'tapable';
import type { Brief } from '../domain/brief.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Draft, DraftProblem } from '../domain/draft.ts';
import type { Email } from '../domain/email.ts';
import type { Candidate, Lead } from '../domain/lead.ts';
import type { Match } from '../domain/match.ts';
import type { AskingHook } from './asking.ts';
import type { Hearing } from './hearing.ts';

/** Payloads of the told moments. Each is told after the transaction that made it true; after a crash it may be told again with the same `eventId`. */
export interface ToldMoments {
  leadDiscovered: { readonly lead: Lead };
  briefReady: { readonly lead: Lead; readonly brief: Brief };
  matchScored: { readonly lead: Lead; readonly match: Match };
  emailDrafted: { readonly lead: Lead; readonly email: Email };
  emailApproved: { readonly lead: Lead; readonly email: Email };
  emailSent: { readonly lead: Lead; readonly email: Email; readonly reference: string };
  emailOpened: { readonly lead: Lead; readonly emailId: number };
  replyReceived: { readonly lead: Lead; readonly emailId: number | null; readonly intent: string };
  followUpQueued: { readonly lead: Lead; readonly emailId: number; readonly day: number };
  agentCompleted: { readonly agent: string; readonly state: 'completed' | 'failed' | 'cancelled'; readonly leadId: number | null; readonly milliseconds: number; readonly reason: string | null };
  campaignChanged: { readonly campaign: Campaign };
}

/** Payloads of the asking moments, and what an answer is. `undefined` passes the question on; `null` is not an answer. */
export interface AskedMoments {
  /** May this candidate become a lead? The first reason given keeps it out. */
  leadScreen: { readonly question: { readonly candidate: Candidate; readonly venue: string }; readonly answer: string };
  /** What keeps this draft from being approved? All answers count. */
  draftReview: { readonly question: { readonly lead: Lead; readonly draft: Draft }; readonly answer: readonly DraftProblem[] };
  /** May this message be sent now? The first reason given holds it; a tap that fails holds it too. */
  emailSend: { readonly question: { readonly lead: Lead; readonly email: Email }; readonly answer: string };
}

export type Moment = keyof ToldMoments;
export type AskedMoment = keyof AskedMoments;
export type HookName = Moment | AskedMoment;

/** A told moment as taps receive it. */
export type Told<Name extends Moment> = ToldMoments[Name] & {
  /** Grows with every event of this database: remember the last one to notice a repeat. */
  readonly eventId: number;
  /** ISO 8601, UTC. */
  readonly at: string;
};

const tell = <Name extends Moment>() => new SyncHook<[Told<Name>, Hearing]>(['event', 'hearing']);
const veto = <Name extends AskedMoment>(): AskingHook<AskedMoments[Name]['question']> => new SyncBailHook(['question', 'asking']);
const collect = <Name extends AskedMoment>(): AskingHook<AskedMoments[Name]['question'], AskedMoments[Name]['answer'][number]> => new SyncBailHook(['question', 'asking']);

export function createHooks() {
  return {
    /** Asks: keep this candidate out? Fails closed: a tap that throws keeps it out. */
    leadScreen: veto<'leadScreen'>(),
    /** Asks: what is wrong with this draft? A tap that throws fails the step. */
    draftReview: collect<'draftReview'>(),
    /** Asks: hold this message? Fails closed: a tap that throws or hangs holds it. */
    emailSend: veto<'emailSend'>(),

    /** Tells: a lead was stored for the first time. */
    leadDiscovered: tell<'leadDiscovered'>(),
    /** Tells: research of a phase was stored. */
    briefReady: tell<'briefReady'>(),
    /** Tells: a match was stored. */
    matchScored: tell<'matchScored'>(),
    /** Tells: a draft waits for review. */
    emailDrafted: tell<'emailDrafted'>(),
    /** Tells: the user approved exactly these bytes. */
    emailApproved: tell<'emailApproved'>(),
    /** Tells: a transport accepted the message. */
    emailSent: tell<'emailSent'>(),
    /** Tells: the open pixel was fetched (off by default, and doubtful). */
    emailOpened: tell<'emailOpened'>(),
    /** Tells: a person answered. */
    replyReceived: tell<'replyReceived'>(),
    /** Tells: a follow-up waits for its day. */
    followUpQueued: tell<'followUpQueued'>(),
    /** Tells: an agent's run came to its one end. */
    agentCompleted: tell<'agentCompleted'>(),
    /** Tells: a campaign was made, paused, resumed or completed. */
    campaignChanged: tell<'campaignChanged'>(),
  };
}

export type Hooks = ReturnType<typeof createHooks>;

export const askedMoments = ['leadScreen', 'draftReview', 'emailSend'] as const satisfies readonly AskedMoment[];
export const toldMoments = [
  'leadDiscovered',
  'briefReady',
  'matchScored',
  'emailDrafted',
  'emailApproved',
  'emailSent',
  'emailOpened',
  'replyReceived',
  'followUpQueued',
  'agentCompleted',
  'campaignChanged',
] as const satisfies readonly Moment[];

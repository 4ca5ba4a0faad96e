// One lead from discovery to reply, invented: what the suite tells and asks plugins.
import type { AgentRole } from '../contracts/agent.ts';
import type { AnalyzeInput, DeliverInput, MatchInput, PlanInput, ResearchInput, ScoutInput, WriteInput } from '../contracts/roles.ts';
import type { DraftReviewQuestion, ReplyQuestion } from '../contracts/tasks.ts';
import type { OutgoingMessage } from '../contracts/transport.ts';
import type { Venue, VenueSource } from '../contracts/venue.ts';
import type { Brief, Finding } from '../domain/brief.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Draft } from '../domain/draft.ts';
import type { Email } from '../domain/email.ts';
import type { Candidate, Lead } from '../domain/lead.ts';
import type { Match } from '../domain/match.ts';
import type { Profile } from '../domain/profile.ts';
import type { Evidence, SourceDocument } from '../domain/source-document.ts';
import type { Sourced } from '../domain/span.ts';
import type { AskedMoment, AskedMoments, Moment, Told, ToldMoments } from '../kernel/hooks.ts';
import { sampleTime } from './fake-clock.ts';

export const sampleDocument: SourceDocument = {
  kind: 'posting',
  uri: 'https://heron.example/jobs/backend',
  title: 'Backend Engineer at Heron Analytics',
  text: 'Heron Analytics is hiring a Backend Engineer. You will build event pipelines in TypeScript and PostgreSQL. We opened an office in Lisbon in February. Write to Ines Duarte at ines@heron.example.',
  fetchedAt: sampleTime,
};

const resume = ['Nora Feldt', 'Backend Engineer', 'nora@feldt.example', 'TypeScript', 'PostgreSQL', 'Backend Engineer, Brightwater Freight, 2019', 'Cut the nightly import from 6 hours to 40 minutes with PostgreSQL.'].join('\n');

export const sampleProfile: Profile = {
  name: said('Nora Feldt'),
  headline: said('Backend Engineer'),
  email: said('nora@feldt.example'),
  phone: null,
  location: null,
  summary: null,
  skills: [said('TypeScript'), said('PostgreSQL')],
  experience: [
    {
      company: said('Brightwater Freight'),
      title: said('Backend Engineer'),
      start: said('2019'),
      end: null,
      current: true,
      highlights: [said('Cut the nightly import from 6 hours to 40 minutes with PostgreSQL.')],
      span: said(resume.slice(resume.indexOf('Backend Engineer,'))).span,
    },
  ],
  education: [],
  projects: [],
  links: [],
  rawText: resume,
};

export const sampleCandidate: Candidate = {
  company: 'Heron Analytics',
  person: 'Ines Duarte',
  email: 'ines@heron.example',
  role: 'Backend Engineer',
  website: 'https://heron.example',
  provenance: { uri: sampleDocument.uri, how: 'stated', quote: 'Write to Ines Duarte at ines@heron.example.' },
  documents: [sampleDocument],
};

export const sampleLead: Lead = {
  id: 1,
  company: 'Heron Analytics',
  person: 'Ines Duarte',
  email: 'ines@heron.example',
  role: 'Backend Engineer',
  website: 'https://heron.example',
  location: null,
  venue: 'sample',
  provenance: { uri: sampleDocument.uri, how: 'stated', quote: 'Write to Ines Duarte at ines@heron.example.' },
  status: 'drafted',
  score: 80,
  scoreReasons: ['names TypeScript'],
  version: 1,
};

const posted = (quote: string): Evidence => ({ kind: 'posting', uri: sampleDocument.uri, quote });
const proven = (quote: string): Evidence => ({ kind: 'resume', uri: 'resume:sample', quote });

const findings: readonly Finding[] = [
  { kind: 'requirement', text: 'event pipelines in TypeScript and PostgreSQL', source: posted('You will build event pipelines in TypeScript and PostgreSQL.'), at: sampleTime },
  { kind: 'signal', signal: 'news', text: 'a new office in Lisbon', source: posted('We opened an office in Lisbon in February.'), at: sampleTime },
];

export const sampleBrief: Brief = { phase: 'light', summary: 'Hires a backend engineer.', findings };

export const sampleMatch: Match = {
  score: 82,
  confidence: 0.7,
  parts: [
    { name: 'skills', fit: 0.9, weight: 0.6, reason: 'both name PostgreSQL', evidence: [posted('You will build event pipelines in TypeScript and PostgreSQL.')] },
    { name: 'experience', fit: 0.7, weight: 0.4, reason: 'did it at Brightwater Freight', evidence: [] },
  ],
  valueProposition: 'You have made PostgreSQL pipelines fast before.',
  leadWith: proven('Cut the nightly import from 6 hours to 40 minutes with PostgreSQL.'),
};

export const sampleDraft: Draft = {
  reader: 'engineering',
  subjectA: 'Event pipelines in PostgreSQL',
  subjectB: 'Backend Engineer in Lisbon',
  body: 'Dear Ines,\n\nYou are building event pipelines in TypeScript and PostgreSQL. At Brightwater Freight I cut the nightly import from 6 hours to 40 minutes.\n\nMay I tell you how?\n\nNora Feldt',
  followUps: [{ day: 3, body: 'Dear Ines, one more thing: I read that you opened an office in Lisbon.' }],
  claims: [{ text: 'I cut the nightly import from 6 hours to 40 minutes', source: proven('Cut the nightly import from 6 hours to 40 minutes with PostgreSQL.') }],
  questions: [],
};

export const sampleEmail: Email = {
  ...sampleDraft,
  id: 1,
  leadId: 1,
  campaignId: 1,
  status: 'drafted',
  footer: 'Nora Feldt, 1 Sample Street, Exampleton. Not interested? Answer "no" and you will not hear from me again.',
  messageId: '<sample.1@feldt.example>',
  approvedHash: null,
  writtenBy: 'offline rules',
  blockedBy: [],
  version: 1,
};

export const sampleCampaign: Campaign = { id: 1, name: 'Spring', status: 'active', configHash: '0123abcd', mode: 'auto', leadLimit: 10, createdAt: sampleTime };

/** A message of RFC 5322; each number gives another one. */
export function sampleMessage(number = 1): OutgoingMessage {
  const messageId = `<sample.${number}@feldt.example>`;
  const lines = ['From: Nora Feldt <nora@feldt.example>', 'To: Ines Duarte <ines@heron.example>', 'Subject: Event pipelines', `Message-ID: ${messageId}`, 'Date: Mon, 02 Mar 2026 09:00:00 +0000', '', `Message ${number}.`, '.hidden behind a dot', ''];
  return { messageId, envelope: { from: 'nora@feldt.example', to: ['ines@heron.example'] }, bytes: Buffer.from(lines.join('\r\n')) };
}

/** A told moment as a tap receives it. */
export function sampleEvent<Name extends Moment>(moment: Name): Told<Name> {
  const payloads: ToldMoments = {
    leadDiscovered: { lead: sampleLead },
    briefReady: { lead: sampleLead, brief: sampleBrief },
    matchScored: { lead: sampleLead, match: sampleMatch },
    emailDrafted: { lead: sampleLead, email: sampleEmail },
    emailApproved: { lead: sampleLead, email: { ...sampleEmail, status: 'approved', approvedHash: '0'.repeat(64) } },
    emailSent: { lead: sampleLead, email: { ...sampleEmail, status: 'sent' }, reference: 'sample' },
    emailOpened: { lead: sampleLead, emailId: 1 },
    replyReceived: { lead: sampleLead, emailId: 1, intent: 'interested' },
    followUpQueued: { lead: sampleLead, emailId: 1, day: 3 },
    agentCompleted: { agent: 'sample', state: 'completed', leadId: 1, milliseconds: 12, reason: null },
    campaignChanged: { campaign: sampleCampaign },
  };
  return structuredClone({ ...payloads[moment], eventId: 1, at: sampleTime });
}

export function sampleQuestion<Name extends AskedMoment>(moment: Name): AskedMoments[Name]['question'] {
  const questions: { readonly [Each in AskedMoment]: AskedMoments[Each]['question'] } = {
    leadScreen: { candidate: sampleCandidate, venue: 'sample' },
    draftReview: { lead: sampleLead, draft: sampleDraft },
    emailSend: { lead: sampleLead, email: { ...sampleEmail, status: 'approved', approvedHash: '0'.repeat(64) } },
  };
  return structuredClone(questions[moment]);
}

interface SampleInputs {
  readonly orchestrator: PlanInput;
  readonly scout: ScoutInput;
  readonly research: ResearchInput;
  readonly matcher: MatchInput;
  readonly writer: WriteInput;
  readonly verifier: DraftReviewQuestion;
  readonly judge: DraftReviewQuestion;
  readonly outreach: DeliverInput;
  readonly interpreter: ReplyQuestion;
  readonly analyst: AnalyzeInput;
  readonly module: { readonly lead: Lead; readonly profile: Profile | null; readonly documents: readonly SourceDocument[] };
}

const sampleReview: DraftReviewQuestion = {
  company: 'Tidewater',
  role: 'Backend Engineer',
  reader: 'engineering',
  facts: [],
  draft: { subjectA: 'Schedules', subjectB: 'Tides', body: 'Hello, I read about your schedules.', followUps: [{ day: 3, body: 'One more thing.' }, { day: 7, body: 'And another.' }] },
};

/** What the orchestrator would ask an agent of this role. */
export function sampleInput(role: AgentRole): unknown {
  const facts = { lead: sampleLead, profile: sampleProfile, profileUri: 'resume:sample', findings, documents: [sampleDocument] };
  const inputs: SampleInputs = {
    orchestrator: { request: 'all' },
    scout: { requests: [{ venue: 'sample', source: sampleSource }], profile: sampleProfile },
    research: { phase: 'light', lead: sampleLead, documents: [sampleDocument], maxWebCalls: 5, maxTokens: 10_000 },
    matcher: facts,
    writer: { ...facts, match: sampleMatch, answers: [], angle: 0, critique: [] },
    verifier: sampleReview,
    judge: sampleReview,
    outreach: { message: sampleMessage(), transport: 'sample', reach: async () => undefined },
    interpreter: { text: 'Hm. Let us see what the board says.' },
    analyst: { counts: [{ group: 'venue', value: 'sample', drafted: 10, sent: 8, replied: 1 }] },
    module: { lead: sampleLead, profile: sampleProfile, documents: [sampleDocument] },
  };
  return inputs[role];
}

/** A venue that finds the sample candidate, for agents that ask one. */
export const sampleVenue: Venue = {
  id: 'sample',
  label: 'Sample',
  description: 'Finds one lead, invented.',
  takes: ['file', 'folder', 'url'],
  async *discover() {
    yield structuredClone(sampleCandidate);
  },
};

const nothing = async function* <Item>(): AsyncGenerator<Item> {
  // An empty source.
};

const sampleSource: VenueSource = {
  shape: 'url',
  uri: 'https://heron.example/jobs',
  text: async () => sampleDocument.text,
  json: async () => ({}),
  stream: async function* () {
    yield sampleDocument.text;
  },
  rows: nothing,
  files: nothing,
};

/** A value and where it stands in the sample résumé. */
function said(quote: string): Sourced<string> {
  const start = resume.indexOf(quote);
  return { value: quote, span: { start, end: start + quote.length, quote } };
}

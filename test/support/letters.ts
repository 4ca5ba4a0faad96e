// Takes one lead from its documents to a draft: our agents, the offline backend and no web, as the orchestrator would.
import { basename } from 'node:path';
import type { Agent, AgentRun } from '../../core/contracts/agent.ts';
import type { Backend, Model, RulesBackend } from '../../core/contracts/backend.ts';
import type { ResearchInput, ResearchOutput, WriteInput } from '../../core/contracts/roles.ts';
import type { DraftQuestion } from '../../core/contracts/tasks.ts';
import type { Web } from '../../core/contracts/web.ts';
import type { Draft } from '../../core/domain/draft.ts';
import type { Candidate, Lead } from '../../core/domain/lead.ts';
import type { Match } from '../../core/domain/match.ts';
import type { Experience, Profile, Project } from '../../core/domain/profile.ts';
import type { SourceDocument } from '../../core/domain/source-document.ts';
import type { Sourced } from '../../core/domain/span.ts';
import { createError } from '../../core/errors.ts';
import type { Plugin, Scope } from '../../core/kernel/plugin.ts';
import { createPromptLibrary } from '../../core/prompts/prompt-library.ts';
import { textOf } from '../../core/model/instructions.ts';
import { textTools } from '../../core/text/text-tools.ts';
import { validate } from '../../core/validate.ts';
import matcher from '../../plugins/agents/matcher/index.ts';
import research from '../../plugins/agents/research/index.ts';
import writer from '../../plugins/agents/writer/index.ts';
import offline from '../../plugins/backends/offline/index.ts';
import { logInto, silentLog } from './log.ts';
import { venueNow, webOf } from './venue.ts';

const prompts = createPromptLibrary(null, silentLog);

interface Brought {
  readonly agents: readonly Agent<unknown, unknown>[];
  readonly backends: readonly Backend[];
}

/** What a plugin adds, with its options checked as the kernel checks them. */
export function broughtBy(plugin: Plugin<never>, options: Readonly<Record<string, unknown>> = {}): Brought {
  const checked = validate<never>(plugin.options ?? { type: 'object' }, structuredClone(options));
  if (!checked.ok) throw createError('plugin_options_invalid', { plugin: plugin.name, problems: checked.problems });
  const agents: Agent<unknown, unknown>[] = [];
  const backends: Backend[] = [];
  const files: URL[] = [];
  const scope = {
    options: checked.value,
    text: textTools,
    log: silentLog,
    addAgent: (agent: Agent<unknown, unknown>) => void agents.push(agent),
    addBackend: (backend: Backend) => void backends.push(backend),
    addPrompt: (file: URL) => void files.push(file),
    prompt: async (id, variables = {}) => prompts.prompt({ id, file: files.find(({ pathname }) => basename(pathname, '.md') === id) as URL }, variables),
    fail: (...parts: Parameters<Scope['fail']>) => {
      throw createError(parts[0], parts[1], { ...parts[2], plugin: plugin.name });
    },
  } satisfies Partial<Scope<never>> as unknown as Scope<never>;
  void plugin.apply(scope);
  return { agents, backends };
}

/** A model that answers by the offline rules. */
export const offlineModel: Model = modelOf(broughtBy(offline).backends[0] as RulesBackend);

export function modelOf(backend: Pick<RulesBackend, 'label' | 'generateObject'>): Model {
  return {
    label: backend.label,
    async generateObject<Value>(request: Parameters<Model['generateObject']>[0]) {
      const { value } = await backend.generateObject({ ...request, instructions: textOf(request.instructions), model: null, signal: new AbortController().signal });
      const checked = validate<Value>(request.schema, structuredClone(value));
      if (!checked.ok) throw createError('answer_invalid', { who: backend.label, what: request.task, problems: checked.problems });
      return checked.value;
    },
    generateText: () => Promise.reject(new Error('rules write no free text')),
    streamText: () => raise(new Error('rules write no free text')),
    hasTools: false,
    generateWithTools: () => Promise.reject(new Error('rules have no tools')),
    embed: () => Promise.reject(new Error('rules make no vectors')),
  };
}

/** A model that says whatever it is told to, whoever asks. */
export function modelSaying(answers: Readonly<Record<string, unknown>>): Model {
  return modelOf({ label: 'a model in a test', generateObject: async ({ task }) => ({ value: answers[task], usage: { inputTokens: 0, outputTokens: 0 } }) });
}

export interface AgentSetting {
  readonly model?: Model;
  readonly web?: Web;
  readonly signal?: AbortSignal;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Lines of the log, as `level message`. */
  readonly logged?: string[];
}

/** Asks the agent that a plugin adds; its answer must fit its own schema. */
export async function askAgent<Output>(plugin: Plugin<never>, input: unknown, { model = offlineModel, web = webOf({}), signal = new AbortController().signal, options = {}, logged = [] }: AgentSetting = {}): Promise<Output> {
  const agent = broughtBy(plugin, options).agents[0];
  if (agent === undefined) throw new Error(`${plugin.name} adds no agent`);
  const run: AgentRun = {
    signal,
    log: logInto(logged),
    now: () => venueNow,
    progress: () => undefined,
    checkpoint: async () => signal.throwIfAborted(),
    model,
    web,
    venue: (id) => fail('venue', id),
    transport: (id) => fail('transport', id),
  };
  const answer = await agent.run(input, run);
  const checked = validate<Output>(agent.output, structuredClone(answer));
  if (!checked.ok) throw createError('answer_invalid', { who: agent.id, what: 'an answer', problems: checked.problems });
  return answer as Output;
}

function fail(kind: string, id: string): never {
  throw createError('not_registered', { kind, id, have: [] });
}

export function leadFrom(candidate: Partial<Candidate> & Pick<Candidate, 'company'>, id = 1): Lead {
  const { company, person = null, email = null, role = null, website = null, location = null, provenance = null } = candidate;
  return { id, company, person, email, role, website, location, venue: 'markdown', provenance, status: 'discovered', score: null, scoreReasons: [], version: 1 };
}

export function documentOf(text: string, more: Partial<SourceDocument> = {}): SourceDocument {
  return { kind: 'page', uri: 'file:///notes/company.md', title: 'Company', text, fetchedAt: venueNow, ...more };
}

export const resumeUri = 'resume:0123abcd';

export interface Written {
  readonly lead: Lead;
  readonly research: ResearchOutput;
  readonly match: Match;
  readonly draft: Draft;
}

/** From a lead and its documents to a draft, both research phases included. */
export async function follow(lead: Lead, documents: readonly SourceDocument[], profile: Profile, wish: Partial<Pick<WriteInput, 'angle' | 'answers'>> = {}): Promise<Written> {
  const input: ResearchInput = { phase: 'light', lead, documents, maxWebCalls: 5, maxTokens: 12_000 };
  const light = await askAgent<ResearchOutput>(research, input);
  const deep = await askAgent<ResearchOutput>(research, { ...input, phase: 'deep' });
  const known = { lead, profile, profileUri: `resume:${profile.name?.value ?? ''}`, findings: [...light.brief.findings, ...deep.brief.findings], documents };
  const match = await askAgent<Match>(matcher as Plugin<never>, known);
  const draft = await askAgent<Draft>(writer, { ...known, match, answers: [], angle: 0, critique: [], ...wish });
  return { lead, research: light, match, draft };
}

export interface JobWish {
  readonly company: string;
  readonly title: string;
  readonly start: string;
  /** Without one it is the present job. */
  readonly end?: string;
  readonly highlights: readonly string[];
}

/** Builds the profile of an invented person, whose spans are true. */
export function inventPerson(wish: { readonly name: string; readonly skills: readonly string[]; readonly jobs: readonly JobWish[]; readonly projects?: readonly { readonly name: string; readonly highlights: readonly string[] }[]; readonly location?: string }): Profile {
  let rawText = '';
  const write = (line: string, mark = ''): Sourced<string> => {
    const start = rawText.length + mark.length;
    rawText += `${mark}${line}\n`;
    return { value: line, span: { start, end: start + line.length, quote: line } };
  };
  const since = (start: number) => ({ start, end: rawText.length, quote: rawText.slice(start) });
  const name = write(wish.name);
  const location = wish.location === undefined ? null : write(wish.location);
  write('Experience');
  const experience = wish.jobs.map((job): Experience => {
    const from = rawText.length;
    const [title, company, start] = [write(job.title), write(job.company), write(job.start)];
    const end = job.end === undefined ? null : write(job.end);
    const highlights = job.highlights.map((line) => write(line, '• '));
    return { title, company, start, end, current: end === null, highlights, span: since(from) };
  });
  const projects = (wish.projects ?? []).map((project): Project => {
    const from = rawText.length;
    const named = write(project.name);
    return { name: named, highlights: project.highlights.map((line) => write(line, '• ')), span: since(from) };
  });
  const listed = rawText.length;
  rawText += `Skills: ${wish.skills.join(', ')}\n`;
  const skills = wish.skills.map((value): Sourced<string> => {
    const start = rawText.indexOf(value, listed);
    return { value, span: { start, end: start + value.length, quote: value } };
  });
  return { name, headline: null, email: null, phone: null, location, summary: null, skills, experience, education: [], projects, links: [], rawText };
}

/** An engineer who never was. */
export const nora = inventPerson({
  name: 'Nora Feldt',
  location: 'Berlin',
  skills: ['Go', 'Python', 'PostgreSQL', 'Kubernetes', 'Terraform', 'AWS', 'Kafka', 'Redis', 'gRPC', 'Docker'],
  jobs: [
    {
      company: 'Brightwater Freight',
      title: 'Senior Backend Engineer',
      start: 'March 2021',
      highlights: [
        'Rebuilt the shipment tracking pipeline in Go and Kafka, cutting end-to-end latency from 40 s to 3 s',
        'Led migration of 60 services from Heroku to Kubernetes on AWS',
        'Mentor four engineers and run the weekly design review',
        'Reduced database cost by 38% by partitioning PostgreSQL tables and archiving cold data',
      ],
    },
    {
      company: 'Kestrel Pay GmbH',
      title: 'Backend Engineer',
      start: '2017',
      end: '2021',
      highlights: ['Built the ledger service that settles 1.2 million transactions a day', 'Wrote the fraud scoring API in Python; on call for payments', 'Designed and implemented idempotent webhooks for 300 merchants'],
    },
  ],
});

/** A nurse who never was: not everyone writes software. */
export const amara = inventPerson({
  name: 'Amara Okafor',
  location: 'Manchester, UK',
  skills: ['Patient care', 'Triage', 'Electronic health records', 'Wound care'],
  jobs: [
    {
      company: 'Manchester Royal Infirmary',
      title: 'Charge Nurse',
      start: '2019',
      highlights: ['Cared for up to 6 patients per shift on a 32-bed surgical ward', 'Trained 12 nurses in the new electronic charting system', 'Reduced medication errors by 22% through a double-check protocol', 'Coordinate staffing for three wards during night shifts'],
    },
    { company: 'Larch Street Hospital', title: 'Staff Nurse', start: '2014', end: '2019', highlights: ['Assessed and triaged walk-in patients in a busy emergency department', 'Responsible for wound care clinics twice a week'] },
  ],
});

/** A question for `write.draft` about an invented company. */
export function buildQuestion(wish: Partial<DraftQuestion> = {}): DraftQuestion {
  const page = (quote: string) => ({ kind: 'page' as const, uri: 'file:///notes/tidewater.md', quote });
  const own = (text: string) => ({ text, evidence: { kind: 'resume' as const, uri: resumeUri, quote: text } });
  const at = { employer: own('Brightwater Freight'), title: own('Senior Backend Engineer'), project: null, current: true };
  return {
    company: 'Tidewater',
    person: null,
    role: null,
    reader: 'hr',
    sender: { name: 'Nora Feldt', title: own('Senior Backend Engineer'), employer: own('Brightwater Freight'), current: true },
    skills: ['Terraform', 'Redis', 'gRPC'].map(own),
    facts: ['Tidewater books berths for small harbours.', 'Our mission is to make harbours easy to reach for everyone.', 'We connect 700 harbours with the people who sail between them.'].map((text) => ({ kind: 'company', text, evidence: page(text) })),
    shared: [],
    missing: ['Rust'],
    achievements: [
      { ...own('Rebuilt the shipment tracking pipeline in Go and Kafka, cutting end-to-end latency from 40 s to 3 s'), ...at, skills: ['Go', 'Kafka'] },
      { ...own('Led migration of 60 services from Heroku to Kubernetes on AWS'), ...at, skills: ['Heroku', 'Kubernetes', 'AWS'] },
      { ...own('Built the ledger service that settles 1.2 million transactions a day'), employer: own('Kestrel Pay GmbH'), title: own('Backend Engineer'), project: null, current: false, skills: [] },
      { ...own('Designed and implemented idempotent webhooks for 300 merchants'), employer: own('Kestrel Pay GmbH'), title: own('Backend Engineer'), project: null, current: false, skills: [] },
    ],
    answers: [],
    angle: 0,
    critique: [],
    ...wish,
  };
}

function raise(error: Error): never {
  throw error;
}

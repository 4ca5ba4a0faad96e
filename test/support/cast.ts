// A cast of simple agents, plugins like any other, so that the orchestrator can be tested without the real ones.
import type { AgentRun } from '../../core/contracts/agent.ts';
import type { AnalyzeOutput, DeliverInput, MatchInput, PlanInput, ResearchInput, ScoutInput, WriteInput } from '../../core/contracts/roles.ts';
import type { OutgoingMessage, SendOutcome, SendRun } from '../../core/contracts/transport.ts';
import type { Candidate } from '../../core/domain/lead.ts';
import type { Plugin } from '../../core/kernel/plugin.ts';

export interface CastParts {
  readonly candidates: readonly Candidate[];
  /** Called before an agent answers; may throw, wait, count. */
  readonly before?: (agent: string, input: unknown, run: AgentRun) => void | Promise<void>;
  /** Delivers instead of keeping messages in `delivered`. */
  readonly send?: (message: OutgoingMessage, run: SendRun) => Promise<SendOutcome>;
  readonly idempotent?: boolean;
  /** That of a transport that really sends. Left out, messages stay on this machine. */
  readonly host?: string;
}

export interface Cast {
  readonly plugin: Plugin;
  /** Agents in the order in which they were asked, as `agent company`. */
  readonly asked: string[];
  readonly delivered: OutgoingMessage[];
}

const anything = { type: 'object' } as const;

export function createCast({ candidates, before, send, idempotent = false, host }: CastParts): Cast {
  const asked: string[] = [];
  const delivered: OutgoingMessage[] = [];

  async function enter(agent: string, input: { readonly lead?: { readonly company: string } }, run: AgentRun): Promise<void> {
    asked.push(`${agent}${input.lead === undefined ? '' : ` ${input.lead.company}`}`);
    await before?.(agent, input, run);
  }

  const plugin: Plugin = {
    name: 'cast',
    apiVersion: 1,
    apply(scope) {
      const shared = { description: 'For tests.', output: anything, timeoutSeconds: 30 };
      scope.addBackend({ id: 'offline', label: 'test rules', remote: false, generateObject: async () => ({ value: {}, usage: { inputTokens: 0, outputTokens: 0 } }) });
      scope.addVenue({ id: 'given', label: 'Given', description: 'For tests.', takes: ['file'], async *discover() { yield* candidates; } });
      scope.addTransport({
        id: 'memory',
        label: 'Memory',
        idempotent,
        ...(host === undefined ? { isLocal: true } : { host }),
        async send(message, run) {
          if (send !== undefined) return send(message, run);
          await run.reach('dot_written');
          delivered.push(message);
          await run.reach('accepted');
          return { kind: 'accepted', reference: `memory-${delivered.length}` };
        },
      });
      scope.addAgent({
        ...shared, id: 'scout', title: 'Scout', role: 'scout',
        async run(input: ScoutInput, run) {
          await enter('scout', {}, run);
          return { found: input.requests.map(({ venue }) => ({ venue, leads: candidates.map((candidate, index) => ({ candidate, score: 90 - index, reasons: ['given'] })), flagged: null, skipped: [] })) };
        },
      });
      scope.addAgent({
        ...shared, id: 'research', title: 'Research', role: 'research',
        async run(input: ResearchInput, run) {
          await enter(`research-${input.phase}`, input, run);
          const [document] = input.documents;
          const findings = document === undefined ? [] : [{ kind: 'company' as const, text: document.text, source: { kind: document.kind, uri: document.uri, quote: document.text }, at: run.now() }];
          return { brief: { phase: input.phase, summary: `About ${input.lead.company}`, findings }, documents: [] };
        },
      });
      scope.addAgent({
        ...shared, id: 'matcher', title: 'Matcher', role: 'matcher',
        async run(input: MatchInput, run) {
          await enter('matcher', input, run);
          return { score: 50, confidence: 0.5, parts: [], valueProposition: `Fits ${input.lead.company}.`, leadWith: null };
        },
      });
      scope.addAgent({
        ...shared, id: 'writer', title: 'Writer', role: 'writer',
        async run(input: WriteInput, run) {
          await enter('writer', input, run);
          return { ...letter(input), reader: 'engineering', followUps: [], claims: [], questions: [{ id: 'start', text: 'When could you start?', answer: null }] };
        },
      });
      scope.addAgent({ ...shared, id: 'outreach', title: 'Outreach', role: 'outreach', run: (input: DeliverInput, run) => run.transport(input.transport).send(input.message, { signal: run.signal, reach: input.reach }) });
      scope.addAgent({ ...shared, id: 'orchestrator', title: 'Orchestrator', role: 'orchestrator', run: async ({ request }: PlanInput) => ({ stages: request === 'all' ? ['scout', 'research', 'match', 'write'] : [request] }) });
      scope.addAgent({ ...shared, id: 'analyst', title: 'Analyst', role: 'analyst', run: async (): Promise<AnalyzeOutput> => ({ findings: [] }) });
    },
  };
  return { plugin, asked, delivered };
}

/** A letter that claims nothing, long enough for the rules of style. */
function letter({ lead, answers, profile }: WriteInput): { readonly subjectA: string; readonly subjectB: string; readonly body: string } {
  const answered = answers.map(({ answer }) => `${answer} `).join('');
  return {
    subjectA: `Hello from a reader of your notes`,
    subjectB: `A question about your team`,
    body: `Hello ${lead.company} team,

I read what you say about your work and it made me curious about the people behind it. ${answered}The way you describe your problems is clear, and I like teams that write such things down for others to read and to learn from.

I would be glad to hear how you work together from day to day, and whether somebody with my background could be of use to you. If this is not a good moment, that is fine as well, and I would be grateful for a short word either way.

Would you have time for a short call next week?

Best regards,
${profile.name?.value ?? ''}`,
  };
}

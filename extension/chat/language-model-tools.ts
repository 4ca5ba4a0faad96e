// What the editor's own agents may do with leads: look, read, and have a draft written that waits for the user. No tool sends.
import { type CancellationToken, l10n, LanguageModelTextPart, type LanguageModelTool, LanguageModelToolResult, lm } from 'vscode';
import type { LeadQuery } from '../../core/store/lead-page.ts';
import { isOutreachError } from '../../core/errors.ts';
import type { LeadStatus } from '../../core/domain/lead.ts';
import { type LanguageModelToolName, toolId } from '../contributions.ts';
import type { Host } from '../host/host.ts';
import { mayReplace } from './may-replace.ts';

interface SearchInput {
  readonly text?: string;
  readonly status?: LeadStatus;
  readonly venue?: string;
  readonly limit?: number;
}

interface LeadInput {
  readonly leadId: number;
}

interface DraftInput extends LeadInput {
  readonly anew?: boolean;
}

const fewLeads = 10;
const mostLeads = 25;

export function registerLanguageModelTools(host: Host): void {
  const register = <Input>(name: LanguageModelToolName, tool: Tool<Input>) => host.context.subscriptions.push(lm.registerTool(toolId(name), asEditorTool(tool)));

  register<SearchInput>('searchLeads', {
    doing: async ({ text }) => (text === undefined ? l10n.t('Looking through your leads') : l10n.t('Looking for "{0}" among your leads', text)),
    async run({ limit = fewLeads, text, ...others }) {
      const [{ store }, { leadsAnswer }] = await Promise.all([host.engine(), import('./tool-answers.ts')]);
      // Nobody who is told no addresses may find them out by searching.
      const filter = text === undefined ? others : { ...others, words: text };
      return leadsAnswer(await store.leads.page({ filter, limit: Math.min(limit, mostLeads) } satisfies LeadQuery));
    },
  });

  register<LeadInput>('readBrief', {
    doing: async ({ leadId }) => l10n.t('Reading what is known about {0}', await companyOf(host, leadId)),
    async run({ leadId }) {
      const [{ store }, { briefAnswer }] = await Promise.all([host.engine(), import('./tool-answers.ts')]);
      const lead = await store.leads.get(leadId);
      const [campaign] = await campaignsOf(host, leadId);
      if (campaign === undefined) return briefAnswer(lead, [], undefined);
      const [briefs, match] = await Promise.all([store.briefs.ofLead(campaign, leadId), store.matches.find(campaign, leadId)]);
      return briefAnswer(lead, briefs, match);
    },
  });

  register<DraftInput>('draftEmail', {
    doing: async ({ leadId }) => l10n.t('Drafting a message to {0}', await companyOf(host, leadId)),
    ask: async ({ leadId, anew = false }) => ({
      title: l10n.t('Draft a message to {0}?', await companyOf(host, leadId)),
      message: anew ? l10n.t('Another is written in the place of the draft that waits, unless you have changed or approved that one. It waits for your review; nothing is sent.') : l10n.t('It waits for your review; nothing is sent.'),
    }),
    async run({ leadId, anew = false }, token) {
      const [engine, { askForDraft }, { draftAnswer }] = await Promise.all([host.engine(), import('../../core/campaign/ask-for-draft.ts'), import('./tool-answers.ts')]);
      const company = await companyOf(host, leadId);
      const { campaignId, draft, kept } = await askForDraft(engine, leadId, { anew, mayReplace: (waiting) => mayReplace(waiting, company) });
      if (draft !== null) return draftAnswer(draft, kept);
      await untilCancelled(host.runs.startLead(campaignId, leadId), token);
      host.changed();
      const written = await engine.store.emails.alive(campaignId, leadId);
      return written === undefined ? 'No draft was written. The log says why: "Outreach: Show Log".' : draftAnswer(written);
    },
  });
}

interface Tool<Input> {
  /** What is shown while it works. */
  doing(input: Input): Promise<string>;
  /** What the user is asked first; left out where nothing changes. */
  ask?(input: Input): Promise<{ readonly title: string; readonly message: string }>;
  run(input: Input, token: CancellationToken): Promise<string>;
}

function asEditorTool<Input>({ doing, ask, run }: Tool<Input>): LanguageModelTool<Input> {
  return {
    async prepareInvocation({ input }) {
      const confirmationMessages = await ask?.(input);
      return { invocationMessage: await doing(input), ...(confirmationMessages === undefined ? {} : { confirmationMessages }) };
    },
    async invoke({ input }, token) {
      try {
        return new LanguageModelToolResult([new LanguageModelTextPart(await run(input, token))]);
      } catch (thrown) {
        // The model reads only the message, and can tell the user what helps.
        throw isOutreachError(thrown) ? new Error(`${thrown.message} ${thrown.help}`, { cause: thrown }) : thrown;
      }
    },
  };
}

async function companyOf(host: Host, leadId: number): Promise<string> {
  const { store } = await host.engine();
  // Strangers named it: in the middle of a question it is short.
  return (await store.leads.find(leadId))?.company.slice(0, 80) ?? l10n.t('lead {0}', leadId);
}

/** Newest first. */
async function campaignsOf(host: Host, leadId: number): Promise<readonly number[]> {
  const { store } = await host.engine();
  const all = await store.campaigns.list();
  const decided = await Promise.all(all.map(({ id }) => store.campaigns.decisionOn(id, leadId)));
  return all.flatMap(({ id }, at) => (decided[at] === undefined ? [] : [id]));
}

/** The work goes on: only this waiting ends. */
async function untilCancelled(work: Promise<unknown>, token: CancellationToken): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const listening = token.onCancellationRequested(() => reject(new Error(l10n.t('You stopped waiting; the draft is written all the same.'))));
  try {
    await Promise.race([work, promise]);
  } finally {
    listening.dispose();
  }
}

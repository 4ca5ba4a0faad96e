import type { Engine } from '../core/engine.ts';
import type { Paths } from '../core/index.ts';
import type { RunFailure } from '../core/orchestrator/runner.ts';
import type { StoredCampaign } from '../core/store/campaigns.ts';
import { reasonOf } from '../core/errors.ts';
import { chosenSubject } from '../core/outbox/chosen-subject.ts';
import { shortRunId } from '../core/model/trajectory/run-id.ts';
import { sayCommand } from './say-command.ts';
import { spendingText } from './spending-text.ts';
import { table } from './table.ts';

export interface RunSummary {
  readonly json: { readonly drafts: number } & Readonly<Record<string, unknown>>;
  readonly text: string;
}

const rowsShown = 20;

/** What the campaigns have come to, where it lies, and what to do next. */
export async function summarize({ store, models, kernel, settings, run }: Engine, campaigns: readonly StoredCampaign[], finished: number, failures: readonly RunFailure[], paths: Paths): Promise<RunSummary> {
  const say = (words: string) => sayCommand(words, paths.home);
  const perCampaign = await Promise.all(
    campaigns.map(async ({ id, name, mode }) => ({
      id,
      name,
      mode,
      leads: await store.campaigns.decisionCounts(id),
      steps: await store.jobs.counts(id),
      emails: await store.emails.counts(id),
    })),
  );
  const spent = await store.spending.total({ run });
  const shown = (await Promise.all(campaigns.map(({ id }) => store.emails.list({ campaignId: id, status: 'drafted', limit: 500 })))).flat();
  const drafts = perCampaign.reduce((sum, { emails }) => sum + emails.drafted, 0);
  const leads = new Map((await store.leads.many(shown.map(({ leadId }) => leadId))).map((lead) => [lead.id, lead]));
  const matches = new Map((await Promise.all(campaigns.map(({ id }) => store.matches.many(id, shown.map(({ leadId }) => leadId))))).flatMap((found) => [...found]));
  const rows = shown
    .map((draft) => ({ draft, lead: leads.get(draft.leadId), score: matches.get(draft.leadId)?.score ?? 0 }))
    .sort((left, right) => right.score - left.score)
    .map(({ draft, lead, score }) => [draft.id, Math.round(score), lead?.company ?? '', lead?.person ?? '', lead?.email ?? 'no address', draft.blockedBy.length === 0 ? 'ready' : `${draft.blockedBy.length} to mend`, chosenSubject(draft)]);
  const waiting = perCampaign.reduce((sum, { steps }) => sum + steps.waiting, 0);
  const found = perCampaign.reduce((sum, { leads: counts }) => sum + counts.pending + counts.accepted + counts.rejected + counts.deferred, 0);

  const lines = [
    rows.length === 0 ? 'No drafts wait for you.' : table(['draft', 'match', 'company', 'person', 'address', 'state', 'subject'], rows.slice(0, rowsShown)),
    drafts > rowsShown ? `… and ${drafts - rowsShown} more: ${say('mail pending')}` : '',
    '',
    `${found} ${found === 1 ? 'lead' : 'leads'} found, ${drafts === 1 ? '1 draft waits' : `${drafts} drafts wait`} for your review, written by ${models.labelOf('writer')}.`,
    said(spendingText(spent), say(`agents inspect ${shortRunId(run)}`)),
    waiting > 0 ? `${waiting} leads wait for your decision: ${say('data accept ID')}` : '',
    finished === 0 && failures.length === 0 ? 'Nothing was left to do.' : '',
    ...failures.slice(0, 5).map(({ step, leadId, error }) => `failed: ${step}${leadId === null ? '' : ` of lead ${leadId}`}: ${reasonOf(error)}`),
    ...kernel.plugins.flatMap(({ failure }) => (failure === null ? [] : [`plugin left out: ${failure.message}`])),
    '',
    `Your data: ${paths.database}`,
    ...(rows.length === 0
      ? []
      : [
          'Next:',
          `  read a draft                ${say(`mail show ${rows[0]?.[0]}`)}`,
          ...(settings.sender.mailingAddress === null ? [`  your postal address, once   ${say('config set sender.mailingAddress "1 Main Street, Springfield"')}`] : []),
          `  approve a draft             ${say(`mail approve ${rows[0]?.[0]}`)}`,
          `  send what is approved       ${say('mail send')}${settings.transport === 'file' ? `   (as files in ${paths.outbox})` : ''}`,
        ]),
  ];
  return {
    json: { campaigns: perCampaign, drafts, found, finished, failures: failures.map(({ step, leadId, error }) => ({ step, leadId, message: reasonOf(error) })), writtenBy: models.labelOf('writer'), run, spent, database: paths.database },
    text: lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n'),
  };
}

/** Nothing of models where none was asked. */
function said(spent: string | undefined, inspect: string): string {
  return spent === undefined ? '' : `${spent}. What was asked and answered: ${inspect}`;
}

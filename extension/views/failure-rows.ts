// Steps that failed, each with what to do. Context: failure, standing for its campaign, so that going on with the campaign tries it again.
import { l10n, MarkdownString } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Job } from '../../core/store/jobs.ts';
import { coreWords } from '../host/core-words.ts';
import { inMarkdown } from '../in-markdown.ts';
import type { Row } from './row.ts';
import { stepWords } from './step-words.ts';
import type { WithStore } from './with-store.ts';

const mostShown = 200;

/** Of one campaign, or of all; the newest first. */
export async function failureRows({ store }: WithStore, { campaignId, within }: { readonly campaignId?: number; readonly within: string }): Promise<readonly Row[]> {
  const failed = (await store.jobs.list({ state: 'failed', ...(campaignId === undefined ? {} : { campaignId }) })).slice(-mostShown).reverse();
  const leads = new Map((await store.leads.many(failed.flatMap(({ leadId }) => (leadId === null ? [] : [leadId])))).map((lead) => [lead.id, lead.company]));
  return failed.map((job) => failureRow(job, within, job.leadId === null ? undefined : leads.get(job.leadId)));
}

function failureRow({ id, campaignId, leadId, step, reason }: Job, within: string, company: string | undefined): Row {
  const label = company === undefined ? stepWords(step) : `${company}: ${stepWords(step)}`;
  const why = reason === null ? l10n.t('no reason was given') : coreWords(reason);
  const remedy = l10n.t('Continue the campaign to try it again. The log says more.');
  return {
    key: `${within}/failure:${id}`,
    ...(campaignId === null ? {} : { id: campaignId }),
    label,
    description: why,
    icon: 'error',
    color: 'list.errorForeground',
    context: 'failure',
    spoken: l10n.t('{0} failed: {1}. {2}', label, why, remedy),
    opens: leadId === null ? { command: commandId('showLog'), arguments: [] } : { command: commandId('openLead'), arguments: [{ id: leadId }] },
    tooltip: () => new MarkdownString([why, remedy].map(inMarkdown).join('\n\n')),
  };
}

// A lead as a row. Contexts: lead.discovered, lead.researching, lead.matched, lead.drafted, lead.sent, lead.replied;
// with `.waiting` behind it when the lead waits for a decision.
import { l10n, MarkdownString } from 'vscode';
import { commandId } from '../contributions.ts';
import type { Lead } from '../../core/domain/lead.ts';
import { coreWords } from '../host/core-words.ts';
import { inMarkdown } from '../in-markdown.ts';
import { leadStatusLooks } from './lead-words.ts';
import type { Row } from './row.ts';

export interface LeadRowOptions {
  /** Row keys of one view differ. */
  readonly within: string;
  /** Stands under its company, which needs no saying. */
  readonly underCompany?: boolean;
  readonly waiting?: boolean;
}

export function leadRow(lead: Lead, { within, underCompany = false, waiting = false }: LeadRowOptions): Row {
  const { id, company, person, role, score, status } = lead;
  const { icon, color, words } = leadStatusLooks[status];
  const who = person ?? role ?? l10n.t('no person known');
  const scored = score === null ? [] : [String(Math.round(score))];
  const rest = underCompany ? [person === null ? null : role] : [who];
  return {
    key: `${within}/lead:${id}`,
    id,
    label: underCompany ? who : company,
    description: [...scored, ...rest].filter((words) => words !== null).join(' · '),
    icon,
    ...(color === undefined ? {} : { color }),
    context: `lead.${status}${waiting ? '.waiting' : ''}`,
    spoken: [company, person, role, words(), score === null ? null : l10n.t('score {0}', Math.round(score))].filter((words) => words !== null).join(', '),
    opens: { command: commandId('openLead'), arguments: [{ id }] },
    tooltip: () => leadTooltip(lead),
  };
}

function leadTooltip({ company, person, role, email, provenance, location, website, venue, status, score, scoreReasons }: Lead): MarkdownString {
  const address = email === null ? l10n.t('no address yet') : provenance?.how === 'guessed' ? l10n.t('{0} (a guess)', email) : email;
  const lines = [[person, role].filter((words) => words !== null).join(', '), address, location, website, l10n.t('{0}, found at {1}', leadStatusLooks[status].words(), venue)];
  const scored = score === null ? [] : [l10n.t('Score {0} of 100', Math.round(score)), scoreReasons.map((reason) => `- ${inMarkdown(coreWords(reason))}`).join('\n')];
  return new MarkdownString([`**${inMarkdown(company)}**`, lines.filter((line) => line !== null && line !== '').map((line) => inMarkdown(line ?? '')).join('  \n'), ...scored].join('\n\n'));
}

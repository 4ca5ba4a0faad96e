import { l10n } from 'vscode';
import { commandId } from '../contributions.ts';
import type { StoredEvent } from '../../core/store/events.ts';
import { coreWords } from '../host/core-words.ts';
import { intentWords } from '../pages/lead/received-words.ts';
import { leadStatusLooks } from './lead-words.ts';

/** What happened, in words, and what a click on it opens. */
export interface EventWords {
  readonly words: string;
  /** What stands behind the words, more quietly. */
  readonly aside?: string;
  readonly icon: string;
  readonly color?: string;
  readonly opens?: { readonly command: string; readonly id: number };
}

/** `company` is that of the lead, where the event itself says only which lead it is about. */
export function eventWords(told: StoredEvent, company?: string): EventWords {
  switch (told.moment) {
    case 'leadDiscovered':
      return aboutLead(told.event.lead.company, l10n.t('found at {0}', told.event.lead.venue), told.event.lead.id, 'search');
    case 'briefReady':
      return aboutLead(told.event.lead.company, told.event.brief.phase === 'light' ? l10n.t('first look') : l10n.t('researched'), told.event.lead.id, 'telescope');
    case 'matchScored':
      return aboutLead(told.event.lead.company, l10n.t('match {0}', Math.round(told.event.match.score)), told.event.lead.id, leadStatusLooks.matched.icon);
    case 'emailDrafted':
      return { words: l10n.t('Draft for {0}', told.event.lead.company), aside: l10n.t('waits for your review'), icon: 'edit', color: 'charts.purple', opens: { command: commandId('openDraft'), id: told.event.email.id } };
    case 'emailApproved':
      return { words: l10n.t('You approved the draft for {0}', told.event.lead.company), icon: 'check', opens: { command: commandId('openDraft'), id: told.event.email.id } };
    case 'emailSent':
      return { words: l10n.t('Sent to {0}', told.event.lead.company), aside: told.event.reference, icon: 'mail', color: 'charts.green', opens: { command: commandId('openDraft'), id: told.event.email.id } };
    case 'emailOpened':
      return aboutLead(told.event.lead.company, l10n.t('perhaps opened'), told.event.lead.id, 'eye');
    case 'replyReceived':
      return { words: l10n.t('{0} replied', told.event.lead.company), aside: intentWords(told.event.intent, l10n), icon: 'reply', color: 'charts.green', opens: { command: commandId('openLead'), id: told.event.lead.id } };
    case 'followUpQueued':
      return aboutLead(told.event.lead.company, l10n.t('a follow-up waits for day {0}', told.event.day), told.event.lead.id, 'calendar');
    case 'agentCompleted':
      return agentWords(told.event, company);
    case 'campaignChanged':
      return { words: campaignWords(told.event.campaign), aside: told.event.campaign.name, icon: 'rocket', opens: { command: commandId('openDashboard'), id: told.event.campaign.id } };
  }
}

function aboutLead(company: string, what: string, id: number, icon: string): EventWords {
  return { words: company, aside: what, icon, opens: { command: commandId('openLead'), id } };
}

function agentWords({ agent, state, leadId, reason }: (StoredEvent & { readonly moment: 'agentCompleted' })['event'], company: string | undefined): EventWords {
  const endings = {
    completed: { said: l10n.t('The agent {0} is done', agent), icon: 'extensions' },
    cancelled: { said: l10n.t('The agent {0} was stopped', agent), icon: 'circle-slash' },
    failed: { said: l10n.t('The agent {0} failed', agent), icon: 'error', color: 'list.errorForeground' },
  };
  const { said, ...look } = endings[state];
  const aside = [company === undefined ? null : said, reason === null ? null : coreWords(reason)].filter((part) => part !== null).join(' · ');
  return { words: company ?? said, ...(aside === '' ? {} : { aside }), ...look, ...(leadId === null ? {} : { opens: { command: commandId('openLead'), id: leadId } }) };
}

function campaignWords({ status }: { readonly status: 'active' | 'paused' | 'completed' }): string {
  switch (status) {
    case 'active':
      return l10n.t('Campaign begun');
    case 'paused':
      return l10n.t('Campaign paused');
    case 'completed':
      return l10n.t('Campaign completed');
  }
}

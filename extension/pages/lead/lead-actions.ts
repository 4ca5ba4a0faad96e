import { staysSuppressed } from '../../../core/review/lift-suppression.ts';
import type { Button } from '../button.ts';
import type { Words } from '../words.ts';
import type { LeadFacts } from './lead-facts.ts';

/** What can be done about a lead now, the likeliest first. */
export function leadActions({ lead, campaigns, emails, correspondence, suppressed }: Pick<LeadFacts, 'lead' | 'campaigns' | 'emails' | 'correspondence' | 'suppressed'>, l10n: Words): readonly Button[] {
  const about = lead.id;
  const alive = emails.find(({ status }) => status !== 'rejected');
  const undecided = campaigns.some(({ decision }) => decision === 'pending' || decision === 'deferred');
  const actions: Button[] = [];
  if (alive !== undefined) actions.push({ command: 'openDraft', about: alive.id, label: alive.status === 'drafted' ? l10n.t('Review the draft') : l10n.t('Open the message') });
  if (alive?.status === 'approved') actions.push({ command: 'whyNotSent', about: alive.id, label: l10n.t('Why not sent?') });
  const doubtful = correspondence.entries.find((entry) => entry.way === 'out' && (entry.state === 'unknown' || entry.state === 'held' || entry.state === 'refused'));
  if (doubtful?.way === 'out') actions.push({ command: 'settleMessage', about: doubtful.emailId, label: l10n.t('Say what became of it') });
  const followed = correspondence.coming.find(({ status }) => status === 'queued');
  if (followed !== undefined) actions.push({ command: 'skipFollowUps', about: followed.emailId, label: l10n.t('Send no follow-ups') });
  if (undecided && alive === undefined) {
    actions.push({ command: 'acceptLead', about, label: l10n.t('Accept') }, { command: 'rejectLead', about, label: l10n.t('Reject') });
    if (campaigns.some(({ decision }) => decision === 'pending')) actions.push({ command: 'deferLead', about, label: l10n.t('Decide later') });
  }
  if (lead.status !== 'sent' && lead.status !== 'replied') actions.push({ command: 'setLeadAddress', about, label: lead.email === null ? l10n.t('Add an address') : l10n.t('Change the address') });
  if (suppressed !== null && !staysSuppressed(suppressed)) actions.push({ command: 'allowAddress', about, label: l10n.t('Let them be written to again') });
  return actions.map((action, index) => ({ ...action, primary: index === 0, place: 'head' }));
}

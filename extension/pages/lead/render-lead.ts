import type { AddressVerification } from '../../../core/domain/address-check.ts';
import type { Email } from '../../../core/domain/email.ts';
import type { EmailStatus } from '../../../core/domain/draft.ts';
import { type AddressProvenance, type LeadStatus, leadStatuses } from '../../../core/domain/lead.ts';
import type { Finding } from '../../../core/domain/brief.ts';
import type { Match, MatchPart, MatchPartName } from '../../../core/domain/match.ts';
import type { Evidence } from '../../../core/domain/source-document.ts';
import type { AgentResult } from '../../../core/store/agent-results.ts';
import type { HistoryEntry } from '../../../core/store/lead-history.ts';
import { helpInEditor } from '../../host/help-in-editor.ts';
import { button } from '../button.ts';
import { html, type Html } from '../html.ts';
import { shortAddress, sourceLink } from '../source-link.ts';
import { webAddress } from '../web-address.ts';
import type { Words } from '../words.ts';
import { findingGroups } from './findings.ts';
import { decisionText, historyNote, historyText } from './history-text.ts';
import { leadActions } from './lead-actions.ts';
import type { LeadFacts, LeadInCampaign } from './lead-facts.ts';
import { renderCorrespondence } from './render-correspondence.ts';
import { basisWords } from './basis-words.ts';
import { suppressedWords } from './suppressed-words.ts';

type Titles = LeadFacts['titles'];

/** Who this is, how well it fits, what was found and where, what was written, and what happened. */
export function renderLead(facts: LeadFacts, l10n: Words): Html {
  const { lead, campaigns, emails, results, history, correspondence, titles } = facts;
  return html`
    <header class="head">
      <h1>${lead.company}</h1>
      <p class="lead">${[lead.role, lead.location].filter((each) => each !== null).join(' · ')}</p>
      ${journey(lead.status, l10n)}
      <div class="row">${leadActions(facts, l10n).map(button)}</div>
    </header>
    <div class="columns">
      <div class="wide">
        ${campaigns.map((campaign) => [campaigns.length > 1 && html`<h2 class="campaign">${campaign.name}</h2>`, match(campaign, titles, l10n), brief(campaign, titles, l10n)])}
        ${renderCorrespondence(correspondence, l10n)}
        ${emails.length > 0 && html`<section aria-labelledby="mail"><h2 id="mail">${l10n.t('What was written')}</h2>${emails.map((email, index) => letter(email, index === 0, l10n))}</section>`}
        ${results.length > 0 && html`<section aria-labelledby="agents"><h2 id="agents">${l10n.t('What other agents say')}</h2>${results.map(agentResult)}</section>`}
      </div>
      <div class="narrow">
        ${about(facts, l10n)}
        <section class="card" aria-labelledby="history"><h2 id="history">${l10n.t('History')}</h2>
          ${history.length === 0 ? html`<p class="quiet">${l10n.t('Nothing has happened yet.')}</p>` : html`<ol class="history">${history.map((entry) => happened(entry, l10n))}</ol>`}
        </section>
      </div>
    </div>`;
}

function journey(status: LeadStatus, l10n: Words): Html {
  const names: Readonly<Record<LeadStatus, string>> = { discovered: l10n.t('Found'), researching: l10n.t('Researched'), matched: l10n.t('Matched'), drafted: l10n.t('Drafted'), sent: l10n.t('Sent'), replied: l10n.t('Replied') };
  const now = leadStatuses.indexOf(status);
  return html`<ol class="journey" aria-label="${l10n.t('Status')}">${leadStatuses.map((each, index) =>
    index === now ? html`<li class="now" aria-current="step">${names[each]}</li>` : html`<li class="${index < now ? 'past' : 'ahead'}">${names[each]}</li>`,
  )}</ol>`;
}

function about({ lead, campaigns, titles, basis, suppressed, lifted }: LeadFacts, l10n: Words): Html {
  const website = webAddress(lead.website);
  return html`<section class="card" aria-labelledby="about"><h2 id="about">${l10n.t('About')}</h2>
    <dl class="facts">
      <div><dt>${l10n.t('Person')}</dt><dd>${lead.person ?? l10n.t('Not known: the hiring team')}</dd></div>
      <div><dt>${l10n.t('Address')}</dt><dd>${lead.email ?? l10n.t('None yet')}${lead.email !== null && lead.provenance !== null && provenance(lead.provenance, titles, l10n)}</dd></div>
      ${suppressed !== null && html`<div><dt>${l10n.t('Never written to')}</dt><dd>${suppressedWords(suppressed, l10n)} <time class="quiet" datetime="${suppressed.at}">${l10n.time(suppressed.at)}</time></dd></div>`}
      ${suppressed === null && lifted !== null && html`<div><dt>${l10n.t('Written to again, because')}</dt><dd>${lifted.why} <time class="quiet" datetime="${lifted.at}">${l10n.time(lifted.at)}</time></dd></div>`}
      ${basis !== null && html`<div><dt>${l10n.t('Why you may write')}</dt><dd>${basisWords(basis.basis, l10n)}${basis.source !== null && html`<p class="quiet">${basis.source}</p>`}</dd></div>`}
      ${lead.website !== null && html`<div><dt>${l10n.t('Website')}</dt><dd>${website === undefined ? lead.website : html`<a href="${website}">${shortAddress(website)}</a>`}</dd></div>`}
      <div><dt>${l10n.t('Found by')}</dt><dd>${lead.venue}</dd></div>
      ${campaigns.map(({ decision, reason }) => html`<div><dt>${l10n.t('Decision')}</dt><dd>${decisionText(decision, l10n)}${reason !== null && html`<p class="quiet">${l10n.core(reason)}</p>`}</dd></div>`)}
      ${lead.score !== null && html`<div><dt>${l10n.t('Worth a look')}</dt><dd>${l10n.t('{0} of 100', l10n.number(Math.round(lead.score)))}${lead.scoreReasons.length > 0 && html`<ul class="quiet">${lead.scoreReasons.map((reason) => html`<li>${l10n.core(reason)}</li>`)}</ul>`}</dd></div>`}
    </dl>
  </section>`;
}

function provenance({ uri, how, quote, verified }: AddressProvenance, titles: Titles, l10n: Words): Html {
  const said = { stated: l10n.t('Stated in'), guessed: l10n.t('A guess, from'), imported: l10n.t('Imported from') }[how];
  return html`<p class="quiet"><span class="${how === 'guessed' ? 'badge doubtful' : 'badge'}">${said}</span> ${sourceLink({ kind: 'page', uri }, titles.get(uri), l10n)}</p>${quote !== undefined && html`<blockquote>${quote}</blockquote>`}${verified !== undefined && looked(verified, l10n)}`;
}

function looked({ verdict, because, at }: AddressVerification, l10n: Words): Html {
  const said = { good: l10n.t('Looks good'), risky: l10n.t('Risky'), bad: l10n.t('Takes no mail'), unknown: l10n.t('Could not be checked') }[verdict];
  return html`<p class="quiet"><span class="${verdict === 'good' ? 'badge sent' : 'badge doubtful'}">${said}</span> <time datetime="${at}">${l10n.t('checked {0}', l10n.time(at))}</time></p>${because.map((reason) => html`<p class="quiet">${l10n.core(reason)}</p>`)}`;
}

function match({ id, match: found }: LeadInCampaign, titles: Titles, l10n: Words): Html | false {
  if (found === null) return false;
  return html`<section class="card" aria-labelledby="${`match-${id}`}">
    <h2 id="${`match-${id}`}">${l10n.t('Match')}</h2>
    <div class="match">
      <p class="score"><strong>${l10n.number(Math.round(found.score))}</strong> <span>${l10n.t('of 100')}</span> </p>
      <p class="value">${found.valueProposition}</p>
      <p class="quiet">${l10n.t('{0} sure: so much was there to go by, of what a posting, their pages and your résumé can tell. It does not change the score.', l10n.percent(found.confidence))}</p>
    </div>
    <ul class="parts">${found.parts.map((part) => matchPart(part, id, titles, l10n))}</ul>
    ${leadWith(found, l10n)}
  </section>`;
}

function matchPart({ name, fit, weight, reason, evidence }: MatchPart, campaignId: number, titles: Titles, l10n: Words): Html {
  const names: Readonly<Record<MatchPartName, string>> = { skills: l10n.t('Skills'), experience: l10n.t('Experience'), seniority: l10n.t('Seniority'), company: l10n.t('Company') };
  const share = Math.round(Math.max(0, Math.min(1, fit)) * 100);
  return html`<li>
    <p class="part"><strong>${names[name] ?? name}</strong> <span>${l10n.t('fits by {0}', l10n.percent(fit))}</span> <small class="quiet">${l10n.t('counts for {0} of the score', l10n.percent(weight))}</small></p>
    <svg class="bar" aria-hidden="true" width="100%" height="8"><rect class="track" width="100%" height="8" rx="4"/><rect class="fit" width="${share}%" height="8" rx="4"/></svg>
    <p>${l10n.core(reason)}</p>
    ${evidence.length > 0 && html`<details id="${`evidence-${campaignId}-${name}`}"><summary>${l10n.t('{0}: the evidence ({1})', names[name] ?? name, evidence.length)}</summary><ul class="plain">${evidence.map((each) => html`<li>${proof(each, titles, l10n)}</li>`)}</ul></details>`}
  </li>`;
}

function leadWith({ leadWith: best }: Match, l10n: Words): Html | false {
  return best !== null && html`<h3>${l10n.t('Lead with')}</h3>${proof(best, new Map(), l10n)}`;
}

function proof(evidence: Evidence, titles: Titles, l10n: Words): Html {
  return html`<blockquote>${evidence.quote}</blockquote><p class="quiet">${sourceLink(evidence, titles.get(evidence.uri), l10n)}</p>`;
}

function brief({ id, briefs }: LeadInCampaign, titles: Titles, l10n: Words): Html {
  const groups = findingGroups(briefs, l10n);
  return html`<section class="card" aria-labelledby="${`brief-${id}`}">
    <h2 id="${`brief-${id}`}">${l10n.t('Brief')}</h2>
    ${briefs.length === 0 ? html`<p class="quiet">${l10n.t('Not researched yet.')}</p>` : briefs.map(({ summary }) => html`<p>${summary}</p>`)}
    ${groups.map(({ title, findings }) => html`<h3>${title}</h3><ul class="findings">${findings.map((each) => finding(each, titles, l10n))}</ul>`)}
  </section>`;
}

function finding({ text, source, at }: Finding, titles: Titles, l10n: Words): Html {
  return html`<li><p>${text}</p>${source.quote !== text && html`<blockquote>${source.quote}</blockquote>`}<p class="quiet">${sourceLink(source, titles.get(source.uri), l10n)} · <time datetime="${at}">${l10n.time(at)}</time></p></li>`;
}

function letter({ id, status, subjectA, body, footer, blockedBy, writtenBy, followUps }: Email, newest: boolean, l10n: Words): Html {
  const names: Readonly<Record<EmailStatus, string>> = { drafted: l10n.t('Draft'), approved: l10n.t('Approved'), sent: l10n.t('Sent'), rejected: l10n.t('Rejected') };
  return html`<article class="card letter" aria-labelledby="${`subject-${id}`}">
    <h3 id="${`subject-${id}`}">${subjectA}</h3>
    <p class="quiet"><span class="badge ${status}">${names[status]}</span> ${l10n.t('Written by {0}', l10n.core(writtenBy))}</p>
    ${blockedBy.length > 0 && html`<ul class="problems">${blockedBy.map(({ message, help }) => html`<li><strong>${l10n.core(message)}</strong> ${helpInEditor(l10n.core(help))}</li>`)}</ul>`}
    <details id="${`letter-${id}`}"${newest && html` open`}><summary>${l10n.t('The words')}</summary><div class="words">${body}</div>${footer !== '' && html`<div class="words quiet">${footer}</div>`}
      ${followUps.map(({ day, body: words }) => html`<h4>${l10n.t('Follow-up on day {0}', day)}</h4><div class="words">${words}</div>`)}</details>
    ${status !== 'rejected' && html`<div class="row">${button({ command: 'openDraft', about: id, label: l10n.t('Open'), place: 'letter' })} ${button({ command: 'previewMessage', about: id, label: l10n.t('Preview the exact message'), place: 'letter' })}</div>`}
  </article>`;
}

function agentResult({ agent, value }: AgentResult): Html {
  return html`<h3>${agent}</h3><pre class="words" tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
}

function happened(entry: HistoryEntry, l10n: Words): Html {
  const note = historyNote(entry);
  return html`<li><time class="quiet" datetime="${new Date(entry.at).toISOString()}">${l10n.time(entry.at)}</time><p>${historyText(entry, l10n)}</p>${note !== null && html`<p class="quiet words">${l10n.core(note)}</p>`}</li>`;
}

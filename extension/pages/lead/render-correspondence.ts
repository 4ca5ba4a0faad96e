import type { OutboxState } from '../../../core/store/outbox.ts';
import { html, type Html } from '../html.ts';
import type { Words } from '../words.ts';
import type { ComingFollowUp, Correspondence, MailEntry } from './correspondence.ts';
import { renderReceived } from './render-received.ts';
import { timeWords } from './time-words.ts';

/** What went and what came, as a conversation is read; then what is still to go. False while there is none of it. */
export function renderCorrespondence({ entries, coming }: Correspondence, l10n: Words): Html | false {
  if (entries.length === 0 && coming.length === 0) return false;
  return html`<section class="card" aria-labelledby="correspondence"><h2 id="correspondence">${l10n.t('Mail, both ways')}</h2>
    ${entries.length > 0 && html`<ol class="mail">${entries.map((entry) => (entry.way === 'out' ? sent(entry, l10n) : renderReceived(entry, l10n)))}</ol>`}
    ${coming.length > 0 && html`<h3>${l10n.t('Follow-ups')}</h3><ul class="plain">${coming.map((each) => html`<li>${comingWords(each, l10n)}${each.reason !== null && html` <span class="quiet">(${l10n.core(each.reason)})</span>`}</li>`)}</ul>`}
  </section>`;
}

function sent({ id, at, step, state, reason, subject, text }: MailEntry & { readonly way: 'out' }, l10n: Words): Html {
  const what = step === 'first' ? l10n.t('You wrote') : l10n.t('Your follow-up of day {0}', step.slice('day-'.length));
  return html`<li class="out">
    <p><strong>${what}</strong> <span class="badge ${state === 'sent' ? 'sent' : 'doubtful'}">${stateWords(state, l10n)}</span> ${timeWords(at, l10n)}</p>
    ${reason !== null && html`<p class="quiet">${l10n.core(reason)}</p>`}
    <details id="${`sent-${id}`}"><summary>${subject}</summary><div class="words">${text}</div></details>
  </li>`;
}

function stateWords(state: OutboxState, l10n: Words): string {
  return {
    queued: l10n.t('Waits to be sent'),
    sending: l10n.t('Being sent'),
    sent: l10n.t('Sent'),
    refused: l10n.t('Refused by their server'),
    unknown: l10n.t('Nobody knows whether it arrived'),
    held: l10n.t('Held back'),
    cancelled: l10n.t('Given up'),
  }[state];
}

function comingWords({ day, status, dueAt, isFirstSent }: ComingFollowUp, l10n: Words): string {
  if (status === 'skipped') return l10n.t('Day {0}: not sent.', day);
  if (dueAt === null && isFirstSent) return l10n.t('Day {0}: not approved with the message, so it is not sent.', day);
  return dueAt === null ? l10n.t('Day {0}: once the first message is sent.', day) : l10n.t('Day {0}: not before {1}.', day, l10n.time(dueAt));
}

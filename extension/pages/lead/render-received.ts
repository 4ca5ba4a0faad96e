import type { ReceivedRecord } from '../../../core/store/inbox.ts';
import { html, type Html } from '../html.ts';
import type { Words } from '../words.ts';
import { receivedWords } from './received-words.ts';
import { timeWords } from './time-words.ts';

/** A message that came, as an item of a list: what it is, who wrote it, and their words as text. */
export function renderReceived(received: ReceivedRecord, l10n: Words): Html {
  const { receivedAt, sender, text, substitute, subject, recipients } = received;
  const answers = [...new Set(recipients.map(({ address, status, smtpCode, reason }) => [address, smtpCode, status, reason].filter((each) => each !== '').join(' ')))];
  return html`<li class="in">
    <p><strong>${sender ?? l10n.t('A mail server')}</strong> <span class="badge">${receivedWords(received, l10n)}</span> ${timeWords(receivedAt, l10n)}</p>
    ${subject !== null && subject !== '' && html`<p class="quiet">${subject}</p>`}
    ${answers.length > 0 && html`<ul class="plain quiet">${answers.map((each) => html`<li>${each}</li>`)}</ul>`}
    ${substitute !== null && html`<p>${l10n.t('Named instead: {0}', substitute)}</p>`}
    ${text !== null && text.trim() !== '' && html`<div class="words">${text}</div>`}
  </li>`;
}

import type { ReceivedRecord } from '../../../core/store/inbox.ts';
import { html, type Html } from '../html.ts';
import type { Words } from '../words.ts';
import { renderReceived } from '../lead/render-received.ts';

/** A message that belongs to none of ours: what is known of it, and what followed. */
export function renderUnmatched(received: ReceivedRecord, l10n: Words): Html {
  return html`<h1>${l10n.t('Belongs to none of your messages')}</h1>
    <ol class="mail">${renderReceived(received, l10n)}</ol>
    ${received.kind === 'opt-out' && html`<p>${l10n.t('Whoever wrote it is not written to any more.')}</p>`}
    ${received.kind === 'complaint' && html`<p>${l10n.t('The account sends nothing for a day after it came.')}</p>`}
    ${received.text === null && html`<p class="quiet">${l10n.t('What people write to you about other things is not kept here. To read it, look into your mail program.')}</p>`}`;
}

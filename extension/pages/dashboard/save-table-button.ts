import { html, type Html } from '../html.ts';
import type { TableName } from '../messages.ts';
import type { Words } from '../words.ts';

/** Asks the editor to save a table of the dashboard. */
export function saveTableButton({ name, title }: { readonly name: TableName; readonly title: string }, l10n: Words): Html {
  return html`<button type="button" class="secondary" id="${`${name}-save-table`}" data-save="table" data-about="${name}" aria-label="${l10n.t('Save as CSV: {0}', title)}">${l10n.t('Save as CSV')}</button>`;
}

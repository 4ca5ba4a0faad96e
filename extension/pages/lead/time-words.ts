import { html, type Html } from '../html.ts';
import type { Words } from '../words.ts';

/** When something came or went; false of what has no time yet. Milliseconds since 1970, UTC. */
export function timeWords(at: number | null, l10n: Words): Html | false {
  return at !== null && html`<time class="quiet" datetime="${new Date(at).toISOString()}">${l10n.time(at)}</time>`;
}

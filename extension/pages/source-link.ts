import type { Evidence } from '../../core/domain/source-document.ts';
import { html, type Html } from './html.ts';
import { webAddress } from './web-address.ts';
import type { Words } from './words.ts';

/** Where something stands: a link where it is a page of the web, else in words. `title` is what the page calls itself. */
export function sourceLink({ kind, uri }: Pick<Evidence, 'kind' | 'uri'>, title: string | undefined, l10n: Words): Html {
  const address = webAddress(uri);
  if (address !== undefined) return html`<a href="${address}">${title ?? shortAddress(address)}</a>`;
  if (kind === 'resume' || uri.startsWith('resume:')) return html`<span>${l10n.t('your résumé')}</span>`;
  if (kind === 'answer' || uri.startsWith('user:')) return html`<span>${l10n.t('your own words')}</span>`;
  return html`<span>${title === undefined ? uri : `${title} (${uri})`}</span>`;
}

/** `https://www.example.com/jobs/1` as `example.com/jobs/1`. */
export function shortAddress(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`;
}

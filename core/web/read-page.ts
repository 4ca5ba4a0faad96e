import type { WebPage } from '../contracts/web.ts';
import { readHtml } from '../text/read-html.ts';
import { visibleCharacters } from '../text/visible-characters.ts';
import type { Fetched } from './fetch-text.ts';

/** Title, visible text and links of a page; of any other text its characters as they are, without those that nobody sees. */
export function readPage({ url, contentType, text, fetchedAt }: Fetched): WebPage {
  if (!isHtml(contentType, text)) {
    return { url: url.href, title: '', text: visibleCharacters(text), html: text, links: [], fetchedAt };
  }
  const read = readHtml(text);
  return { url: url.href, title: read.title, text: read.text, html: text, links: absolute(read.links, baseOf(url, read.base)), fetchedAt };
}

function isHtml(contentType: string, text: string): boolean {
  if (contentType === '') return /^\s*<(?!\?xml)/.test(text);
  return contentType === 'text/html' || contentType === 'application/xhtml+xml';
}

function baseOf(url: URL, stated: string | undefined): URL {
  const base = stated === undefined ? null : URL.parse(stated, url.href);
  return base !== null && (base.protocol === 'http:' || base.protocol === 'https:') ? base : url;
}

/** Links that lead to a page or a mailbox, each address once, under its first text. */
function absolute(links: readonly { readonly href: string; readonly text: string }[], base: URL): { url: string; text: string }[] {
  const found = new Map<string, string>();
  for (const { href, text } of links) {
    const url = URL.parse(href, base.href);
    if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) continue;
    url.hash = '';
    if (url.protocol !== 'mailto:') Object.assign(url, { username: '', password: '' });
    if (!found.has(url.href)) found.set(url.href, text);
  }
  return Array.from(found, ([url, text]) => ({ url, text }));
}

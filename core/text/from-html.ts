import { readHtml } from './read-html.ts';

/**
 * Plain text of HTML as a person sees it: blocks on lines of their own, what stands in one block on one line, list items
 * with `- `, entities decoded once, nothing hidden. Of HTML that came escaped (`&lt;p&gt;`) it gives the HTML: read that again.
 * With `markQuotes` each line of a `<blockquote>` begins with `> `, as in mail.
 */
export function fromHtml(html: string, options: { readonly markQuotes?: boolean } = {}): string {
  return readHtml(html, options).text;
}

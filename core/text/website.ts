// The company's own website, when a text links to it.

/** A web address in the text or HTML whose host is the company's name, without its path; undefined when there is none. Job boards and social networks never match: their hosts are their own names. */
export function website(company: string, text: string): string | undefined {
  const name = together(company);
  if (name.length < 2) return undefined;
  const plain = together(company.replace(legalForms, ''));
  for (const [, scheme, host = ''] of text.slice(0, mostTextLength).matchAll(webAddress)) {
    const labels = host.toLowerCase().replace(/^www\./, '').split('.');
    const own = together(labels.slice(0, -1).join(''));
    const first = together(labels.at(-2) ?? '');
    if ([own, first, together(labels.join(''))].some((form) => form === name || form === plain)) return `${scheme ?? 'https://'}${host.toLowerCase()}`;
  }
  return undefined;
}

const mostTextLength = 200_000;

const legalForms = /[ ,]+(?:inc|llc|ltd|limited|gmbh|corp|corporation|co|company|s\.?a\.?|b\.?v\.?|ag|ab|oy|plc|pty)\.?$/i;

/** With a scheme, or a bare `www.` or `name.tld` that does not belong to a mail address. */
const webAddress = /(?<![\p{L}\p{N}@./-])(https?:\/\/)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,24})(?![\p{L}\p{N}@-])/giu;

function together(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

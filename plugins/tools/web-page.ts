import type { Plugin, WebPage } from '../../core/index.ts';

/** Lets a model read one public page, part by part. */
const webPage: Plugin = {
  name: 'tool-web-page',
  apiVersion: 1,
  description: 'A tool for models: reads one public web page.',
  apply(scope) {
    scope.addTool<Input>({
      id: 'web-page',
      description: 'Reads one public web page and answers with its title, its text and its links. Long pages come in parts: ask again with the number in `next` as `from`.',
      input: {
        type: 'object',
        additionalProperties: false,
        required: ['url'],
        properties: {
          url: { type: 'string', pattern: '^https?://', maxLength: 2_000, description: 'The address of the page, beginning with https:// or http://.' },
          from: { type: 'integer', minimum: 0, maximum: 10_000_000, default: 0, description: 'Where in the text to begin; 0 for its beginning.' },
        },
      },
      risk: 'read-only',
      deadlineSeconds: 60,
      async run({ url, from }, { web, signal }) {
        signal.throwIfAborted();
        return partOf(await web.page(url), from);
      },
    });
  },
};

export default webPage;

interface Input {
  readonly url: string;
  readonly from: number;
}

/** Characters of text in one part; what a small model can still hold beside its question. */
const partLength = 8_000;
const mostLinks = 30;
const longestLinkText = 80;

function partOf({ url, title, text, links }: WebPage, from: number): Readonly<Record<string, unknown>> {
  const part = text.slice(from, from + partLength).toWellFormed();
  const next = from + partLength < text.length ? from + partLength : null;
  // Links are the same on every part.
  return { url, title: title.slice(0, 200), text: part, next, ...(from === 0 ? { links: worthFollowing(url, links) } : {}) };
}

/** Each page once, this one left out. */
function worthFollowing(own: string, links: WebPage['links']): WebPage['links'] {
  const known = new Set([bare(own)]);
  const found = links.filter(({ url }) => /^https?:/.test(url) && !known.has(bare(url)) && known.add(bare(url)));
  return found.slice(0, mostLinks).map(({ url, text }) => ({ url, text: text.slice(0, longestLinkText) }));
}

function bare(url: string): string {
  return url.replace(/#.*$/, '');
}

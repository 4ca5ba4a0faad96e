// Web addresses of the person: written out, or behind words.
import type { Sourced } from '../domain/span.ts';
import { type PlacedLine, sourced } from './resume-text.ts';

const endings = 'com|org|net|io|dev|me|ai|co|app|tech|info|xyz|page|site|blog|design|works|pro|name|codes|software|online|website|cloud|studio|de|uk|fr|nl|eu|ch|at|es|it|us|ca|in|se|no|dk|fi|pl|cz|pt|be|ie|au|nz|br|jp|cn|sg|example|id|gg|ly|so|sh|tv|edu|gov';
const linkShape = new RegExp(String.raw`(?<![\p{L}\d@./_-])(?:https?://[^\s<>"'|)\]]{4,300}|www\.[^\s<>"'|)\]]{4,200}|(?:[a-z0-9-]{1,63}\.){1,4}(?:${endings})(?:/[^\s<>"'|,;)\]]{0,200})?(?![\p{L}\d@-]|\.\p{L}))`, 'giu');
const personal = /^(?:https?:\/\/)?(?:www\.)?(?:[a-z]{2,3}\.)?(?:linkedin|github|gitlab|bitbucket|stackoverflow|stackexchange|medium|dev|behance|dribbble|kaggle|twitter|x|mastodon|orcid|researchgate|scholar\.google|leetcode|hackerrank|codepen|youtube|instagram|facebook|xing|huggingface|npmjs|gist\.github|substack)\.[a-z.]{2,6}\/|\.github\.io/i;

/** Whether a text is little more than a web address. */
export function isLinkLike(text: string): boolean {
  return [...text.matchAll(linkShape)].some((match) => match[0].length > 0.6 * text.length);
}

/** Pages of the person: any page near the name or told with a project, elsewhere only those that are known to be people's own. */
export function linksIn(rawText: string, lines: readonly PlacedLine[], own: ReadonlySet<PlacedLine>, near: ReadonlySet<PlacedLine>): readonly Sourced<string>[] {
  const found: Sourced<string>[] = [];
  const seen = new Set<string>();
  const add = (link: Sourced<string>): void => {
    const key = link.value.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, '').replace(/\/$/, '');
    if (seen.has(key) || found.length >= 50) return;
    seen.add(key);
    found.push(link);
  };
  for (const line of lines) {
    for (const match of line.text.matchAll(linkShape)) {
      const url = match[0].replace(/[.,;:!?)\]]+$/, '');
      if (!personal.test(url) && !(own.has(line) && /^(?:https?:|www\.)/i.test(url)) && !(near.has(line) && url === url.toLowerCase())) continue;
      if (/^(?:asp\.net|ado\.net|vb\.net|socket\.io|node\.js)$/i.test(url)) continue;
      add(sourced(rawText, line.start + match.index, line.start + match.index + url.length));
    }
    for (const { start, end, url } of line.links) {
      if (/^https?:/i.test(url) && end > start && (own.has(line) || personal.test(url.replace(/^https?:\/\/(?:www\.)?/i, '')))) add(sourced(rawText, line.start + start, line.start + end, url));
    }
  }
  return found.sort((one, other) => one.span.start - other.span.start);
}

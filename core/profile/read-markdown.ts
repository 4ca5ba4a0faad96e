import { wordsOfLine } from '../text/from-markdown.ts';
import { cleanText } from './clean-text.ts';
import { unwrapped, type WrittenLine } from './read-plain-text.ts';
import type { LineLink, ResumeLine } from './resume-line.ts';

/** The lines of a résumé in Markdown: headings and links are known, marks are gone. */
export function linesOfMarkdown(markdown: string): readonly ResumeLine[] {
  const written: WrittenLine[] = [];
  let blankBefore = true;
  for (const raw of withoutFrontMatter(markdown.replaceAll(/\r\n?/g, '\n')).split('\n')) {
    const underline = /^ {0,3}(=+|-{2,})\s*$/.exec(raw)?.[1];
    const last = written.at(-1);
    if (underline !== undefined && !blankBefore && last !== undefined && !last.bullet && last.headingLevel === null) {
      written[written.length - 1] = { ...last, headingLevel: underline.startsWith('=') ? 1 : 2 };
      continue;
    }
    const words = wordsOfLine(markedLinks(raw.replace(/^(?: {0,3}> ?)+/, '')));
    if (words === null || words.trim() === '') {
      blankBefore = true;
      continue;
    }
    const heading = /^ {0,3}(#{1,6})\s/.exec(raw)?.[1];
    const item = /^(\s*)(?:[-*+]\s|\d{1,9}[.)]\s)/.exec(raw);
    const isBold = /^\s*(?:\*\*|__)[^*_]+(?:\*\*|__)[:,]?\s*$/.test(raw);
    for (const [index, part] of words.split('\n').entries()) {
      const { text, links } = takenLinks(cleanMarked(item !== null && index === 0 ? part.replace(/^\s*(?:-|\d{1,9}[.)])\s/, '') : part));
      if (text === '') continue;
      written.push({
        indent: (/^\s*/.exec(raw)?.[0] ?? '').length,
        text,
        bullet: item !== null && index === 0,
        blankBefore: blankBefore && index === 0,
        endsHard: / {2,}$|\\$/.test(raw) || words.includes('\n'),
        headingLevel: heading?.length ?? null,
        look: isBold ? 'bold' : '',
        links,
      });
    }
    blankBefore = false;
  }
  return unwrapped(written);
}

/** The values of the front matter stay, one to a line; its fences go. */
function withoutFrontMatter(markdown: string): string {
  const matter = /^\uFEFF?---\n([\s\S]{0,5000}?)\n---\n/.exec(markdown);
  return matter === null ? markdown : `${matter[1] ?? ''}\n\n${markdown.slice(matter[0].length)}`.replaceAll(/^(?:layout|permalink|date|tags|css|theme|template):.*$/gm, '');
}

// A link is kept through the removal of marks by characters that no text has: begin, end, number of the link.
const begin = '\uE010';
const middle = '\uE011';
const finish = '\uE012';

function markedLinks(line: string): string {
  return line
    .replaceAll(/[\uE010-\uE012]/g, '')
    .replaceAll(/(?<!!)\[([^[\]]{1,300})\]\(\s*<?((?:https?:\/\/|mailto:|tel:|www\.)[^()\s>]{1,500})>?(?:\s+["'][^"']{0,300}["'])?\s*\)/gi, (_, words: string, url: string) => `${begin}${words}${middle}${encodeURIComponent(url).replaceAll(/[_*~`]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}${finish}`);
}

/** Cleans the words and leaves the marks of links, which cleaning would take for icons. */
function cleanMarked(text: string): string {
  return text
    .split(/([\uE010-\uE012])/)
    .map((part) => (/^[\uE010-\uE012]$/.test(part) ? part : cleanText(part)))
    .join('')
    .trim();
}

function takenLinks(marked: string): { readonly text: string; readonly links: readonly LineLink[] } {
  const links: LineLink[] = [];
  let text = '';
  let rest = marked;
  for (;;) {
    const match = /\uE010([^\uE010-\uE012]*)\uE011([^\uE010-\uE012]*)\uE012/.exec(rest);
    if (match === null) return { text: text + rest.replaceAll(/[\uE010-\uE012]/g, ''), links };
    text += rest.slice(0, match.index).replaceAll(/[\uE010-\uE012]/g, '');
    const words = match[1] ?? '';
    const url = decoded(match[2] ?? '');
    links.push({ start: text.length, end: text.length + words.length, url });
    text += words;
    rest = rest.slice(match.index + match[0].length);
  }
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded; // Cut by a mark inside the address: better a crooked link than none.
  }
}

// The parser streams, so that a page made to hurt can be left where it gets too deep.
import { isHiddenElement } from './hidden-html.ts';
import { createHtmlParser } from './html-parser.ts';
import { createLineWriter, type LineWriter } from './line-writer.ts';
import { visibleCharacters } from './visible-characters.ts';

/** What a person sees of a page, and where it leads. */
export interface ReadHtml {
  readonly title: string;
  readonly text: string;
  /** As written in the page, in order; hidden ones and those without words left out. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** What `<base href>` says links are relative to. */
  readonly base: string | undefined;
}

/** Longer pages are read up to here, in UTF-16 units. */
export const longestHtml = 5_000_000;
/** Pages nested deeper are read up to the place where they are. Real ones stay under 100. */
export const deepestHtml = 500;
const mostLinks = 2_000;
const longestLinkText = 200;
const pieceLength = 16_384;

/** Elements that stand on lines of their own, and how many line ends part them from what is around. */
const blocks = new Map<string, 1 | 2>([
  ...names(1, 'address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form header html legend li main nav optgroup option search section summary tbody tfoot thead tr'),
  ...names(2, 'blockquote h1 h2 h3 h4 h5 h6 hr menu ol p pre table ul'),
]);

/** Elements that are drawn as boxes: two of them side by side are two words. */
const boxes = new Set(['a', 'button', 'label']);

/** Title, visible text and links of HTML. Bounded in length and depth; never fails. */
export function readHtml(html: string, { markQuotes = false }: { readonly markQuotes?: boolean } = {}): ReadHtml {
  const writer = createLineWriter();
  const open: OpenElement[] = [];
  const links: { href: string; text: string }[] = [];
  const title: string[] = [];
  let base: string | undefined;
  let link: { readonly href: string; readonly words: string[] } | undefined;
  let lastBoxClosed = false;
  let tooDeep = false;

  const parser = createHtmlParser({
    onopentag(name, attributes) {
      const around = open.at(-1);
      if (open.length >= deepestHtml) tooDeep = true;
      if (name === 'base') base ??= attributes['href'];
      const hidden = around?.hidden === true || isHiddenElement(name, attributes);
      const element = { name, hidden, inTitle: name === 'title' && around?.name !== 'svg', inItem: name === 'li' || around?.inItem === true, verbatim: name === 'pre' || around?.verbatim === true };
      open.push(element);
      if (hidden) return;
      if (lastBoxClosed && boxes.has(name)) writer.gap(' ');
      if (blocks.has(name)) link?.words.push(' ');
      if (name === 'a' && attributes['href'] !== undefined) link = { href: attributes['href'], words: [] };
      beginElement(writer, element);
      if (markQuotes && name === 'blockquote') writer.quote(1);
    },
    ontext(raw) {
      const element = open.at(-1);
      if (element?.inTitle) title.push(raw);
      if (element?.hidden || tooDeep) return;
      const text = visibleCharacters(raw);
      if (text === '') return;
      lastBoxClosed = false;
      link?.words.push(text);
      if (element?.verbatim) writer.lines(text);
      else writer.words(text);
    },
    onclosetag(name) {
      const element = open.at(-1);
      if (element?.name !== name) return; // its start tag was never finished
      open.pop();
      if (element.hidden) return;
      if (boxes.has(name)) lastBoxClosed = true;
      if (blocks.has(name)) link?.words.push(' ');
      if (name === 'a' && link !== undefined) {
        const text = oneLine(link.words).slice(0, longestLinkText);
        if (text !== '' && links.length < mostLinks) links.push({ href: link.href, text });
        link = undefined;
      }
      if (markQuotes && name === 'blockquote') writer.quote(-1);
      endElement(writer, element);
    },
  });

  const bounded = html.slice(0, longestHtml);
  for (let at = 0; at < bounded.length && !tooDeep; ) {
    const end = pieceEnd(bounded, at);
    parser.write(bounded.slice(at, end));
    at = end;
  }
  if (!tooDeep) parser.end();
  return { title: oneLine(title), text: writer.text(), links, base };
}

interface OpenElement {
  readonly name: string;
  readonly hidden: boolean;
  readonly inTitle: boolean;
  readonly inItem: boolean;
  readonly verbatim: boolean;
}

function beginElement(writer: LineWriter, element: OpenElement): void {
  if (element.name === 'br') writer.lineEnd();
  else if (element.name === 'li') writer.bullet('- ');
  else if (element.name !== 'hr') breakLine(writer, element);
}

function endElement(writer: LineWriter, element: OpenElement): void {
  if (element.name === 'td' || element.name === 'th') writer.gap(' | ');
  else breakLine(writer, element);
}

/** Paragraphs of one list item keep together. */
function breakLine(writer: LineWriter, element: OpenElement): void {
  const count = blocks.get(element.name);
  if (count !== undefined) writer.newLine(element.inItem ? 1 : count);
}

function oneLine(words: readonly string[]): string {
  return visibleCharacters(words.join('')).replace(/\s+/g, ' ').trim();
}

/** Never between the halves of one character. */
function pieceEnd(text: string, start: number): number {
  const end = start + pieceLength;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

function names(breaks: 1 | 2, list: string): [string, 1 | 2][] {
  return list.split(' ').map((name) => [name, breaks]);
}

// The one home of mammoth: it reads Word's document tree, which is taken before any HTML is made of it. Pictures and embedded files are never opened.
import mammoth from 'mammoth';
import { createError, isOutreachError, reasonOf } from '../errors.ts';
import { bulletSigns, cleanText } from './clean-text.ts';
import { checkDocx } from './docx-archive.ts';
import { firstLine } from './first-line.ts';
import type { LineLink, ResumeLine } from './resume-line.ts';

/** The lines of a Word document; what stands in its headers and footers comes first. */
export async function linesOfDocx(bytes: Uint8Array, file: string): Promise<readonly ResumeLine[]> {
  const { margins } = await checkDocx(bytes, file);
  const body = linesIn(await documentTree(bytes));
  const usual = usualSize(body);
  return [...linesOfMargins(margins), ...body].map((line) => ({ ...line, size: Math.round((line.size / usual) * 100) / 100 }));
}

/** What mammoth reads, as far as it is used here. */
interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: unknown;
  readonly href?: unknown;
  readonly styleName?: string | null;
  readonly numbering?: object | null;
  readonly fontSize?: number | null;
  readonly isBold?: boolean;
  readonly isAllCaps?: boolean;
  readonly breakType?: string;
}

async function documentTree(bytes: Uint8Array): Promise<WordElement> {
  let tree: WordElement | undefined;
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        transformDocument(read: WordElement) {
          tree = read;
          return { ...read, children: [] };
        },
      },
    );
  } catch (thrown) {
    if (isOutreachError(thrown)) throw thrown;
    throw createError('resume_unreadable', { kind: 'DOCX', reason: firstLine(reasonOf(thrown)) }, { cause: thrown });
  }
  if (tree === undefined) throw createError('resume_unreadable', { kind: 'DOCX', reason: 'it holds no document' });
  return tree;
}

const usualPoints = 11;

function linesIn(element: WordElement): readonly ResumeLine[] {
  const lines: ResumeLine[] = [];
  let gap = true;
  const add = (more: readonly ResumeLine[]): void => {
    for (const line of more) {
      lines.push(gap ? { ...line, gapBefore: true } : line);
      gap = false;
    }
  };
  for (const child of element.children ?? []) {
    if (child.type === 'paragraph') {
      const own = linesOfParagraph(child);
      if (own.length === 0) gap = true;
      add(own);
      add(nestedParagraphs(child).flatMap((paragraph) => linesOfParagraph(paragraph)));
    } else if (child.type === 'table') {
      gap = true;
      for (const row of child.children ?? []) add(linesOfRow(row));
    } else if (child.children !== undefined) add(linesIn(child));
  }
  return lines;
}

/** Paragraphs of text boxes, which hang in the runs of another paragraph. */
function nestedParagraphs(element: WordElement): readonly WordElement[] {
  return (element.children ?? []).flatMap((child) => (child.type === 'paragraph' ? [child, ...nestedParagraphs(child)] : nestedParagraphs(child)));
}

/** Cells with a line each are one row; a page laid out with a table is read cell by cell. */
function linesOfRow(row: WordElement): readonly ResumeLine[] {
  const cells = (row.children ?? []).map((cell) => linesIn(cell)).filter((lines) => lines.length > 0);
  if (cells.filter((lines) => lines.length > 3).length > 1 || cells.length < 2) return cells.flat();
  const firsts = cells.map(([first]) => first as ResumeLine);
  if (firsts.some(({ bullet }) => bullet)) return cells.flat();
  const links: LineLink[] = [];
  let text = '';
  for (const first of firsts) {
    if (text !== '') text += '\t';
    for (const { start, end, url } of first.links) links.push({ start: start + text.length, end: end + text.length, url });
    text += first.text;
  }
  return [{ ...(firsts[0] as ResumeLine), text, links }, ...cells.flatMap((lines) => lines.slice(1))];
}

interface Gathered {
  text: string;
  bold: number;
  size: number;
  letters: number;
  readonly links: LineLink[];
}

function linesOfParagraph(paragraph: WordElement): readonly ResumeLine[] {
  const rows: Gathered[] = [];
  const open = (): Gathered => {
    const row = { text: '', bold: 0, size: 0, letters: 0, links: [] };
    rows.push(row);
    return row;
  };
  let row = open();
  const gather = (element: WordElement, bold: boolean, size: number, caps: boolean): void => {
    for (const child of element.children ?? []) {
      if (child.type === 'paragraph' || child.type === 'table') continue;
      if (child.type === 'text' && typeof child.value === 'string') {
        const text = cleanText(caps ? child.value.toUpperCase() : child.value);
        row.text += text;
        row.letters += text.length;
        row.bold += bold ? text.length : 0;
        row.size += size * text.length;
      } else if (child.type === 'tab') row.text += '\t';
      else if (child.type === 'break') {
        if (child.breakType === 'line') row = open();
      } else if (child.type === 'hyperlink' && typeof child.href === 'string') {
        const here = row;
        const start = here.text.length;
        gather(child, bold, size, caps);
        if (/^(?:https?|mailto):/i.test(child.href) && here.text.length > start) here.links.push({ start, end: here.text.length, url: child.href.slice(0, 500) });
      } else gather(child, bold || child.isBold === true, child.fontSize ?? size, caps || child.isAllCaps === true);
    }
  };
  gather(paragraph, false, usualPoints, false);
  const style = paragraph.styleName ?? '';
  const level = /^heading ([1-6])$/i.exec(style)?.[1];
  const isItem = (paragraph.numbering !== null && paragraph.numbering !== undefined && level === undefined) || /^list (?:bullet|number)/i.test(style);
  return rows.flatMap((gathered, index) => lineOf(gathered, style, level === undefined ? (/^title$/i.test(style) ? 1 : null) : Number(level), isItem && index === 0));
}

const sign = new RegExp(`^\\s*(?:[${bulletSigns}]\\s*|[-–—*]\\s+)`, 'u');

function lineOf({ text, bold, size, letters, links }: Gathered, style: string, headingLevel: number | null, isItem: boolean): readonly ResumeLine[] {
  const lead = (sign.exec(text)?.[0] ?? /^\s*/.exec(text)?.[0] ?? '').length;
  // Blanks shrink to one, several tabs or many blanks to one tab; offsets of links move along.
  let kept = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    at.push(kept.length);
    if (index < lead) continue;
    const stretch = /^[ \t]+/.exec(text.slice(index, index + 200))?.[0];
    if (stretch === undefined) kept += text[index];
    else {
      kept += stretch.includes('\t') || stretch.length > 4 ? '\t' : ' ';
      for (let more = 1; more < stretch.length; more += 1) at.push(kept.length);
      index += stretch.length - 1;
    }
  }
  at.push(kept.length);
  const trimmed = kept.trimEnd();
  if (trimmed === '') return [];
  return [
    {
      text: trimmed,
      bullet: isItem || sign.test(text),
      gapBefore: false,
      size: letters === 0 ? usualPoints : size / letters,
      look: `${style}/${bold > letters / 2 ? 'bold' : ''}/${Math.round(letters === 0 ? 0 : size / letters)}`,
      headingLevel,
      links: links.map(({ start, end, url }) => ({ start: at[start] ?? 0, end: Math.min(trimmed.length, at[end] ?? 0), url })).filter(({ start, end }) => end > start),
    },
  ];
}

function usualSize(lines: readonly ResumeLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(Math.round(size), (letters.get(Math.round(size)) ?? 0) + text.length);
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? usualPoints;
}

/** Names and addresses often stand in the header, which mammoth leaves out: only their words are taken, by the few marks that matter. */
function linesOfMargins(margins: readonly string[]): readonly ResumeLine[] {
  const lines: ResumeLine[] = [];
  for (const xml of margins) {
    let text = '';
    for (const match of xml.matchAll(/<w:t(?:\s[^<>]{0,200})?>([^<]*)<\/w:t>|<w:(tab|br|ptab)\b[^<>]{0,200}\/>|<\/w:(p)>/g)) {
      const [, words, mark, end] = match;
      if (words !== undefined) text += decoded(words);
      else if (mark === 'tab' || mark === 'ptab') text += '\t';
      else if (mark === 'br' || end === 'p') text += '\n';
    }
    for (const line of cleanText(text).split('\n')) {
      const words = line.trim().replaceAll(/\t+/g, '\t').replaceAll(/ {2,}/g, ' ');
      if (words === '' || /^(?:page\s*)?\d*(?:\s*(?:of|\/)\s*\d*)?$/i.test(words) || lines.some((known) => known.text === words)) continue;
      lines.push({ text: words, bullet: false, gapBefore: lines.length === 0, size: usualPoints, look: 'margin', headingLevel: null, links: [] });
    }
  }
  return lines;
}

function decoded(xml: string): string {
  return xml
    .replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

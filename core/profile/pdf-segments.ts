// From loose pieces of text on a page to segments: stretches that a reader sees as one, with icons gone and bullets told.
import { bulletLetters, bulletSigns, cleanText } from './clean-text.ts';
import type { PdfPage, TextPiece } from './read-pdf.ts';
import type { LineLink } from './resume-line.ts';

/** Words on one baseline without a wide gap. In points; `y` grows downwards, page after page. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Font and size of its first words. */
  readonly look: string;
  /** Whether it is a bullet, or begins with one (which is not in its text). */
  readonly bullet: boolean;
  /** Where the words after the bullet begin. */
  readonly textLeft: number;
  readonly links: readonly LineLink[];
  readonly page: number;
}

/** The segments of each page, page numbers and repeated headers and footers left out. */
export function segmentsOf(pages: readonly PdfPage[]): readonly (readonly Segment[])[] {
  const icons = symbolFonts(pages);
  return withoutFurniture(
    pages,
    pages.map((page, index) => baselines(page.pieces).flatMap((pieces) => segmentsOnBaseline(pieces, icons, index))),
  );
}

/** Fonts that never set two letters together: icons and bullets. */
function symbolFonts(pages: readonly PdfPage[]): ReadonlySet<string> {
  const longest = new Map<string, number>();
  for (const { pieces } of pages) {
    for (const { font, text } of pieces) longest.set(font, Math.max(longest.get(font) ?? 0, ...text.trim().split(/\s+/).map((word) => [...word].length)));
  }
  return new Set([...longest].filter(([, length]) => length <= 1).map(([font]) => font));
}

function baselines(pieces: readonly TextPiece[]): readonly (readonly TextPiece[])[] {
  const groups: TextPiece[][] = [];
  for (const piece of [...pieces].sort((one, other) => one.y - other.y)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && piece.y - first.y <= 0.4 * Math.max(first.size, piece.size)) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => group.sort((one, other) => one.x - other.x));
}

/** Gaps wider than this many letter sizes part two segments; words stand 0.25 apart. */
const widestGap = 1;

function segmentsOnBaseline(pieces: readonly TextPiece[], icons: ReadonlySet<string>, page: number): readonly Segment[] {
  const groups: TextPiece[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const [index, piece] of pieces.entries()) {
    const gap = piece.x - right;
    const sign = signOf(piece, icons.has(piece.font) && (gap > 0.6 * piece.size || icons.has(pieces[index - 1]?.font ?? '')));
    if (sign === 'icon') {
      right = Number.NEGATIVE_INFINITY; // What follows an icon begins something new.
      continue;
    }
    const group = groups.at(-1);
    const tallest = Math.max(piece.size, group?.at(-1)?.size ?? 0);
    const inGroup = group !== undefined && gap <= widestGap * Math.min(tallest, 1.5 * piece.size) && !(sign === 'bullet' && gap > 0.15 * piece.size);
    if (sign === 'bullet' && !inGroup) groups.push([{ ...piece, text: '•' }]);
    else if (inGroup || (group?.length === 1 && isBullet(group[0]?.text ?? '') && gap < 4 * piece.size)) group?.push(piece);
    else groups.push([piece]);
    right = Math.max(right, piece.x + piece.width);
  }
  return groups.map((group) => segmentOf(group, page)).filter(({ text, bullet }) => text !== '' || bullet);
}

function signOf(piece: TextPiece, isSymbol: boolean): 'icon' | 'bullet' | 'text' {
  const letter = piece.text.trim();
  if (isBullet(letter)) return 'bullet';
  if (/^[\uE000-\uF8FF\p{Cc}]+$/u.test(letter)) return 'icon';
  if (!isSymbol) return 'text';
  return bulletLetters.includes(letter) ? 'bullet' : /^[&+/|,.:;()'"“”’@#%$€£\d–—-]$/.test(letter) && letter !== '@' && letter !== '#' ? 'text' : 'icon';
}

function isBullet(text: string): boolean {
  const letter = text.trim();
  return letter.length === 1 && bulletSigns.includes(letter);
}

function segmentOf(pieces: readonly TextPiece[], page: number): Segment {
  const first = pieces[0] as TextPiece;
  const startsWithSign = bulletSigns.includes(first.text.trimStart().slice(0, 1)) && first.text.trim() !== '';
  const alone = startsWithSign && first.text.trim().length === 1;
  const rest = alone ? pieces.slice(1) : pieces;
  const signLength = startsWithSign && !alone ? /^\s*\S\s*/.exec(first.text)?.[0].length ?? 0 : 0;
  const main = rest[0] ?? first;
  let text = '';
  let right = main.x;
  const links: LineLink[] = [];
  for (const [index, piece] of rest.entries()) {
    const words = cleanText(index === 0 ? piece.text.slice(signLength) : piece.text);
    const apart = text !== '' && !/\s$/.test(text) && !/^\s/.test(words) && piece.x - right > 0.14 * Math.min(piece.size, main.size * 1.2);
    const start = text.length + (apart ? 1 : 0);
    text += (apart ? ' ' : '') + words;
    if (piece.url !== null) addLink(links, start, text.length, piece.url);
    right = Math.max(right, piece.x + piece.width);
  }
  const lead = /^\s*/.exec(text)?.[0].length ?? 0;
  const trimmed = text.trim().replaceAll(/\s/g, ' ');
  const sizes = [...rest].sort((one, other) => other.text.length - one.text.length);
  const size = sizes[0]?.size ?? first.size;
  return {
    text: trimmed,
    left: first.x,
    right: rest.length === 0 ? first.x + first.width : right,
    y: main.y,
    size,
    look: `${main.font}/${Math.round(main.size * 2) / 2}`,
    bullet: startsWithSign,
    textLeft: startsWithSign && !alone ? main.x + (main.width * signLength) / Math.max(1, main.text.length) : main.x,
    links: links.map(({ start, end, url }) => ({ start: Math.max(0, start - lead), end: Math.min(trimmed.length, end - lead), url })).filter(({ start, end }) => end > start),
    page,
  };
}

function addLink(links: LineLink[], start: number, end: number, url: string): void {
  const last = links.at(-1);
  if (last !== undefined && last.url === url) links[links.length - 1] = { ...last, end };
  else links.push({ start, end, url });
}

const pageNumber = /^(?:(?:page|seite|página|pagina)\s*)?[-–—|·]?\s*\d{1,3}\s*(?:(?:of|\/|von|de|sur)\s*\d{1,3})?\s*[-–—|·]?$/i;

/** Page numbers at an edge, and lines that stand at the same place on several pages. */
function withoutFurniture(pages: readonly PdfPage[], all: readonly (readonly Segment[])[]): readonly (readonly Segment[])[] {
  const edge = (segment: Segment): boolean => {
    const height = pages[segment.page]?.height ?? 0;
    return segment.y < 0.08 * height || segment.y > 0.92 * height;
  };
  const key = ({ text, y }: Segment): string => `${text.replaceAll(/\d+/g, '#')}/${Math.round(y)}`;
  const seen = new Map<string, number>();
  for (const segments of all) {
    for (const each of new Set(segments.filter(edge).map(key))) seen.set(each, (seen.get(each) ?? 0) + 1);
  }
  return all.map((segments, index) => segments.filter((segment) => !edge(segment) || !(pageNumber.test(segment.text) || (index > 0 && (seen.get(key(segment)) ?? 0) > 1))));
}

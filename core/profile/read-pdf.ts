// The one home of pdfjs-dist: where each stretch of text stands on each page. Nothing is drawn, no script runs, no font is handed to the system.
// Its worker module is imported here, in the thread that calls it, so that a bundle needs no further file.
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { createError, isOutreachError, type OutreachError, reasonOf } from '../errors.ts';
import { characterMaps } from './character-maps.ts';
import { firstLine } from './first-line.ts';
import type { ResumeLimits } from './resume-limits.ts';

/** A stretch of text in one font. In points from the upper left corner of the page; `y` is the baseline. */
export interface TextPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly url: string | null;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
}

/** The text of each page. Encrypted, damaged and over-long files are refused by the errors `resume_encrypted`, `resume_unreadable` and `resume_too_large`. */
export async function readPdf(bytes: Uint8Array, limits: ResumeLimits): Promise<readonly PdfPage[]> {
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    maxImageSize: 1,
    ...characterMaps(),
  });
  try {
    const document = await loading.promise;
    if (document.numPages > limits.pages) throw createError('resume_too_large', { what: `${document.numPages} pages`, most: `${limits.pages} pages` });
    const pages: PdfPage[] = [];
    let pieces = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(await readPage(page));
      page.cleanup();
      pieces += pages.at(-1)?.pieces.length ?? 0;
      if (pieces > mostPieces) throw createError('resume_too_large', { what: 'more text than a résumé holds', most: `${limits.characters} characters` });
    }
    return pages;
  } catch (thrown) {
    throw translated(thrown);
  } finally {
    await loading.destroy();
  }
}

/** A dense page has some 2,000. */
const mostPieces = 100_000;

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = viewport.transform as readonly number[];
  const links = await linksOf(page);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const pieces: TextPiece[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [ta = 0, tb = 0, tc = 0, td = 0, te = 0, tf = 0] = item.transform as readonly number[];
    const along = Math.hypot(a * ta + c * tb, b * ta + d * tb);
    if (along === 0 || Math.abs(b * ta + d * tb) > 0.1 * along) continue; // Set at an angle: a watermark, or a label at the edge.
    const size = Math.hypot(a * tc + c * td, b * tc + d * td);
    const x = a * te + c * tf + e;
    const y = b * te + d * tf + f;
    if (x > viewport.width || y > viewport.height + size || x + item.width < 0 || y < 0 || size < 2) continue; // Beside the page or too small to read: not for people.
    const link = links.find(({ x1, x2, y1, y2 }) => te + item.width / 2 >= x1 && te + item.width / 2 <= x2 && tf + size / 4 >= y1 && tf + size / 4 <= y2);
    pieces.push({ text: item.str, x, y, width: item.width, size, font: item.fontName, url: link?.url ?? null });
  }
  return { width: viewport.width, height: viewport.height, pieces };
}

interface LinkBox {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly url: string;
}

/** Links to the web and to mailboxes only, in the page's own coordinates. */
async function linksOf(page: PDFPageProxy): Promise<readonly LinkBox[]> {
  const boxes: LinkBox[] = [];
  for (const annotation of (await page.getAnnotations()) as readonly { readonly url?: unknown; readonly rect?: unknown }[]) {
    const { url, rect } = annotation;
    if (typeof url !== 'string' || url.length > 500 || !/^(?:https?|mailto):/i.test(url) || !Array.isArray(rect)) continue;
    const [x1, y1, x2, y2] = rect.map(Number);
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) continue;
    boxes.push({ x1: Math.min(x1, x2), x2: Math.max(x1, x2), y1: Math.min(y1, y2), y2: Math.max(y1, y2), url });
    if (boxes.length >= 500) break;
  }
  return boxes;
}

/** Whatever else the library throws on a file, the file is at fault as far as the user can tell. */
function translated(thrown: unknown): OutreachError {
  if (isOutreachError(thrown)) return thrown;
  if (thrown instanceof Error && thrown.name === 'PasswordException') return createError('resume_encrypted', { kind: 'PDF' }, { cause: thrown });
  return createError('resume_unreadable', { kind: 'PDF', reason: firstLine(reasonOf(thrown)) }, { cause: thrown });
}

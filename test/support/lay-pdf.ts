// PDFs laid out by hand: each text at its place, as the layouts of real résumés need it.
import PDFDocument from 'pdfkit';

type Options = ConstructorParameters<typeof PDFDocument>[0];

/** Draws with pdfkit and gives the bytes. */
export async function layPdf(draw: (document: PDFKit.PDFDocument) => void, options: Options = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 0, info: { CreationDate: new Date(0) }, ...options });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const finished = new Promise<void>((resolve) => void document.on('end', resolve));
  draw(document);
  document.end();
  await finished;
  return Buffer.concat(pieces);
}

export interface Column {
  readonly left: number;
  readonly width: number;
}

/** A pen that goes down a column, line by line. */
export class Pen {
  y: number;
  readonly #document: PDFKit.PDFDocument;
  readonly #column: Column;

  constructor(document: PDFKit.PDFDocument, column: Column, top: number) {
    this.#document = document;
    this.#column = column;
    this.y = top;
  }

  /** Words that wrap at the column's edge. */
  write(text: string, { font = 'Helvetica', size = 10, indent = 0, align = 'left', url }: { font?: string; size?: number; indent?: number; align?: 'left' | 'center'; url?: string } = {}): this {
    const width = this.#column.width - indent;
    this.#document.font(font).fontSize(size);
    const height = this.#document.heightOfString(text, { width });
    this.#document.text(text, this.#column.left + indent, this.y, { width, align, ...(url === undefined ? {} : { link: url }) });
    this.y += height;
    return this;
  }

  heading(text: string, size = 13): this {
    this.y += 10;
    this.write(text, { font: 'Helvetica-Bold', size });
    this.y += 3;
    return this;
  }

  /** Words at the left and at the right edge of one row. */
  row(left: string, right: string, { font = 'Helvetica', size = 10 }: { font?: string; size?: number } = {}): this {
    this.#document.font(font).fontSize(size).text(left, this.#column.left, this.y, { lineBreak: false });
    this.#document.font('Helvetica').fontSize(size).text(right, this.#column.left + this.#column.width - this.#document.widthOfString(right), this.y, { lineBreak: false });
    this.y += size * 1.25;
    return this;
  }

  /** Words in a margin of so many points, and a paragraph beside them. */
  beside(margin: string, text: string, width: number, { font = 'Helvetica', size = 10 }: { font?: string; size?: number } = {}): this {
    this.#document.font('Helvetica').fontSize(size).text(margin, this.#column.left, this.y, { lineBreak: false });
    return this.write(text, { font, size, indent: width });
  }

  bullet(text: string, indent = 0): this {
    this.#document.font('Helvetica').fontSize(10).text('•', this.#column.left + indent, this.y, { lineBreak: false });
    return this.write(text, { indent: indent + 10 });
  }

  gap(points: number): this {
    this.y += points;
    return this;
  }
}

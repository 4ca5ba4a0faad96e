// Sets a résumé written in Markdown as a PDF. Makes the sample's: node test/support/make-resume.ts core/sample/resume.md core/sample/resume.pdf
import { readFileSync, writeFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

/** Understands headings of three levels, lists and paragraphs. The same text always gives the same bytes. */
export async function makeResume(markdown: string, { title = 'Résumé' } = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margins: { top: 54, bottom: 54, left: 60, right: 60 }, info: { Title: title, CreationDate: new Date(0), ModDate: new Date(0) } });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const finished = new Promise<void>((resolve) => void document.on('end', resolve));

  let isUnderName = false;
  for (const line of markdown.split('\n').filter((text) => text.trim() !== '')) {
    const [, marks = '', text = line] = /^(#{1,3}|-) (.*)$/.exec(line) ?? [];
    if (marks === '#') document.font('Helvetica-Bold').fontSize(22).text(text, { paragraphGap: 2 });
    else if (marks === '##') setHeading(document, text);
    else if (marks === '###') document.moveDown(0.45).font('Helvetica-Bold').fontSize(10.5).text(text, { paragraphGap: 1 });
    else if (marks === '-') setItem(document, text);
    else document.font('Helvetica').fontSize(isUnderName ? 11 : 10).fillColor('black').text(text, { paragraphGap: 3, lineGap: 1.5 });
    isUnderName = marks === '#';
  }
  document.end();
  await finished;
  return Buffer.concat(pieces);
}

/** With room for a few lines below it, or on the next page. */
function setHeading(document: PDFKit.PDFDocument, text: string): void {
  if (document.y + 110 > document.page.height - document.page.margins.bottom) document.addPage();
  document.moveDown(0.8).font('Helvetica-Bold').fontSize(12.5).text(text, { paragraphGap: 2 });
  const { left, right } = document.page.margins;
  document.moveTo(left, document.y).lineTo(document.page.width - right, document.y).lineWidth(0.5).stroke();
  document.moveDown(0.35);
}

/** A bullet, and the text beside it however many lines it takes. */
function setItem(document: PDFKit.PDFDocument, text: string): void {
  const { left, right, bottom } = document.page.margins;
  const width = document.page.width - left - right - 12;
  document.font('Helvetica').fontSize(10);
  if (document.y + document.heightOfString(text, { width, lineGap: 1.5 }) > document.page.height - bottom) document.addPage();
  const { y } = document;
  document.text('•', left, y, { lineBreak: false }).text(text, left + 12, y, { width, paragraphGap: 2.5, lineGap: 1.5 });
  document.x = left;
}

if (import.meta.main) {
  const [, , from, to] = process.argv;
  if (from === undefined || to === undefined) throw new Error('Say which Markdown file, and which PDF file.');
  const markdown = readFileSync(from, 'utf8');
  writeFileSync(to, await makeResume(markdown, { title: /^# (.+)$/m.exec(markdown)?.[1] ?? 'Résumé' }));
}

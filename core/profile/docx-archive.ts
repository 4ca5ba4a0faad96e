// The one home of yauzl: looks into a DOCX before anything unpacks it. What the archive says of its sizes is not believed; it is counted.
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { createError, isOutreachError, type OutreachError, reasonOf } from '../errors.ts';
import { firstLine } from './first-line.ts';

/** The parts of a Word document that were unpacked within the limits, as text. */
export interface DocxParts {
  /** XML of the headers and footers. */
  readonly margins: readonly string[];
}

const mostEntries = 2_000;
/** Of one XML part; the text of a résumé with all its marks takes a tenth of it, and a parser needs fifty times as much memory. */
const mostXmlBytes = 3 * 1024 * 1024;
/** Of all parts together, pictures too. */
const mostBytes = 60 * 1024 * 1024;

/** Unpacks each part to count its real size and keeps the headers and footers. Refuses bombs, wrong sizes, encrypted parts and archives that are no Word document. */
export async function checkDocx(bytes: Uint8Array, file: string): Promise<DocxParts> {
  let archive: ZipFile | undefined;
  try {
    archive = await open(bytes);
    if (archive.entryCount > mostEntries) throw createError('resume_too_large', { what: `${archive.entryCount} parts in the DOCX`, most: String(mostEntries) });
    return await inspect(archive, file);
  } catch (thrown) {
    throw translated(thrown);
  } finally {
    archive?.close();
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, archive) => {
      if (error === null) resolve(archive);
      else reject(error);
    });
  });
}

async function inspect(archive: ZipFile, file: string): Promise<DocxParts> {
  const names: string[] = [];
  const margins: string[] = [];
  let total = 0;
  for await (const entry of entriesOf(archive)) {
    if (names.length >= mostEntries) throw createError('resume_too_large', { what: 'more parts in the DOCX than it declares', most: String(mostEntries) });
    names.push(entry.fileName);
    if (entry.isEncrypted()) throw createError('resume_encrypted', { kind: 'DOCX' });
    const isXml = /\.(?:xml|rels)$/i.test(entry.fileName);
    const most = Math.min(isXml ? mostXmlBytes : mostBytes, mostBytes - total);
    if (entry.uncompressedSize > most) throw tooLarge(entry.fileName, most);
    const isMargin = /^word\/(?:header|footer)\d*\.xml$/i.test(entry.fileName) && margins.length < 12;
    const { size, text } = await unpack(archive, entry, most, isMargin);
    total += size;
    if (isMargin) margins.push(text);
  }
  if (!names.some((name) => name.toLowerCase() === 'word/document.xml')) throw createError('resume_kind_unknown', { file, looks: describe(names) });
  return { margins };
}

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      archive.once('entry', resolve).once('end', () => resolve(null)).once('error', reject);
      archive.readEntry();
    });
    archive.removeAllListeners();
    if (entry === null) return;
    yield entry;
  }
}

function unpack(archive: ZipFile, entry: Entry, most: number, keep: boolean): Promise<{ readonly size: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error);
      const kept: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > most) stream.destroy(tooLarge(entry.fileName, most));
        else if (keep) kept.push(chunk);
      });
      stream.once('error', reject);
      stream.once('end', () => resolve({ size, text: Buffer.concat(kept).toString('utf8') }));
    });
  });
}

function tooLarge(name: string, most: number): OutreachError {
  return createError('resume_too_large', { what: `the part ${name.slice(0, 60)} of the DOCX unpacks to more than ${Math.round(most / 1024 / 1024)} MB`, most: '3 MB of text and 60 MB in all' });
}

function describe(names: readonly string[]): string {
  const has = (prefix: string): boolean => names.some((name) => name.startsWith(prefix));
  if (has('xl/')) return 'an Excel workbook';
  if (has('ppt/')) return 'a PowerPoint presentation';
  if (has('Index/') || has('index.apxl')) return 'a Pages, Numbers or Keynote document';
  if (names.includes('content.xml') && names.includes('mimetype')) return 'an OpenDocument file';
  if (has('META-INF/container.xml')) return 'an e-book';
  if (has('META-INF/')) return 'a Java archive';
  return 'a ZIP archive';
}

function translated(thrown: unknown): OutreachError {
  if (isOutreachError(thrown)) return thrown;
  const reason = firstLine(reasonOf(thrown));
  if (/too many bytes|not enough bytes/i.test(reason)) return createError('resume_unreadable', { kind: 'DOCX', reason: 'its parts are not of the size that it declares' }, { cause: thrown });
  return createError('resume_unreadable', { kind: 'DOCX', reason }, { cause: thrown });
}

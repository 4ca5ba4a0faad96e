// Files that want to hurt: bombs, lies, loops, scripts, and things that are not what they are called.
import { deflateRawSync, deflateSync, constants } from 'node:zlib';
import { layPdf } from './lay-pdf.ts';
import { makeDocx } from './make-docx.ts';
import { makeZip } from './make-zip.ts';

const readable = 'Experience\nEngineer, Acme Corp, 2019 - 2021\n';

/** A PDF that opens only with a password. */
export function encryptedPdf(): Promise<Buffer> {
  return layPdf((document) => void document.text(readable, 50, 50), { userPassword: 'secret', ownerPassword: 'more secret' });
}

/** A PDF whose pages hold nothing but drawings, as a scanner makes it. */
export function scannedPdf(): Promise<Buffer> {
  return layPdf((document) => {
    document.rect(40, 40, 500, 700).fill('#eee');
    document.addPage().rect(40, 40, 500, 700).fill('#ddd');
  });
}

/** A PDF with so many pages of text. */
export function longPdf(pages: number): Promise<Buffer> {
  return layPdf((document) => {
    for (let page = 1; page <= pages; page += 1) {
      if (page > 1) document.addPage();
      document.fontSize(10).text(`Page ${page}. `.repeat(200), 50, 50, { width: 480 });
    }
  });
}

/** A PDF that runs a script when it is opened, and another on its page. */
export function scriptedPdf(text: string): Promise<Buffer> {
  return layPdf((document) => {
    document.fontSize(10).text(text, 50, 50, { width: 480 });
    const script = document.ref({ S: 'JavaScript', JS: new String('app.alert("hello"); while (true) {}') });
    script.end('');
    const root = (document as unknown as { readonly _root: { readonly data: Record<string, unknown> } })._root;
    root.data['OpenAction'] = script;
    root.data['AA'] = { WC: script };
  });
}

/** A PDF whose page unpacks to so many megabytes of blanks. */
export function pdfBomb(megabytes: number): Buffer {
  return handmadePdf(deflatedBlanks(megabytes, 'zlib'), '/Filter /FlateDecode');
}

/** The same, packed twice, so that the file stays tiny. */
export function pdfBombInBomb(megabytes: number): Buffer {
  return handmadePdf(deflateSync(deflatedBlanks(megabytes, 'zlib'), { level: 9 }), '/Filter [/FlateDecode /FlateDecode]');
}

/** A PDF whose page tree has itself as its child. */
export function loopedPdf(): Buffer {
  return Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n', 'latin1');
}

/** A PDF made of brackets that open and never close. */
export function deepPdf(): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj\n${'['.repeat(200_000)}\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n`, 'latin1');
}

function handmadePdf(stream: Buffer, filter: string): Buffer {
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length ${stream.length} ${filter}>>\nstream\n`,
      'latin1',
    ),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n', 'latin1'),
  ]);
}

/** A DOCX whose text unpacks to so many megabytes, and says so. */
export function docxBomb(megabytes: number): Buffer {
  return withDocument(deflatedBlanks(megabytes, 'raw'), megabytes * 1024 * 1024);
}

/** A DOCX whose text unpacks to so many megabytes and says that it has 900 bytes. */
export function lyingDocx(megabytes: number): Buffer {
  return withDocument(deflatedBlanks(megabytes, 'raw'), 900);
}

/** A DOCX with a picture that unpacks to so many megabytes, declared as small. */
export function docxWithPictureBomb(megabytes: number): Buffer {
  return withPacked('word/media/image1.png', deflatedBlanks(megabytes, 'raw'), 900, makeDocx({ body: [{ text: readable }] }));
}

/** A DOCX of so many small parts. */
export function docxOfManyParts(parts: number): Buffer {
  return makeZip(Array.from({ length: parts }, (_, index) => ({ name: `word/part${index}.xml`, content: '<a/>' })));
}

/** A DOCX whose XML nests so deep. */
export function deepDocx(depth: number): Buffer {
  return docxWithXml(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:sdt><w:sdtContent>'.repeat(depth)}${'</w:sdtContent></w:sdt>'.repeat(depth)}</w:body></w:document>`);
}

/** A DOCX with so many paragraphs of one letter: small when packed, large in a parser. */
export function crowdedDocx(paragraphs: number): Buffer {
  return docxWithXml(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(paragraphs)}</w:body></w:document>`);
}

/** A DOCX whose XML defines entities that multiply ("billion laughs"). */
export function laughingDocx(): Buffer {
  const entities = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('');
  return docxWithXml(`<!DOCTYPE w:document [<!ENTITY l0 "ha">${entities}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l10;</w:t></w:r></w:p></w:body></w:document>`);
}

/** A DOCX whose parts are marked as encrypted. */
export function encryptedDocx(): Buffer {
  return makeZip([{ name: 'word/document.xml', content: '<a/>', encrypted: true }]);
}

/** What Word makes of a document with a password: a compound file with one encrypted stream (MS-OFFCRYPTO). */
export function passwordDocx(): Buffer {
  return Buffer.concat([Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'), Buffer.alloc(1024), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]);
}

/** A workbook, which is a ZIP archive as a DOCX is. */
export function workbook(): Buffer {
  return makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'xl/workbook.xml', content: '<workbook/>' }]);
}

export const picture = Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01', 'latin1');
export const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)]);

function docxWithXml(xml: string): Buffer {
  return makeZip([
    { name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' },
    { name: '_rels/.rels', content: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>' },
    { name: 'word/document.xml', content: xml },
  ]);
}

function withDocument(packed: Buffer, declared: number): Buffer {
  return withPacked('word/document.xml', packed, declared, makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }]));
}

/** Puts one more entry, packed already, in front of an archive's directory. */
function withPacked(name: string, packed: Buffer, declared: number, archive: Buffer): Buffer {
  const end = archive.subarray(archive.length - 22);
  const directoryAt = end.readUInt32LE(16);
  const directory = archive.subarray(directoryAt, archive.length - 22);
  const nameBytes = Buffer.from(name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(declared, 18);
  shared.writeUInt16LE(nameBytes.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(directoryAt, 10);
  const newEnd = Buffer.from(end);
  const count = end.readUInt16LE(8) + 1;
  const central = Buffer.concat([directory, Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, nameBytes]);
  newEnd.writeUInt16LE(count, 8);
  newEnd.writeUInt16LE(count, 10);
  newEnd.writeUInt32LE(central.length, 12);
  newEnd.writeUInt32LE(directoryAt + 30 + nameBytes.length + packed.length, 16);
  return Buffer.concat([archive.subarray(0, directoryAt), Buffer.from('PK\x03\x04', 'latin1'), shared, nameBytes, packed, central, newEnd]);
}

/** A stream of blanks made by repeating one packed megabyte, so that a bomb costs its maker nothing. */
function deflatedBlanks(megabytes: number, format: 'raw' | 'zlib'): Buffer {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const last = deflateRawSync(Buffer.from(' '), { level: 9 });
  const blocks = Buffer.concat([...Array.from({ length: megabytes }, () => block), last]);
  return format === 'raw' ? blocks : Buffer.concat([Buffer.from([0x78, 0xda]), blocks, Buffer.alloc(4)]);
}

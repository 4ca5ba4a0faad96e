// Word documents small enough to be read: only the parts that a résumé needs.
import { makeZip, type ZipEntry } from './make-zip.ts';

/** A paragraph: a style by its name, a bullet, runs in bold between asterisks, tabs as `\t`, links as `[words](address)`. */
export interface WordParagraph {
  readonly text: string;
  readonly style?: 'Title' | 'Heading1' | 'Heading2';
  readonly bullet?: boolean;
}

/** Rows of cells, each with its paragraphs. */
export interface WordTable {
  readonly rows: readonly (readonly (readonly WordParagraph[])[])[];
}

export interface WordDocument {
  readonly body: readonly (WordParagraph | WordTable)[];
  readonly header?: readonly WordParagraph[];
  readonly more?: readonly ZipEntry[];
}

const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function makeDocx({ body, header = [], more = [] }: WordDocument): Buffer {
  const links: string[] = [];
  const content = body.map((block) => ('rows' in block ? tableXml(block, links) : paragraphXml(block, links))).join('');
  const relations = links.map((url, index) => `<Relationship Id="link${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${escaped(url)}" TargetMode="External"/>`).join('');
  return makeZip([
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    { name: '_rels/.rels', content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>` },
    { name: 'word/document.xml', content: `${head}<w:document ${namespaces}><w:body>${content}</w:body></w:document>` },
    {
      name: 'word/_rels/document.xml.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="numbering" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>${relations}</Relationships>`,
    },
    {
      name: 'word/styles.xml',
      content: `${head}<w:styles ${namespaces}>${[
        ['Title', 'Title'],
        ['Heading1', 'heading 1'],
        ['Heading2', 'heading 2'],
      ].map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`,
    },
    {
      name: 'word/numbering.xml',
      content: `${head}<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    },
    ...(header.length === 0 ? [] : [{ name: 'word/header1.xml', content: `${head}<w:hdr ${namespaces}>${header.map((paragraph) => paragraphXml(paragraph, links)).join('')}</w:hdr>` }]),
    ...more,
  ]);
}

function tableXml({ rows }: WordTable, links: string[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((paragraphs) => `<w:tc>${paragraphs.map((paragraph) => paragraphXml(paragraph, links)).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
}

function paragraphXml({ text, style, bullet = false }: WordParagraph, links: string[]): string {
  const properties = `${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${bullet ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : ''}`;
  const runs = text
    .split(/(\*[^*]+\*|\[[^\]]+\]\([^)]+\))/)
    .map((part) => {
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
      if (link !== null) return `<w:hyperlink r:id="link${links.push(link[2] ?? '') - 1}">${runXml(link[1] ?? '', false)}</w:hyperlink>`;
      return /^\*.+\*$/.test(part) ? runXml(part.slice(1, -1), true) : runXml(part, false);
    })
    .join('');
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

function runXml(text: string, bold: boolean): string {
  if (text === '') return '';
  const content = text.split(/(\t|\n)/).map((part) => (part === '\t' ? '<w:tab/>' : part === '\n' ? '<w:br/>' : part === '' ? '' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`)).join('');
  return `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${content}</w:r>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

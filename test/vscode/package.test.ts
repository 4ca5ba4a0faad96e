import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { installExtension } from './support/code-server.ts';
import { packageExtension } from './support/package-extension.ts';

test('the package for every platform is smaller than 10 MB, and a real VS Code installs it', async (t) => {
  const vsix = await packageExtension();
  const megabytes = statSync(vsix).size / 1e6;
  t.log(`${megabytes.toFixed(2)} MB`);
  t.true(megabytes < 10);
  const folder = temporaryFolder(t);
  installExtension(vsix, folder);
  const [installed] = JSON.parse(readFileSync(join(folder, 'extensions/extensions.json'), 'utf8')) as readonly { readonly identifier: { readonly id: string } }[];
  t.is(installed?.identifier.id, 'outreach-agent.outreach-agent');
});

test('the package reads the text of a PDF whose Japanese font names its character map instead of bringing it', async (t) => {
  const [file = ''] = globSync(join(import.meta.dirname, '../../dist/extension/out/read-pdf-*.js'));
  const { readPdf } = (await import(file)) as typeof import('../../core/profile/read-pdf.ts');
  const [page] = await readPdf(japanesePdf(), { pages: 5, characters: 10_000 } as Parameters<typeof readPdf>[1]);
  t.deepEqual(page?.pieces.map(({ text }) => text), ['日本']);
});

/** One page with the two characters U+65E5 U+672C, in the encoding UniJIS-UTF16-H (ISO 32000-1, 9.7.5.2). */
function japanesePdf(): Uint8Array {
  const content = 'BT /F1 24 Tf 50 700 Td <65E5672C> Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`;
  return new TextEncoder().encode(text);
}

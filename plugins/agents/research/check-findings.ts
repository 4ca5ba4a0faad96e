import type { Finding, FindingsAnswer, QuotableDocument, SourceDocument } from '../../../core/index.ts';
import { givesOrders } from './orders.ts';

/** Keeps the findings whose quote stands in their document letter by letter; a finding that nobody wrote, or that gives orders, is dropped. */
export function checkFindings(findings: FindingsAnswer['findings'], documents: readonly SourceDocument[], asked: readonly QuotableDocument[]): readonly Finding[] {
  const shown = new Set(asked.map(({ uri }) => uri));
  return findings.flatMap(({ kind, text, signal, uri, quote }) => {
    const document = shown.has(uri) ? documents.find((each) => each.uri === uri && each.text.includes(quote)) : undefined;
    if (document === undefined || quote.trim() === '' || givesOrders(quote) || givesOrders(text)) return [];
    const known = asked.find((each) => each.uri === uri)?.skills.map(({ skill }) => skill) ?? [];
    const said = isSupported(text, [document.text, ...known].join('\n')) ? text : quote.replace(/\s+/g, ' ').trim();
    return [{ kind, text: said, ...(signal === undefined ? {} : { signal }), source: { kind: document.kind, uri, quote }, at: document.fetchedAt }];
  });
}

/** A summary may not bring in a number, a name or an address that no document has. */
export function checkSummary(summary: string, findings: readonly Finding[], documents: readonly SourceDocument[], known: readonly string[]): string {
  const all = [...known, ...documents.map(({ text }) => text), ...findings.map(({ text }) => text)].join('\n');
  if (isSupported(summary, all) && !givesOrders(summary)) return summary;
  return findings.slice(0, 3).map(({ text }) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}

/** Every number and every name of the text is in the source. The first word of a sentence has a capital anyway. */
function isSupported(text: string, source: string): boolean {
  const lower = source.toLowerCase();
  const numbers = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const names = [...text.matchAll(/(?<=[^.!?:\s]\s)\p{Lu}[\p{L}\d+#.-]*/gu)].map(([name]) => name.replace(/[.,-]+$/, ''));
  const addresses = text.match(/\S+@\S+|https?:\S+/g) ?? [];
  return [...numbers, ...names, ...addresses].every((piece) => lower.includes(piece.toLowerCase()));
}

import type { QuotableDocument, SourceDocument, TextTools } from '../../../core/index.ts';
import { givesOrders } from './orders.ts';

/** A rough and safe count for English and most code: a token is about four characters. */
const charactersPerToken = 4;
const longestLine = 600;
const mostSkills = 24;

/**
 * Cuts documents into the lines that a model may see and quote, postings first, until the token budget is used up.
 * Lines that give orders to a machine are left out.
 */
export function quotable(documents: readonly SourceDocument[], maxTokens: number, text: TextTools): readonly QuotableDocument[] {
  let left = maxTokens * charactersPerToken;
  const kept: QuotableDocument[] = [];
  for (const document of documents.toSorted((a, b) => rank(a) - rank(b))) {
    const sentences: string[] = [];
    for (const { quote } of text.sentences(document.text.slice(0, left * 2))) {
      if (quote.length > longestLine || givesOrders(quote)) continue;
      if (quote.length > left) break;
      left -= quote.length;
      sentences.push(quote);
    }
    if (sentences.length === 0) continue;
    const { kind, uri, title } = document;
    kept.push({ kind, uri, title: title.slice(0, longestLine), sentences, skills: skillsIn(sentences, text) });
  }
  return kept;
}

function rank({ kind }: SourceDocument): number {
  return kind === 'posting' ? 0 : 1;
}

/** Each skill once, with the words of a line that name it. */
function skillsIn(sentences: readonly string[], text: TextTools): QuotableDocument['skills'] {
  const found = new Map<string, string>();
  for (const { skill, span } of text.skills(sentences.join('\n'))) {
    if (!found.has(skill) && !span.quote.includes('\n')) found.set(skill, span.quote);
    if (found.size >= mostSkills) break;
  }
  return [...found].map(([skill, quote]) => ({ skill, quote }));
}

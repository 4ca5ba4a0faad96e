import type { Claim, DraftProblem } from '../domain/draft.ts';
import { placeOf, sourceTexts } from './claim-quote.ts';
import type { Fact } from './facts.ts';
import type { Inspection } from './inspection.ts';
import { nameSupported } from './names.ts';
import { problemAt } from './problem.ts';
import { readSource, type SourceText } from './sources.ts';

const help = 'Remove the words that the quote does not say, or have the draft written again.';

/** Numbers, names and skills in a claim must be in its own quotes: a quote about something else proves nothing. */
export function claimSupport(inspection: Inspection, facts: readonly Fact[]): readonly DraftProblem[] {
  const byText = Map.groupBy(inspection.draft.claims, ({ text }) => text);
  return [...byText].flatMap(([, claims]) => {
    const claim = claims[0] as Claim;
    const { stands, ...at } = placeOf(claim, inspection);
    const part = inspection.parts.find((one) => one.part === at.part && one.day === at.day);
    if (!stands || part === undefined) return [];
    const quotes = claims.filter((one) => sourceTexts(one, inspection).some((text) => text.includes(one.source.quote))).map((one) => readSource(`${one.source.quote}\n${heading(one, inspection)}`, inspection.text));
    if (quotes.length === 0) return [];
    return facts
      .filter((fact) => fact.part === part && within(fact, at.start, at.end) && !covered(fact, quotes, inspection))
      .map((fact) => problemAt(part, fact.at, 'claim-support', (words) => `"${words}" is not in the words that the claim quotes: "${claim.source.quote.replace(/\s+/g, ' ').slice(0, 120)}".`, help));
  });
}

function within({ part, at }: Fact, start: number, end: number): boolean {
  const span = part.shown.original(part.tokens[at.from]?.start ?? 0, part.tokens[at.to - 1]?.end ?? 0);
  return span.start >= start && span.end <= end;
}

function covered({ kind, part, at, skill, stretch }: Fact, quotes: readonly SourceText[], { leadNames, senderNames }: Inspection): boolean {
  if (kind === 'skill') return (stretch.owner === 'self' && stretch.mode === 'negated') || quotes.some(({ skills }) => skills.has(skill ?? ''));
  if (kind === 'number') {
    const quantity = part.quantities.find(({ from }) => from >= at.from && from < at.to);
    // What it counts was checked against the whole source; here the number itself must be in the quote.
    return quantity === undefined || quotes.some((quote) => quote.quantities.some((one) => (one.value === quantity.value || (quantity.said !== 'exactly' && one.value >= quantity.value * 0.9) || quantity.upTo !== null) || (one.unit === 'month' && one.value === quantity.value * 12) || (one.unit === 'year' && one.value * 12 === quantity.value)));
  }
  if (kind === 'link') return true;
  const words = part.tokens.slice(at.from, at.to).filter((token) => token.kind !== 'mark').map(({ lower }) => lower.replace(/'s$/, ''));
  return nameSupported(words, [...quotes, leadNames, senderNames], (word) => leadNames.places.has(word) || senderNames.places.has(word));
}

/** What a quote belongs to counts with it: the employer of a résumé entry, the title of a page. */
function heading({ source }: Claim, { profile, documents }: Inspection): string {
  if (source.kind === 'resume') {
    const place = profile.rawText.indexOf(source.quote);
    const entries = [...profile.experience, ...profile.education, ...profile.projects].filter(({ span }) => place >= span.start && place < span.end);
    return entries.map(({ span }) => span.quote.split('\n').slice(0, 4).join('\n')).join('\n');
  }
  return documents.filter(({ uri }) => uri === source.uri).map(({ title }) => title).join('\n');
}

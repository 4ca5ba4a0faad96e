import type { Claim, DraftProblem } from '../domain/draft.ts';
import { placeOf, sourceTexts } from './claim-quote.ts';
import type { Fact } from './facts.ts';
import type { Inspection } from './inspection.ts';
import { nameSupported } from './names.ts';
import { problemAt } from './problem.ts';
import type { Quantity } from './quantities.ts';
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
    return quantity === undefined || quotes.some((quote) => quote.quantities.some((one) => sameNumber(quantity, one)));
  }
  if (kind === 'link') return true;
  const words = part.tokens.slice(at.from, at.to).filter((token) => token.kind !== 'mark').map(({ lower }) => lower.replace(/'s$/, ''));
  return nameSupported(words, [...quotes, leadNames, senderNames], (word) => leadNames.places.has(word) || senderNames.places.has(word));
}

function sameNumber(stated: Quantity, found: Quantity): boolean {
  if (stated.unit === 'year' && found.unit === 'month') return found.value === stated.value * 12;
  if (stated.unit !== found.unit && !(stated.unit === null && /^[A-Z]{3}$/.test(found.unit ?? ''))) return stated.unit === 'percent' && stated.value === 50 && found.value === 0.5;
  if (stated.upTo !== null) return found.value >= stated.value && found.value <= stated.upTo;
  return stated.said === 'exactly' ? Math.abs(found.value - stated.value) <= 0.005 : found.value >= stated.value * 0.9;
}

/** What a quote belongs to counts with it: the employer of a résumé entry, the title of a page. */
function heading({ source }: Claim, { profile, documents }: Inspection): string {
  if (source.kind === 'resume') {
    const place = profile.rawText.indexOf(source.quote);
    const within = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) => place >= span.start && place < span.end;
    const stated = [
      ...profile.experience.filter(within).flatMap(({ company, title, start, end }) => [company, title, start, end]),
      ...profile.education.filter(within).flatMap(({ school, degree, year }) => [school, degree, year]),
      ...profile.projects.filter(within).map(({ name }) => name),
    ];
    return stated.flatMap((each) => (each === null ? [] : [each.value])).join('\n');
  }
  return documents.filter(({ uri }) => uri === source.uri).map(({ title }) => title).join('\n');
}

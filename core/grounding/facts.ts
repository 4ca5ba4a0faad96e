// Everything in a draft that can be checked, with what it needs as proof and which side proves it.
import type { InTurns } from '../in-turns.ts';
import { commonWords } from './common-words.ts';
import { foreignLanguage } from './foreign-stretches.ts';
import type { Inspection, PartText } from './inspection.ts';
import { type NameAt, names, nameSupported, peoples } from './names.ts';
import { phraseOf, restsOnNoProof } from './number-phrase.ts';
import { quantitySupport } from './quantity-support.ts';
import type { Quantity } from './quantities.ts';
import type { SourceText, Stretch } from './sources.ts';
import type { ClauseStretch } from './voice.ts';

export type Needs = 'resume' | 'company' | 'either';

export interface Fact {
  readonly kind: 'number' | 'name' | 'skill' | 'link';
  readonly part: PartText;
  /** Tokens that state it. */
  readonly at: Stretch;
  readonly stretch: ClauseStretch;
  readonly needs: Needs;
  readonly inResume: boolean;
  readonly inCompany: boolean;
  /** Of a skill: its usual name. */
  readonly skill?: string;
}

/** Facts of all parts, part by part. */
export function* facts(inspection: Inspection): InTurns<readonly Fact[]> {
  const found: Fact[] = [];
  for (const part of inspection.parts) {
    for (const kind of [numberFacts, skillFacts, nameFacts, linkFacts]) {
      found.push(...kind(part, inspection));
      yield;
    }
  }
  return found;
}

/** Which side must prove what stands in this stretch. */
export function needsOf({ owner, mode }: ClauseStretch): Needs {
  if (owner === 'self' && mode === 'asserted') return 'resume';
  if (owner === 'reader' && mode === 'asserted') return 'company';
  return 'either';
}

function numberFacts(part: PartText, inspection: Inspection): Fact[] {
  const found: Fact[] = [];
  const letter = foreignLanguage(part.tokens, 0, part.tokens.length, null);
  for (const [index, quantity] of part.quantities.entries()) {
    const stretch = part.stretchAt(quantity.from);
    if (restsOnNoProof(quantity, part, stretch)) continue;
    const clause = clauseAround(part, quantity.from, stretch);
    const stated = { quantity, tokens: part.tokens, clause, skills: skillsAbout(index, clause, part), foreign: letter !== null };
    // "I would love to bring five years of Go": wishing claims the years all the same.
    const needs = stretch.owner === 'self' && stretch.mode !== 'negated' && stretch.mode !== 'read' && isExperience(quantity, part) ? 'resume' : needsOf(stretch);
    const proves = (sources: readonly SourceText[]) => sources.some((source) => quantitySupport(stated, source) !== null);
    found.push({ kind: 'number', part, at: phraseOf(quantity, part), stretch, needs, inResume: proves(inspection.resume) || isTenure(quantity, clause, part, inspection), inCompany: proves(inspection.company) });
  }
  return found;
}

function isExperience({ unit, to }: Quantity, part: PartText): boolean {
  return (unit === 'year' || unit === 'month') && /^(?:of|in|with|as|at|building|running|writing|leading|working|shipping|experience|on|erfahrung|mit|als|en|de|d'expérience|con|avec|met|ervaring)$/.test(part.tokens[to]?.lower ?? '');
}

const parting = new Set([';', ':', '–', '—']);

/** From boundary to boundary: stretches of one clause are one for the words a number goes with. */
function clauseAround(part: PartText, token: number, stretch: ClauseStretch): Stretch {
  const sentence = part.sentenceAt(token);
  let from = Math.max(sentence.from, token - 40);
  let to = Math.min(sentence.to, token + 40);
  for (let index = token - 1; index >= from; index -= 1) {
    if (parting.has(part.tokens[index]?.text ?? '')) {
      from = index + 1;
      break;
    }
  }
  for (let index = token + 1; index < to; index += 1) if (parting.has(part.tokens[index]?.text ?? '')) to = index;
  // Another subject begins something else.
  for (const other of [part.stretchAt(Math.max(from, stretch.from - 1)), part.stretchAt(Math.min(to - 1, stretch.to))]) {
    if (other.clause === stretch.clause && other.owner === stretch.owner) continue;
    if (other.from >= stretch.to) to = Math.min(to, other.from);
    else if (other.to <= stretch.from) from = Math.max(from, other.to);
  }
  return { from, to };
}

/** Skills that a duration is about: those after it in its clause, up to the next number; without any, those before it. */
function skillsAbout(index: number, clause: Stretch, part: PartText): readonly string[] {
  const { from, to } = part.quantities[index] as Quantity;
  const next = part.quantities[index + 1]?.from ?? clause.to;
  const previous = part.quantities[index - 1]?.to ?? clause.from;
  const after = part.skillsIn({ from: to, to: Math.min(clause.to, next) });
  return (after.length > 0 ? after : part.skillsIn({ from: Math.max(clause.from, previous), to: from })).map(({ skill }) => skill);
}

/** "Eight years at Acme", when the résumé says from when to when: subtraction is proof enough. */
function isTenure({ unit, value, said }: Quantity, clause: Stretch, part: PartText, { profile }: Inspection): boolean {
  if (unit !== 'year') return false;
  const words = new Set(part.tokens.slice(clause.from, clause.to).map(({ lower }) => lower));
  if (part.skillsIn(clause).length > 0) return false;
  return profile.experience.some((entry) => {
    const company = (entry.company?.value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])[0];
    if (company === undefined || !words.has(company)) return false;
    const years = [entry.start, entry.end].map((date) => Number(/(?:19|20)\d\d/.exec(date?.value ?? '')?.[0]));
    const span = (years[1] ?? Number.NaN) - (years[0] ?? Number.NaN);
    return said === 'over' ? span > value : said === 'about' ? Math.abs(span - value) <= 1 : span === value;
  });
}

function skillFacts(part: PartText, { resume, company }: Inspection): Fact[] {
  return part.skills.flatMap(({ skill, from, to }) => {
    const stretch = part.stretchAt(from);
    if (stretch.owner === 'self' && stretch.mode === 'negated') return [];
    if (stretch.mode === 'asked' && stretch.owner === 'reader' && asksWhether(part, from)) return [];
    // Prisma is a tool, and the company that makes it: "used Prisma" claims, "a note to Prisma" does not.
    if (part.inCompanyName(from) && !(needsOf(stretch) === 'resume' && /^(?:of|with|in|used|use|using|know|knew|wrote|write|run|ran|built|and|,)$/.test(part.tokens[from - 1]?.lower ?? ''))) return [];
    return [{ kind: 'skill' as const, part, at: { from, to }, stretch, needs: needsOf(stretch), inResume: resume.some(({ skills }) => skills.has(skill)), inCompany: company.some(({ skills }) => skills.has(skill)), skill }];
  });
}

/** "Do you use Nomad?" states nothing. */
function asksWhether(part: PartText, token: number): boolean {
  const { from, to } = part.sentenceAt(token);
  const opening = part.tokens.slice(from, Math.min(to, from + 5)).map(({ lower }) => lower).join(' ');
  return /^(?:do|does|are|is|have|did) (?:you|your team|the team) (?:(?:still|also|already|ever|even|now) )?(?:use|using|used|run|running|have|work|working|need|write|build|deploy|rely|plan|consider|considered|look|looked|tried|try)\b/.test(opening) && part.tokens[to - 1]?.text === '?';
}

function nameFacts(part: PartText, inspection: Inspection): Fact[] {
  const { resume, company, leadNames, senderNames } = inspection;
  const everywhere = [...resume, ...company];
  const isWord = (lower: string): boolean => everywhere.some((source) => (source.places.get(lower) ?? []).some((place) => source.tokens[place]?.text === lower));
  const alone = (word: string): boolean => leadNames.places.has(word) || senderNames.places.has(word);
  const found: Fact[] = [];
  for (const name of names(part, isWord)) {
    const stretch = part.stretchAt(name.from);
    const claims = needsOf(stretch);
    const words = claims === 'resume' ? name.words : name.words.filter((word) => !peoples.has(word));
    if (words.length === 0 || isGreeted(name, part, inspection)) continue;
    const free = nameSupported(words, [leadNames], alone) || nameSupported(words, [senderNames], alone);
    found.push({
      kind: 'name',
      part,
      at: name,
      stretch,
      needs: free ? 'either' : claims,
      inResume: free || nameSupported(words, resume, alone),
      inCompany: free || nameSupported(words, company, alone),
    });
  }
  return found;
}

/** "Hi Jane": the first name of the person written to, whatever else stands in the line. */
function isGreeted({ words }: NameAt, _part: PartText, { lead }: Inspection): boolean {
  const person = new Set((lead.person ?? '').toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
  return words.every((word) => person.has(word) || commonWords.has(word)) && words.some((word) => person.has(word));
}

/** More addresses than this in one part are a dump, and none of the rest is looked up. */
const mostLinks = 100;

function linkFacts(part: PartText, { resume, company, sender, lead, documents }: Inspection): Fact[] {
  const own = [sender.email, lead.email ?? '', lead.website ?? ''].filter((address) => address !== '').map(plainLink);
  let looked = 0;
  return part.tokens.flatMap((token, at) => {
    if (token.kind !== 'link' || part.skillAt(at) !== undefined) return [];
    looked += 1;
    const plain = plainLink(token.text);
    const has = (sources: readonly SourceText[]) => own.includes(plain) || (looked <= mostLinks && sources.some(({ lower }) => lower.includes(plain)));
    const needs = !isAddress(token.text) || own.includes(plain) || isOfCompany(plain, lead, documents) ? 'either' : 'resume';
    return [{ kind: 'link' as const, part, at: { from: at, to: at + 1 }, stretch: part.stretchAt(at), needs, inResume: has(resume), inCompany: has(company) }];
  });
}

/** `Booking.com` by itself is a name. */
function isAddress(link: string): boolean {
  return /@|\/|^www\./i.test(link);
}

/** A page proves no address but the company's own and that of what was read: orders to answer or to pay elsewhere stand on pages, too. */
function isOfCompany(plain: string, { email, website }: Inspection['lead'], documents: Inspection['documents']): boolean {
  const host = hostOf(plain);
  const own = [email ?? '', website ?? ''].map((address) => hostOf(plainLink(address))).filter((each) => each !== '');
  return own.some((each) => host === each || host.endsWith(`.${each}`)) || documents.some(({ uri }) => plainLink(uri) === plain);
}

/** Of a mail or web address without its scheme. */
function hostOf(plain: string): string {
  return (plain.split('/')[0] ?? '').replace(/^.*@/, '').replace(/^www\./, '');
}

function plainLink(link: string): string {
  return link.toLowerCase().replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/\/+$/, '');
}
